"""The use cases: each file decides one thing a person or the calendar makes happen."""
