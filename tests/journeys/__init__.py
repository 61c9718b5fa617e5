"""What people do from the first day of an absence to its end, in a real browser on the real service."""
