"""What runs beside the pages: the relay that wakes workers, the scheduler, and the work itself, one effect a file."""
