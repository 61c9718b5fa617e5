"""What a manager or HR reads and ticks off before a talk: checklist, what the employee has shared, short help."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.casework.guide.checklist_lines import check_lines
from web.casework.guide.meeting_words import meeting_facts, meeting_title
from web.casework.guide.question_lines import by_part, help_lines, question_lines
from web.casework.responsible.reached_meeting import reached_meeting, reading_meeting
from web.current import actor, wiring
from web.queries.reading_log import Reading, note_reading
from workflow.domain.checklists import Side
from workflow.domain.errors import NotFound
from workflow.domain.guide_help import BESIDE_PREPARATION
from workflow.services.tick_preparation import tick_preparation


def show_preparation(case_id: UUID, meeting_id: UUID) -> str:
    """The page; that what was shared was read is noted."""
    with reading_meeting(case_id, meeting_id) as (rows, meeting):
        ticked = rows.ticked(meeting_id, actor().person_id)
        shared = rows.shared(meeting_id, meeting.employee_id)
    note_reading(wiring(), actor(), case_id, Reading.PREPARATION, meeting_id)
    return render_template(
        "guide/manager_preparation.html",
        meeting=meeting,
        title=meeting_title(meeting.kind),
        facts=meeting_facts(meeting),
        checks=check_lines(Side.MANAGER, meeting.kind, ticked),
        parts=by_part(question_lines(meeting.kind)),
        shared=shared,
        helps=help_lines(BESIDE_PREPARATION),
    )


def take_tick(case_id: UUID, meeting_id: UUID, item: str) -> Response | tuple[str, HTTPStatus]:
    """Tick something off, or take the tick back."""
    reached_meeting(case_id, meeting_id)
    ticked = request.form.get("ticked") == "yes"
    try:
        tick_preparation(wiring().office, meeting_id, item, ticked=ticked, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    back = url_for(".preparation", case_id=case_id, meeting_id=meeting_id)
    return redirect(f"{back}#checklist", HTTPStatus.SEE_OTHER)
