"""The timeline picture of an absence: plain data in, shapes with whole numbers and words out, for macros/timeline.html."""
