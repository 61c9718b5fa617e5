"""Decides what a reader is shown of a new version: question by question, which words are new and which are gone.

A question is the same one when its name is. Applying the pieces of an answer gives both texts back, letter for letter.
Work is bounded: what is left when comparing word by word would take too long is shown as replaced as a whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum

from workflow.domain.documents import Answers, ShownAnswer

MOST_WORK = 2_000_000
"""Looks at pairs of equal words that one page may cost; two tenths of a second or so, hardly ever reached."""

_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_Rows = list[tuple["Change", Sequence[str]]]


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row that fared alike."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A question with its answer in pieces; `change` says whether the question itself is new, gone or was kept."""

    name: str
    label: str
    pieces: tuple[Piece, ...]
    change: Change = Change.KEPT

    @property
    def is_changed(self) -> bool:
        """Whether the reader finds another answer than before."""
        return any(piece.change is not Change.KEPT for piece in self.pieces)


class _Patience:
    """How much work may still be done."""

    def __init__(self, looks: int) -> None:
        self._left = looks

    def lasts(self, looks: int) -> bool:
        """Whether there is patience for so many looks more; they are taken off."""
        self._left -= looks
        return self._left >= 0


def differences(before: Answers, after: Answers) -> tuple[Difference, ...]:
    """Every question of either version that has an answer in one of them, in the order of the newer version."""
    old = {answer.name: answer for answer in _answers(before)}
    new = {answer.name: answer for answer in _answers(after)}
    patience = _Patience(MOST_WORK)
    found = [_compared(old.get(answer.name), answer, patience) for answer in new.values()]
    found += [_gone(answer) for answer in old.values() if answer.name not in new]
    return tuple(one for one in found if one.pieces)


def pieces_of(before: str, after: str, most_work: int = MOST_WORK) -> tuple[Piece, ...]:
    """The words of two texts, by what became of them."""
    return _pieces(before, after, _Patience(most_work))


def _compared(old: ShownAnswer | None, new: ShownAnswer, patience: _Patience) -> Difference:
    if old is None:
        return Difference(new.name, new.label, _whole(Change.ADDED, new.shown), Change.ADDED)
    if old.shown == new.shown or (new.raw is not None and old.raw == new.raw):
        return Difference(new.name, new.label, _whole(Change.KEPT, new.shown))
    if new.options:
        pieces = (*_whole(Change.REMOVED, old.shown), *_whole(Change.ADDED, new.shown))
        return Difference(new.name, new.label, pieces)
    return Difference(new.name, new.label, _pieces(old.shown, new.shown, patience))


def _gone(answer: ShownAnswer) -> Difference:
    return Difference(answer.name, answer.label, _whole(Change.REMOVED, answer.shown), Change.REMOVED)


def _whole(change: Change, text: str) -> tuple[Piece, ...]:
    return (Piece(change, text),) if text else ()


def _answers(answers: Answers) -> Iterator[ShownAnswer]:
    for section in answers.sections:
        yield from section.answers


def _pieces(before: str, after: str, patience: _Patience) -> tuple[Piece, ...]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    rows: _Rows = []
    a = b = 0
    for match in [*_matches(old, new, patience), Match(len(old), len(new), 0)]:
        rows += [(Change.REMOVED, old[a : match.a]), (Change.ADDED, new[b : match.b])]
        a, b = match.a + match.size, match.b + match.size
        rows.append((Change.KEPT, old[match.a : a]))
    return _joined(rows)


def _matches(old: list[str], new: list[str], patience: _Patience) -> list[Match]:
    """Runs of words that both texts have, in order; fewer of them when patience ends.

    As `SequenceMatcher.get_matching_blocks`, but for the patience, which that has not; without its heuristic, which
    would take the words of a long text that recur for noise.
    """
    matcher, there = SequenceMatcher(None, old, new, autojunk=False), Counter(new)
    found: list[Match] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, a_end, b, b_end = waiting.pop()
        if not patience.lasts(sum(there[word] for word in old[a:a_end])):
            break
        match = matcher.find_longest_match(a, a_end, b, b_end)
        if match.size:
            found.append(match)
            waiting.append((a, match.a, b, match.b))
            waiting.append((match.a + match.size, a_end, match.b + match.size, b_end))
    return sorted(found)


def _joined(rows: _Rows) -> tuple[Piece, ...]:
    """Runs of words as text; neighbours that fared alike are one piece."""
    found: list[Piece] = []
    for change, words in rows:
        text = "".join(words)
        if text and found and found[-1].change is change:
            found[-1] = Piece(change, found[-1].text + text)
        elif text:
            found.append(Piece(change, text))
    return tuple(found)
