"""Decides which passwords are good enough, and how they are kept: Argon2id, never in clear.

Length is what counts: no rules about kinds of characters, no forced change. Refused are what everybody tries first and what is known to be stolen.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from web.auth.common_words import COMMON, RUNS
from web.auth.known_passwords import is_in_file, is_on_list
from workflow.domain.text import N_

SHORTEST = 12
LONGEST = 256
SHORTEST_NAME = 4
RUN_LENGTH = 4
FEWEST_OF_ONES_OWN = 5
FEWEST_DIFFERENT = 5
MOST_KNOWN_WORDS = 2
# Letters and digits that cannot be mistaken for each other when read from paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")

TOO_SHORT = N_("Use at least 12 characters. A sentence of your own is easy to remember and hard to guess.")
TOO_LONG = N_("Use at most 256 characters.")
TOO_COMMON = N_(
    "This is among the first things anybody would try. Choose something less usual, for example four words."
)
KNOWN = N_(
    "This password is on lists of passwords that were stolen elsewhere. Choose another one, for example four words."
)
NAMES_OWNER = N_("The password must not contain your name or user name.")


def hash_password(password: str) -> str:
    """The form a password is kept in."""
    return _hasher().hash(_normal(password))


def verify_password(kept: str | None, password: str) -> bool:
    """Whether the password is right; takes the same work when there is none to compare with."""
    try:
        _hasher().verify(kept or _nobodys_hash(), _normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def needs_new_hash(kept: str) -> bool:
    """Whether a password is kept with less work than we ask for today."""
    return _hasher().check_needs_rehash(kept)


def one_time_password() -> str:
    """A random password to hand over, about 79 bits, in groups that can be read aloud."""
    while True:  # chance may spell a word that is known: then again
        made = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
        if refusal_of(made) is None:
            return made


def refusal_of(password: str, owned_by: Iterable[str] = (), *, stolen: Path | None = None) -> str | None:
    """The sentence (a message id) that says why a password is refused; None when it is good enough.

    `owned_by` are names, user name and the like of whoever chooses it; `stolen` is a file of hashes of an installation's own.
    """
    weakness = weakness_of(password, owned_by)
    if weakness:
        return weakness
    if is_on_list(password) or (stolen and is_in_file(password, stolen)):
        return KNOWN
    return None


def weakness_of(password: str, owned_by: Iterable[str] = ()) -> str | None:
    """Why a password is refused for what it is made of; None when it is not."""
    plain = _normal(password).casefold()
    if len(plain) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    if any(name in plain for name in _parts(owned_by)):
        return NAMES_OWNER
    if len(set(plain)) < FEWEST_DIFFERENT or _is_common(plain):
        return TOO_COMMON
    return None


def _is_common(plain: str) -> bool:
    """Whether little is left without runs of keys, digits, and one or two words everybody knows."""
    rest = _without_runs(plain)
    return any(_own_letters(text) < FEWEST_OF_ONES_OWN for text in (rest, rest.translate(_LOOKALIKES)))


def _own_letters(text: str) -> int:
    known = 0
    for word in sorted(COMMON, key=len, reverse=True):
        if word in text and known < MOST_KNOWN_WORDS:
            text, known = text.replace(word, ""), known + 1
    return len(re.sub(r"[\W\d_]", "", text))


def _without_runs(text: str) -> str:
    rest, start = "", 0
    while start < len(text):
        length = _run_at(text, start)
        rest += "" if length else text[start]
        start += length or 1
    return rest


def _run_at(text: str, start: int) -> int:
    longest = 0
    for run in (*RUNS, *(run[::-1] for run in RUNS)):
        length = RUN_LENGTH
        while start + length <= len(text) and text[start : start + length] in run:
            longest, length = max(longest, length), length + 1
    return longest


def _parts(owned_by: Iterable[str]) -> set[str]:
    words = (word for name in owned_by for word in re.split(r"[\W_]+", _normal(name).casefold()))
    return {word for word in words if len(word) >= SHORTEST_NAME}


def _normal(password: str) -> str:
    # The same letter may be typed as one sign or as two, depending on the keyboard.
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash(secrets.token_hex(16))
