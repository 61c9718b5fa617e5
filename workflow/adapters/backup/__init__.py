"""One sealed file with everything in the database, and the way back."""
