"""The escalation tracks: which there are, how each may go on, and what must be there first. Read `table.py` first."""
