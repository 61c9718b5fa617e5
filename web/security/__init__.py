"""What every request and answer is held to: the guard at the door, headers, limits, what is told when something fails."""
