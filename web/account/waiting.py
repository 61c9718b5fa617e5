"""What is said when there have been too many tries."""

from flask_babel import ngettext


def wait_sentence(seconds: int) -> str:
    """How long to wait, and that nothing is locked."""
    sentence: str = ngettext(
        "There have been many tries. Wait %(num)s second, then try again. Nothing is locked.",
        "There have been many tries. Wait %(num)s seconds, then try again. Nothing is locked.",
        seconds,
    )
    return sentence
