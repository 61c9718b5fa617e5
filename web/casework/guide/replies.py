"""Answers a page that has sent a text by itself: data that only says what became of the text."""

from http import HTTPStatus

from flask import Response, jsonify, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from forms.guide.note import NoteForm
from web.reading_ground import mark_receipt
from workflow.services.talks import Overtaken, Saved


def by_script() -> bool:
    """Whether the page sent it by itself, and wants data back."""
    return request.headers.get("X-Requested-With") == "autosave"


def saved_answer(saved: Saved, form: NoteForm, *, withheld: bool = False) -> Response:
    """What the page needs to know of a text that is kept; `withheld`: it is not shared before its words were read."""
    mark_receipt()
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
    mark_receipt()
    return jsonify(sentence=sentence), HTTPStatus.UNPROCESSABLE_ENTITY


def instead_of_called_off(page: str) -> BaseResponse:
    """Of a meeting that is called off there is its own page; a text typed for it meanwhile stays where it is."""
    if by_script():
        sentence = str(
            _("The meeting is called off, so nothing more is kept here. Copy what you want to keep.")
        )
        return make_response(refused_answer(sentence))
    return redirect(page, HTTPStatus.SEE_OTHER)


def frozen_sentence() -> str:
    """Said to an employee who would change what the manager has before them."""
    return str(
        _("The talk has begun, so what you have shared stays as it is. You can say the rest in the talk.")
    )
