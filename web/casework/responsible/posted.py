"""Decides how the hidden parts of a posted form are read: which version it meant, and which copy of the form it is."""

from uuid import UUID

from flask import request

UNKNOWN_VERSION = -1
"""No case has it: a form without a readable version is treated as overtaken, and its input kept."""
LONGEST_VERSION = 9
NOT_ANSWERS = frozenset({"csrf_token", "case_version", "step", "submission", "save_draft"})


def posted_version() -> int:
    """The version of the case the page was made from."""
    text = request.form.get("case_version", "")
    readable = text.isascii() and text.isdigit() and len(text) <= LONGEST_VERSION
    return int(text) if readable else UNKNOWN_VERSION


def posted_submission() -> UUID | None:
    """The id the form got when it was shown; the same in both halves of a double click."""
    try:
        return UUID(request.form.get("submission", ""))
    except ValueError:
        return None


def posted_answers() -> dict[str, list[str]]:
    """The answers alone, as a draft keeps them."""
    return {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}
