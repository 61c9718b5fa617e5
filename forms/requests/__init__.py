"""What is told with the moves of a request for help, what begins one, and the mark that a follow-up is difficult."""
