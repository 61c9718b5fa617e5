"""Decides how a word that stands alone elsewhere is written inside a sentence."""

NAMES = frozenset({"Nav"})


def inside_sentence(word: str) -> str:
    """Small first letter; abbreviations such as HR and names stay as they are."""
    return word if word.isupper() or word in NAMES else word[:1].lower() + word[1:]
