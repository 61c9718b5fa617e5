"""Decides how a word that stands alone elsewhere is written inside a sentence."""


def inside_sentence(word: str) -> str:
    """Small first letter; abbreviations such as HR stay as they are."""
    return word if word.isupper() else word[:1].lower() + word[1:]
