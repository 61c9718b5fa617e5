"""What pages of several audiences show of the guide: its questions, short help, checklists, and how a note is taken in."""
