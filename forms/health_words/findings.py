"""Decides what is told of a word of health: which kind it is and where it stands."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS_A_SENTENCE = re.compile(r"[.!?;:\n]")
_NEIGHBOURS = str.maketrans("öä", "øæ")
"""Letters of the neighbours' keyboards; the length of a word stays."""


class Kind(StrEnum):
    """What was found: a word of health, or a code of one of the two lists doctors use."""

    HEALTH_WORD = "health_word"
    ICD10 = "icd10"
    ICPC2 = "icpc2"


@dataclass(frozen=True, slots=True)
class Finding:
    """`word` as it is written, from `start` up to `end` in the text."""

    kind: Kind
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters: as written, made plain for looking up, and whether a sentence ended just before it."""

    written: str
    plain: str
    start: int
    end: int
    begins_sentence: bool


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order."""
    before = 0
    for run in _LETTERS.finditer(text):
        begins = _ENDS_A_SENTENCE.search(text, before, run.start()) is not None
        before = run.end()
        yield Token(run[0], plain(run[0]), run.start(), run.end(), begins)


def plain(word: str) -> str:
    """A word for looking up: small letters, composed."""
    return unicodedata.normalize("NFC", word).lower().translate(_NEIGHBOURS)
