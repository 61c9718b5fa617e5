"""The conversation mode: one question at a time, on the whole screen, with a field for notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from web.casework.guide.meeting_words import meeting_facts, meeting_title
from web.casework.guide.question_lines import QuestionLine, question_lines
from web.casework.responsible.reached_meeting import reached_meeting, reading_meeting
from web.current import actor, wiring
from web.queries.reading_log import Reading, note_reading
from web.queries.talks import TalkMeeting
from workflow.domain.guide import Ask
from workflow.services.begin_talk import begin_talk
from workflow.services.talks import Kept, Overtaken

Page = tuple[str, HTTPStatus]


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTaken:
    """A note that could not be kept as it is: the text, why, and what was written elsewhere meanwhile."""

    ask: Ask
    text: str
    sentence: str = ""
    other: Overtaken | None = None


def show_talk(case_id: UUID, meeting_id: UUID) -> str:
    """The start of the talk; once begun, the first question that has no note yet."""
    with reading_meeting(case_id, meeting_id) as (rows, meeting):
        notes = rows.notes(meeting_id)
        shared = rows.shared(meeting_id, meeting.employee_id)
    lines = question_lines(meeting.kind)
    if not meeting.is_begun:
        return render_template(
            "guide/talk_start.html",
            meeting=meeting,
            title=meeting_title(meeting.kind),
            facts=meeting_facts(meeting),
            count=len(lines),
            shared=len(shared),
        )
    unanswered = (line.code for line in lines if not _written(notes, line.code))
    return _shown(meeting, lines, notes, shared, next(unanswered, lines[0].code))


def show_question(case_id: UUID, meeting_id: UUID, question: str) -> str:
    """The talk at one question."""
    return show_at(case_id, meeting_id, question)


def show_at(case_id: UUID, meeting_id: UUID, question: str, not_taken: NotTaken | None = None) -> str:
    """The same, with a note that could not be kept."""
    with reading_meeting(case_id, meeting_id) as (rows, meeting):
        notes, shared = rows.notes(meeting_id), rows.shared(meeting_id, meeting.employee_id)
    lines = question_lines(meeting.kind)
    if question not in {line.code for line in lines}:
        abort(HTTPStatus.NOT_FOUND)
    return _shown(meeting, lines, notes, shared, Ask(question), not_taken)


def take_begin(case_id: UUID, meeting_id: UUID) -> Response:
    """The two sit together."""
    reached_meeting(case_id, meeting_id)
    begin_talk(wiring().office, meeting_id, actor=actor())
    return redirect(url_for(".talk", case_id=case_id, meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def after(kind: str, question: str, way: str) -> Ask | None:
    """The question one comes to from another; None at the end. Nobody goes back past the first."""
    codes = [line.code for line in question_lines(kind)]
    at = codes.index(Ask(question)) + (-1 if way == "back" else 1)
    return codes[max(at, 0)] if at < len(codes) else None


def _shown(
    meeting: TalkMeeting,
    lines: list[QuestionLine],
    notes: Mapping[Ask, Kept],
    shared: Mapping[Ask, str],
    current: Ask,
    not_taken: NotTaken | None = None,
) -> str:
    """All questions, so that the page can go on while the connection is away; one of them is shown."""
    note_reading(wiring(), actor(), meeting.case_id, Reading.TALK, meeting.id)
    return render_template(
        "guide/talk.html",
        meeting=meeting,
        title=meeting_title(meeting.kind),
        lines=lines,
        notes=notes,
        shared=shared,
        current=current,
        not_taken=not_taken,
    )


def _written(notes: Mapping[Ask, Kept], ask: Ask) -> bool:
    return ask in notes and bool(notes[ask].text)
