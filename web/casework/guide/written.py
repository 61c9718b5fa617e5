"""Reads a text under a question as it was posted, by the page itself or by a button."""

from datetime import date
from uuid import UUID

from werkzeug.datastructures import MultiDict

from forms.base import FormContext
from forms.guide.note import NoteForm
from workflow.services.talks import Writing

Fields = MultiDict[str, str]
LONGEST_NUMBER = 9


def note_in(fields: Fields, today: date) -> NoteForm:
    """The text, or what was chosen of two texts, looked through."""
    answers = {name: values for name, values in fields.lists() if name != "text"}
    form = NoteForm(answers | {"text": [_chosen_text(fields)]}, context=FormContext(today=today))
    form.validate()
    return form


def writing_in(fields: Fields, form: NoteForm) -> Writing:
    """The text with the revision it was written on."""
    return Writing(
        text=form.written,
        revision=_number(fields, "revision"),
        tab=_id(fields, "tab"),
        count=_number(fields, "count"),
    )


def shares(fields: Fields) -> bool:
    """Whether an employee wants the manager to see the text."""
    return fields.get("share") == "yes"


def words_wait(form: NoteForm) -> bool:
    """Whether words of health were found that the writer has not looked at."""
    return form.health_warning is not None and not form.health_warning.kept


def _chosen_text(fields: Fields) -> str:
    """One's own text, the other one, or both one below the other."""
    mine, other, choice = fields.get("text", ""), fields.get("other", ""), fields.get("keep", "")
    if choice == "theirs":
        return other
    return f"{other}\n\n{mine}" if choice == "both" else mine


def _number(fields: Fields, name: str) -> int:
    text = fields.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def _id(fields: Fields, name: str) -> UUID | None:
    try:
        return UUID(fields.get(name, ""))
    except ValueError:
        return None
