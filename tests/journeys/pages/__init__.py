"""One class a page; what is pressed on it gives back the page it leads to."""
