"""Decides how a name is found: every word somewhere in it, with or without æ, ø, å, their double letters, and accents."""

import sqlalchemy as sa

from workflow.adapters.persistence.tables import person
from workflow.domain.names import sort_key

LONGEST = 100
_SAME = (("zzx", "a"), ("zzy", "o"), ("zzz", "a"), ("aa", "a"), ("ae", "a"), ("oe", "o"))
"""The stored key writes æ, ø and å as letters behind z; people write them as ae, oe and aa, or leave the dots out."""


def name_holds(wanted: str) -> list[sa.ColumnElement[bool]]:
    """One condition for each word of what is searched for."""
    stored: sa.ColumnElement[str] = person.c.sort_name
    for written, plain in _SAME:
        stored = sa.func.replace(stored, written, plain)
    return [stored.contains(_plain(word), autoescape=True) for word in sort_key(wanted[:LONGEST]).split()]


def _plain(word: str) -> str:
    for written, plain in _SAME:
        word = word.replace(written, plain)
    return word
