"""Read models: each file answers one question of a page with plain data, in one or two statements.

Nothing here writes, except `reading_log`, which notes who read what.
"""
