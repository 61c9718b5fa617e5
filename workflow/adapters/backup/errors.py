"""Decides how a backup that cannot be used is told: one sentence each, never with a key or a word of its content."""


class BadBackup(Exception):
    """The file is no backup, or not as it was made."""


class KeyMissing(BadBackup):
    """The key it was sealed with is not on the ring."""


class NotEmpty(Exception):
    """The database has rows in it, and nothing is written over what is there."""


class WrongSchema(Exception):
    """The database stands at a migration the backup cannot come from or go to."""
