"""Takes in a note: from the page as one types, or with the button that leads to the next question."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.guide.note import NoteForm
from web.casework.guide.replies import by_script, overtaken_answer, refused_answer, saved_answer
from web.casework.guide.written import note_in, writing_in
from web.casework.responsible.reached_meeting import reached_meeting
from web.casework.responsible.talk_page import NotTaken, after, show_at
from web.current import actor, today, wiring
from web.queries.talks import TalkMeeting
from workflow.domain.guide import Ask
from workflow.domain.guide_kinds import asked_in
from workflow.services.save_note import save_note
from workflow.services.talks import Overtaken

Answer = Response | tuple[Response, HTTPStatus] | tuple[str, HTTPStatus]


def take_note(case_id: UUID, meeting_id: UUID, question: str) -> Answer:
    """Keep the note, and go on to where the button leads."""
    meeting = reached_meeting(case_id, meeting_id)
    if question not in asked_in(meeting.kind):
        abort(HTTPStatus.NOT_FOUND)
    ask, form = Ask(question), note_in(request.form, today())
    if form.refusal:
        return _refused(meeting, ask, form)
    outcome = save_note(wiring().office, meeting_id, question, writing_in(request.form, form), actor=actor())
    if isinstance(outcome, Overtaken):
        return _overtaken(meeting, ask, form, outcome)
    return saved_answer(outcome, form) if by_script() else _led_on(meeting, ask, form)


def _refused(meeting: TalkMeeting, ask: Ask, form: NoteForm) -> Answer:
    if by_script():
        return refused_answer(form.refusal)
    not_taken = NotTaken(ask=ask, text=form.written, sentence=form.refusal)
    return show_at(meeting.case_id, meeting.id, ask, not_taken), HTTPStatus.UNPROCESSABLE_ENTITY


def _overtaken(meeting: TalkMeeting, ask: Ask, form: NoteForm, other: Overtaken) -> Answer:
    if by_script():
        return overtaken_answer(other)
    not_taken = NotTaken(ask=ask, text=form.written, other=other)
    return show_at(meeting.case_id, meeting.id, ask, not_taken), HTTPStatus.CONFLICT


def _led_on(meeting: TalkMeeting, ask: Ask, form: NoteForm) -> Response:
    if form.health_warning is not None:
        words = ", ".join(form.health_warning.words)
        flash(_("Your note says: %(words)s. Keep only what is about work.", words=words), "info")
    following = after(meeting.kind, ask, request.form.get("go", ""))
    case_id, meeting_id = meeting.case_id, meeting.id
    if following is None:
        there = url_for(".talk_summary", case_id=case_id, meeting_id=meeting_id)
    else:
        there = url_for(".talk_question", case_id=case_id, meeting_id=meeting_id, question=following)
    return redirect(there, HTTPStatus.SEE_OTHER)
