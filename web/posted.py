"""Decides which parts of a posted form are hidden ones, which are files, how those are read, and which are answers worth a draft."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import request
from werkzeug.datastructures import FileStorage, MultiDict

from forms.health_warning import KEPT, SHOWN
from forms.texts import without_identity_numbers

UNKNOWN_VERSION = -1
"""No case has it: a form without a readable version is treated as overtaken, and what was written is kept."""
LONGEST_VERSION = 9
LONGEST_NUMBER = 18
NOT_ANSWERS = frozenset(
    {
        "csrf_token",
        "case_version",
        "step",
        "submission",
        "save_draft",
        "plan_only",
        "sequence",
        "mark",
        "change_it",
        "add_row",
        "previewed",
        "access_reason-choice",
        "access_reason-words",
        SHOWN,
        KEPT,
    }
)


def posted_answers() -> dict[str, list[str]]:
    """The answers alone, as a draft keeps them."""
    return {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}


def kept_of(answers: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What a draft keeps of answers nobody has looked through yet: all but identity numbers, which belong in none."""
    return {name: [without_identity_numbers(value) for value in values] for name, values in answers.items()}


def posted_with_file(name: str) -> tuple[MultiDict[str, str], FileStorage | None]:
    """The answers with the name of the file in the place of the file, and the file, None where none was chosen."""
    sent = request.files.get(name)
    chosen = sent if sent and sent.filename else None
    posted = MultiDict(request.form.items(multi=True))
    posted.setlist(name, [chosen.filename or ""] if chosen else [])
    return posted, chosen


def case_version() -> int:
    """The version of the case the form was filled in on."""
    text = request.form.get("case_version", "")
    readable = text.isascii() and text.isdecimal() and len(text) <= LONGEST_VERSION
    return int(text) if readable else UNKNOWN_VERSION


def submission() -> UUID | None:
    """The id the form was given when it was shown; the same id twice is a double click."""
    return posted_id("submission")


def posted_id(name: str) -> UUID | None:
    """A hidden id, or None when it is no id."""
    try:
        return UUID(request.form.get(name, ""))
    except ValueError:
        return None


def number_from(text: str) -> int | None:
    """A whole number, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None
