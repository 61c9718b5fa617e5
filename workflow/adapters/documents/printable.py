"""Decides what of a text can stand on paper: what the fonts cannot show becomes a visible mark, never a lost page."""

import re
import unicodedata
from collections.abc import Container

REPLACEMENT = "\ufffd"
_BYTE_ORDER_MARK = "\ufeff"
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Reordering controls could make a signed paper read differently from what is stored.
_REORDERING = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A))
_LONGEST_WORD = re.compile(r"[^\s\u200b]{45}(?=[^\s\u200b])")
_NEVER_SHOWN = {"Cc", "Cs", "Co", "Cn"}


def printable(text: str, shown: Container[int]) -> tuple[str, frozenset[str]]:
    """The text as it can be printed with those code points, and the characters that had to be replaced."""
    kept, replaced = legible(text, shown)
    # A place to break, or an address of 300 letters runs off the sheet.
    return _LONGEST_WORD.sub(lambda found: found.group() + "\u200b", kept), replaced


def legible(text: str, shown: Container[int]) -> tuple[str, frozenset[str]]:
    """The text without what no reader can see or trust, and the characters that had to be replaced."""
    clean = (
        _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))
        .replace("\t", "    ")
        .replace(_BYTE_ORDER_MARK, "")
    )
    replaced: set[str] = set()
    return "".join(_on_paper(character, shown, replaced) for character in clean), frozenset(replaced)


def _on_paper(character: str, shown: Container[int], replaced: set[str]) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    code = ord(character)
    if code in shown and code not in _REORDERING and category not in _NEVER_SHOWN:
        return character
    if _is_invisible(character, category) and code not in _REORDERING:
        return ""
    replaced.add(character)
    return REPLACEMENT


def _is_invisible(character: str, category: str) -> bool:
    # Joiners, tags and variation selectors say how a neighbour looks; alone they are nothing a reader misses.
    return category == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")
