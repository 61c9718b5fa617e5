"""Decides how posted parameters are read: text only, and the first of several answers to one question wins."""

from collections.abc import Iterator, Mapping
from typing import Any

Submitted = Mapping[str, str | list[str]] | Any
"""A plain mapping of answers (a stored draft), or posted data the way web frameworks hand it over, with getlist()."""


class Posted:
    """A plain mapping of answers, read like a posted form."""

    def __init__(self, answers: Mapping[str, str | list[str]]) -> None:
        self._answers = answers

    def getlist(self, name: str) -> list[str]:
        """Every value under the name, in order."""
        found = self._answers.get(name, [])
        return [found] if isinstance(found, str) else list(found)

    def __contains__(self, name: object) -> bool:
        return name in self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def as_posted(submitted: Submitted | None) -> Any:
    """What was submitted, in the shape the fields read; None means that the form is shown for the first time."""
    if submitted is None or hasattr(submitted, "getlist"):
        return submitted
    return Posted(submitted)


def first(values: list[str]) -> str:
    """The one answer to a question with one answer: the first, or nothing."""
    return values[0] if values and isinstance(values[0], str) else ""
