"""Decides how the hidden parts of a posted form are read: which case version it meant, and which form it was."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, request


def case_version() -> int:
    """The version of the case the form was filled in on."""
    text = request.form.get("case_version", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):  # noqa: PLR2004 more digits are no version
        abort(HTTPStatus.BAD_REQUEST)
    return int(text)


def submission() -> UUID | None:
    """The id the form was given when it was shown; the same id twice is a double click."""
    return posted_id("submission")


def posted_id(name: str) -> UUID | None:
    """A hidden id, or None when it is no id."""
    try:
        return UUID(request.form.get(name, ""))
    except ValueError:
        return None
