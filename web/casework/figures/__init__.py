"""Published figures of units, for everybody who may see some: whose units differs, the figures are the same."""
