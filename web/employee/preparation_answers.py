"""Keeps an answer of one's own, and shares it when that was chosen and its words were looked at."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.guide.note import NoteForm
from web.casework.guide.replies import (
    by_script,
    frozen_sentence,
    overtaken_answer,
    refused_answer,
    saved_answer,
)
from web.casework.guide.written import note_in, shares, words_wait, writing_in
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.own_meeting import own_meeting
from web.employee.preparation import NotTaken, preparation_page
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import NotFound
from workflow.domain.guide import Ask
from workflow.domain.guide_kinds import asked_in
from workflow.domain.people import Role
from workflow.services.save_preparation import save_preparation
from workflow.services.talks import Frozen, Overtaken, Saved

Answer = Response | tuple[Response, HTTPStatus] | tuple[str, HTTPStatus]


@blueprint.post("/meetings/<uuid:meeting_id>/preparation/<question>")
@allow(Act.WRITE, Thing.PREPARATION, Role.EMPLOYEE)
def preparation_now(meeting_id: UUID, question: str) -> Answer:
    """Keep one answer."""
    if question not in asked_in(own_meeting(meeting_id).kind):
        abort(HTTPStatus.NOT_FOUND)
    ask, form, share = Ask(question), note_in(request.form, today()), shares(request.form)
    if form.refusal:
        return _refused(meeting_id, NotTaken(ask=ask, form=form, share=share, sentence=form.refusal))
    withheld = share and words_wait(form)
    outcome = _kept(meeting_id, ask, form, share=share and not withheld)
    if isinstance(outcome, Frozen):
        return _refused(meeting_id, NotTaken(ask=ask, form=form, share=True, sentence=frozen_sentence()))
    if isinstance(outcome, Overtaken):
        return _overtaken(meeting_id, NotTaken(ask=ask, form=form, share=share, other=outcome))
    if by_script():
        return saved_answer(outcome, form, withheld=withheld)
    if withheld:
        page = preparation_page(meeting_id, NotTaken(ask=ask, form=form, share=True))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return _led_back(meeting_id, ask, outcome)


def _kept(meeting_id: UUID, ask: Ask, form: NoteForm, *, share: bool) -> Saved | Overtaken | Frozen:
    office, new = wiring().office, writing_in(request.form, form)
    try:
        return save_preparation(office, meeting_id, ask, new, share=share, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)


def _refused(meeting_id: UUID, not_taken: NotTaken) -> Answer:
    if by_script():
        return refused_answer(not_taken.sentence)
    return preparation_page(meeting_id, not_taken), HTTPStatus.UNPROCESSABLE_ENTITY


def _overtaken(meeting_id: UUID, not_taken: NotTaken) -> Answer:
    if by_script() and not_taken.other is not None:
        return overtaken_answer(not_taken.other)
    return preparation_page(meeting_id, not_taken), HTTPStatus.CONFLICT


def _led_back(meeting_id: UUID, ask: Ask, saved: Saved) -> Response:
    told = _("Kept, and shared with your manager.") if saved.shared else _("Kept. Only you can see it.")
    flash(told, "success")
    back = url_for("employee.preparation", meeting_id=meeting_id)
    return redirect(f"{back}#{ask}", HTTPStatus.SEE_OTHER)
