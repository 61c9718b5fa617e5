"""Reads the word tables beside this file, once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from forms.health_words.patterns import Table, Words, table

_HERE = Path(__file__).parent


@cache
def words_of_health() -> Table:
    """What warns, in Norwegian and English at once: people mix, and the page's language says little about the text."""
    entries = (*_entries("norwegian.txt"), *_entries("english.txt"))
    return table((full for entry in entries for full in _compounds(entry)), _body())


@cache
def words_of_work() -> Table:
    """What looks alike and never warns."""
    return table(_entries("fine.txt"), _body())


@cache
def _body() -> Words:
    body = Words()
    for entry in _entries("body.txt"):
        body.add(entry)
    return body


def _compounds(entry: str) -> Iterator[str]:
    if "{part}" not in entry:
        yield entry
        return
    for part in _entries("parts.txt"):
        yield entry.replace("{part}", part)


@cache
def _entries(name: str) -> tuple[str, ...]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    listed = (line.split(",") for line in lines if not line.startswith("#"))
    return tuple(entry for line in listed for entry in map(str.strip, line) if entry)
