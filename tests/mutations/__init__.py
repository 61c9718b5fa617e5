"""Tests of the tests: each guard, filter and log line taken away in turn, and the tests that must notice.

`python -m tests.mutations` tries all of them in a copy of the tree and tells which survive; words after it choose by name.
`python -m tests.mutations --jobs 2 sight` tries those with "sight" in their place, two at a time.
That each is still found in the code is asked in the ordinary run (`tests/structure/test_mutants_apply.py`).
"""
