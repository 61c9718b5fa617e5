"""Decides how a text stands in a Word file: its line breaks, its paragraphs, and which way it is read."""

import re
import unicodedata
from collections.abc import Iterator

from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_SHOWN = re.compile(r"[^\s\u200b\u00ad]")
_RIGHT_TO_LEFT = {"R", "AL"}
# The schema of Word asks for its properties in this order.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def paragraphs_of(words: str) -> list[str]:
    """What the author's blank lines part; single line breaks stay in."""
    return _BLANK_LINES.split(words)


def named(words: str) -> str:
    """A heading somebody can find: a dash for one without any letter."""
    return words if _SHOWN.search(words) else "–"


def write(paragraph: Paragraph, words: str, style: str | None = None) -> None:
    """Add the words; what is written from right to left is marked, so that its punctuation falls on the right side."""
    for part, leftwards in directed(words):
        run = paragraph.add_run(part, style)
        if leftwards:
            run.font.rtl = True


def turn(paragraph: Paragraph, words: str) -> None:
    """Let the paragraph begin on the right when its first letter does."""
    letters = (unicodedata.bidirectional(character) for character in words)
    if next((kind for kind in letters if kind == "L" or kind in _RIGHT_TO_LEFT), "L") != "L":
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 the library has no name for this property
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def directed(words: str) -> Iterator[tuple[str, bool]]:
    """The words in pieces, each with whether it is read from right to left; blanks and digits go with what is before."""
    start, leftwards = 0, False
    for place, character in enumerate(words):
        kind = unicodedata.bidirectional(character)
        if kind != "L" and kind not in _RIGHT_TO_LEFT:
            continue
        now = kind in _RIGHT_TO_LEFT
        if now != leftwards:
            end = _end_of_words(words, start, place)
            if end > start:
                yield words[start:end], leftwards
            start, leftwards = end, now
    if words[start:]:
        yield words[start:], leftwards


def _end_of_words(words: str, start: int, place: int) -> int:
    """Where the piece before `place` ends: the blank between two scripts belongs to neither, so it opens the next."""
    while place > start and unicodedata.bidirectional(words[place - 1]) == "WS":
        place -= 1
    return place
