"""Decides how people are ordered by name: family name first, with æ, ø and å last, as in Norwegian lists.

The databases' own orders differ from each other and from that, so a key is stored beside each name.
"""

import unicodedata

_LAST_LETTERS = str.maketrans({"æ": "zzx", "ä": "zzx", "ø": "zzy", "ö": "zzy", "å": "zzz"})


def sort_name(given_name: str, family_name: str) -> str:
    """The key people are ordered by; plain small letters and spaces only."""
    return sort_key(f"{family_name} {given_name}")


def sort_key(text: str) -> str:
    """The key of any name, also of a part somebody searches for."""
    whole = unicodedata.normalize("NFC", text).casefold().translate(_LAST_LETTERS)
    # Accents on other letters do not change their place.
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(sign))
    return " ".join(bare.split())
