"""Decides what the files of a package are called: names any system can write, that lead nowhere outside its folder."""

import re
import unicodedata

LONGEST = 90
_NOT_IN_NAMES = re.compile(r"[^\w ,.()+-]", re.UNICODE)
_BLANKS = re.compile(r"[\s_]+")


def safe_name(words: str) -> str:
    """The words as part of a file name: letters and digits of any language, no separators, no dots at the ends."""
    plain = _NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", words))
    return _BLANKS.sub(" ", plain)[:LONGEST].strip(" .-") or "-"


def numbered(folder: str, number: int, words: str, ending: str) -> str:
    """A file in one of the package's folders; the number keeps names apart and in order."""
    return f"{safe_name(folder)}/{number:03} {safe_name(words)}.{ending}"
