"""The evidence package of a case: what is in it, how it is written, and how somebody later finds out that it was changed."""
