"""What a year of an invented workplace needs: who works there, what they do, and what should be heard of it.

Two tell such a year: a test in one process, and `python -m tests.soak` with a whole service whose parts are killed.
"""
