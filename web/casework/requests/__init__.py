"""Requests for help as every audience shows them: names, lines, what is on file. Which pages there are: each audience's own."""
