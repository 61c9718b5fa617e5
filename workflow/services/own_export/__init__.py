"""Everything the service keeps about somebody, in one file for them alone."""
