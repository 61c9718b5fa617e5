"""The end of the talk: all notes on one page, which of them go into the minutes, and the button that begins those."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.guide.minutes_draft import minutes_draft
from web.casework.guide.meeting_words import meeting_title
from web.casework.guide.question_lines import QuestionLine, question_lines
from web.casework.responsible.reached import followed_case
from web.casework.responsible.reached_meeting import reading_meeting
from web.casework.responsible.talk_minutes import field_names, minutes_of
from web.casework.route_table import FormViews
from web.current import actor, signed_in, today, wiring
from web.queries.reading_log import Reading, note_reading
from workflow.domain.guide import Ask
from workflow.domain.notes_to_minutes import LEFT_OUT_AT_FIRST, field_of
from workflow.services.begin_minutes import begin_minutes
from workflow.services.talks import Kept


def show_summary(case_id: UUID, meeting_id: UUID) -> str:
    """Every note with the field it goes to; questions without a note are named below."""
    followed = followed_case(case_id)
    with reading_meeting(case_id, meeting_id) as (rows, meeting):
        notes = rows.notes(meeting_id)
    note_reading(wiring(), actor(), case_id, Reading.TALK, meeting_id)
    lines, minutes = question_lines(meeting.kind), minutes_of(followed, meeting)
    names = field_names(followed, minutes.form)
    return render_template(
        "guide/talk_summary.html",
        meeting=meeting,
        title=meeting_title(meeting.kind),
        noted=[_noted(line, notes, minutes.form, names) for line in lines if _text(notes, line.code)],
        skipped=[line for line in lines if not _text(notes, line.code)],
    )


def take_summary(case_id: UUID, meeting_id: UUID) -> Response:
    """Put the chosen notes into the draft of the minutes, and go there."""
    followed = followed_case(case_id)
    with reading_meeting(case_id, meeting_id) as (rows, meeting):
        notes = rows.notes(meeting_id)
    minutes, chosen = minutes_of(followed, meeting), set(request.form.getlist("take"))
    answers = minutes_draft(
        minutes.form,
        {ask: kept.text for ask, kept in notes.items() if ask in chosen},
        held_on=meeting.on_day,
        today=today(),
        say=_,
    )
    account_id = signed_in().account_id
    begin_minutes(
        wiring().office, meeting_id, account_id, minutes.subject_id, minutes.form, answers, actor=actor()
    )
    flash(_("This is the beginning of the minutes. Read it through before you send it."), "success")
    return redirect(minutes.href, HTTPStatus.SEE_OTHER)


def _noted(
    line: QuestionLine, notes: Mapping[Ask, Kept], form: str, names: Mapping[str, str]
) -> dict[str, object]:
    return {
        "code": line.code,
        "words": line.words,
        "text": _text(notes, line.code),
        "goes_to": names.get(field_of(form, line.code), ""),
        "taken": line.code not in LEFT_OUT_AT_FIRST,
    }


def _text(notes: Mapping[Ask, Kept], ask: Ask) -> str:
    return notes[ask].text if ask in notes else ""


VIEWS = FormViews(show_summary, take_summary)
