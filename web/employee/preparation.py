"""Preparing for a talk: the same questions the manager has, answered for oneself, shared one by one or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.guide.note import NoteForm
from web.casework.guide.checklist_lines import check_lines
from web.casework.guide.meeting_words import meeting_facts, meeting_title
from web.casework.guide.question_lines import by_part, question_lines
from web.current import actor, wiring
from web.employee import blueprint
from web.employee.own_meeting import own_meeting, reading_own_meeting
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.checklists import Side
from workflow.domain.errors import NotFound
from workflow.domain.guide import Ask
from workflow.domain.people import Role
from workflow.services.talks import Kept, Overtaken
from workflow.services.tick_preparation import tick_preparation


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTaken:
    """An answer that could not be kept or shared as it is, and why."""

    ask: Ask
    form: NoteForm
    share: bool
    sentence: str = ""
    other: Overtaken | None = None


@blueprint.get("/meetings/<uuid:meeting_id>/preparation")
@allow(Act.READ, Thing.PREPARATION, Role.EMPLOYEE)
def preparation(meeting_id: UUID) -> str:
    """The page."""
    return preparation_page(meeting_id)


@blueprint.post("/meetings/<uuid:meeting_id>/preparation/checklist/<item>")
@allow(Act.WRITE, Thing.PREPARATION, Role.EMPLOYEE)
def preparation_tick(meeting_id: UUID, item: str) -> Response:
    """Tick something off, or take the tick back."""
    own_meeting(meeting_id)
    ticked = request.form.get("ticked") == "yes"
    try:
        tick_preparation(wiring().office, meeting_id, item, ticked=ticked, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    back = url_for("employee.preparation", meeting_id=meeting_id)
    return redirect(f"{back}#checklist", HTTPStatus.SEE_OTHER)


def preparation_page(meeting_id: UUID, not_taken: NotTaken | None = None) -> str:
    """The questions with what was answered so far."""
    with reading_own_meeting(meeting_id) as (rows, meeting):
        answers: Mapping[Ask, Kept] = rows.answers(meeting_id, actor().person_id)
        ticked = rows.ticked(meeting_id, actor().person_id)
    note_reading(wiring(), actor(), meeting.case_id, Reading.PREPARATION, meeting_id)
    return render_template(
        "guide/employee_preparation.html",
        meeting=meeting,
        title=meeting_title(meeting.kind),
        facts=meeting_facts(meeting),
        parts=by_part(question_lines(meeting.kind)),
        answers=answers,
        checks=check_lines(Side.EMPLOYEE, meeting.kind, ticked),
        not_taken=not_taken,
    )
