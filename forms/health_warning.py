"""Decides whether words of health in the answers were read and kept by their writer, or are shown once more.

A warning stops nothing that its writer wants to say: it is acknowledged with a tick, for exactly the words shown. A word
that comes later is shown as well. Nothing of it is stored: the signs of the words live in the form on the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forms.health_words import Finding, mark
from forms.posted import first

SHOWN = "health_words_shown"
"""The hidden part of a form: signs of the words its writer has been shown."""
KEPT = "health_words_kept"
"""The tick beside the warning."""


@dataclass(frozen=True, slots=True)
class HealthWarning:
    """The words that are shown, each once; their signs; and whether their writer wants to keep them."""

    words: tuple[str, ...]
    marks: str
    kept: bool


def warning_about(found: Iterable[tuple[str, Finding]], posted: Any) -> HealthWarning | None:
    """The warning about the findings, each with its question; None where there are none."""
    found = tuple(found)
    if not found:
        return None
    marks = {mark(question, finding) for question, finding in found}
    ticked = _said(posted, KEPT) == "yes"
    return HealthWarning(
        words=shown_words(finding for _question, finding in found),
        marks=" ".join(sorted(marks)),
        kept=ticked and marks <= set(_said(posted, SHOWN).split()),
    )


def _said(posted: Any, name: str) -> str:
    return "" if posted is None else first(posted.getlist(name))


def shown_words(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The words as they are written, each once, in their order."""
    words: dict[str, str] = {}
    for finding in findings:
        words.setdefault(finding.word.casefold(), finding.word)
    return tuple(words.values())
