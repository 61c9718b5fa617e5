"""Reads a text under a question as it was posted, by the page itself or by a button, and answers the page."""

from http import HTTPStatus
from uuid import UUID

from flask import Response, jsonify, request
from flask_babel import gettext as _

from forms.base import FormContext
from forms.guide.note import NoteForm
from web.current import today
from web.posted import posted_id
from workflow.services.talks import Overtaken, Saved, Writing

LONGEST_NUMBER = 9


def by_script() -> bool:
    """Whether the page sent it by itself, and wants data back."""
    return request.headers.get("X-Requested-With") == "autosave"


def posted_note() -> NoteForm:
    """The text, or what was chosen of two texts, looked through."""
    answers = {name: values for name, values in request.form.lists() if name != "text"}
    form = NoteForm(answers | {"text": [_chosen_text()]}, context=FormContext(today=today()))
    form.validate()
    return form


def posted_writing(form: NoteForm) -> Writing:
    """The text with the revision it was written on."""
    tab: UUID | None = posted_id("tab")
    return Writing(text=form.written, revision=_number("revision"), tab=tab, count=_number("count"))


def saved_answer(saved: Saved, form: NoteForm, *, withheld: bool = False) -> Response:
    """What the page needs to know of a text that is kept; `withheld`: it is not shared before its words were read."""
    warning = form.health_warning
    return jsonify(
        revision=saved.revision,
        shared=saved.shared,
        withheld=withheld,
        words=list(warning.words) if warning and not warning.kept else [],
        marks=warning.marks if warning else "",
    )


def overtaken_answer(other: Overtaken) -> tuple[Response, HTTPStatus]:
    """The other text, to choose from."""
    return jsonify(revision=other.revision, text=other.text, shared=other.shared), HTTPStatus.CONFLICT


def refused_answer(sentence: str) -> tuple[Response, HTTPStatus]:
    """Why the text is not kept."""
    return jsonify(sentence=sentence), HTTPStatus.UNPROCESSABLE_ENTITY


def frozen_sentence() -> str:
    """Said to an employee who would change what the manager has before them."""
    return str(
        _("The talk has begun, so what you have shared stays as it is. You can say the rest in the talk.")
    )


def _chosen_text() -> str:
    """One's own text, the other one, or both one below the other."""
    mine, other = request.form.get("text", ""), request.form.get("other", "")
    choice = request.form.get("keep", "")
    if choice == "theirs":
        return other
    return f"{other}\n\n{mine}" if choice == "both" else mine


def _number(name: str) -> int:
    text = request.form.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
