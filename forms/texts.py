"""Decides what becomes of written text before it is kept.

Removed without a word, because nobody can see or mean them: NUL and other control characters, bidirectional
overrides, embeddings and isolates (they can make text read as something else than it is), and code points that are
no characters. Kept: emoji with their joiners, every language's letters, right-to-left letters and marks.
"""

import re
import unicodedata

from stdnum.no import fodselsnummer

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters except tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides, isolates
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"  # byte order mark, annotation marks, non-characters
)
_ELEVEN_DIGITS = re.compile(r"(?<![0-9])[0-9]{6}[ \u00a0.\-]?[0-9]{5}(?![0-9])")
_DAYS = {*range(1, 32), *range(41, 72)}
"""Days of birth as written in identity numbers; D numbers add 40."""
_MONTHS = {month + added for month in range(1, 13) for added in (0, 40, 65, 80)}
"""Months as written; provisional and synthetic numbers add 40, 65 or 80."""

LEFT_OUT = "[…]"
COMPOSED_UP_TO = 10_000
"""Longer texts are refused anyway; composing letters and accents of a hostile text grows with its square."""


def tidy(text: str) -> str:
    """The text with one kind of line ending, without invisible characters and without space around it."""
    plain = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)).strip()
    return unicodedata.normalize("NFC", plain) if len(plain) <= COMPOSED_UP_TO else plain


def tidy_line(text: str) -> str:
    """Tidy text on one line, with single spaces."""
    return " ".join(tidy(text).split())


def holds_identity_number(text: str) -> bool:
    """Whether the text holds something with the form and check digits of a Norwegian identity number."""
    return any(_is_identity_number(found[0]) for found in _ELEVEN_DIGITS.finditer(text))


def without_identity_numbers(text: str) -> str:
    """The text as a draft keeps it: a mark stands where an identity number was, which no form would take."""
    return _ELEVEN_DIGITS.sub(lambda found: LEFT_OUT if _is_identity_number(found[0]) else found[0], text)


def _is_identity_number(candidate: str) -> bool:
    """A possible birth day and both check digits; asked without the clock, so that tests and years do not matter."""
    digits = "".join(character for character in candidate if character.isdigit())
    if int(digits[:2]) not in _DAYS or int(digits[2:4]) not in _MONTHS:
        return False
    check_digits = fodselsnummer.calc_check_digit1(digits), fodselsnummer.calc_check_digit2(digits)
    return (digits[9], digits[10]) == check_digits
