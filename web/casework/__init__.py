"""What pages of several audiences say about a case: names, dates, the step line. No addresses, no permissions."""
