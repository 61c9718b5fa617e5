"""Asks whether a meeting was held, and keeps the answer."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.meeting_outcome import MeetingOutcomeForm
from web.casework.meetings import NAMES, day_and_time
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Page, put_beside_field
from web.casework.responsible.meeting_reached import meeting_address, reached_meeting
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.meetings import NotHeld
from workflow.services.hold_meeting import hold_meeting, note_not_held
from workflow.services.meeting_records import MeetingRecord


def show_outcome(case_id: UUID, meeting_id: UUID) -> str | Page:
    """The question, with the day that was agreed."""
    followed, read = reached_meeting(case_id, meeting_id)
    if not read.record.is_open:
        return show_not_open(followed)
    day = min(read.record.on_day, today())
    form = MeetingOutcomeForm(context=context_of_case(followed), data={"held_on": day.isoformat()})
    return _drawn(followed, read.record, form)


def take_outcome(case_id: UUID, meeting_id: UUID) -> Response | Page:
    """Keep it, or show what must be put right first."""
    followed, read = reached_meeting(case_id, meeting_id)
    form = MeetingOutcomeForm(request.form, context=context_of_case(followed))
    if not form.validate():
        return _drawn(followed, read.record, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        _keep(form, meeting_id)
        flash(_("This is noted, and nobody is reminded of the meeting again."), "success")
    except Stale:
        return _drawn(followed, read.record, form, overtaken=True), HTTPStatus.CONFLICT
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _drawn(followed, read.record, form), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        return show_not_open(followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        pass  # the first click has told of it
    return redirect(meeting_address(case_id, meeting_id), HTTPStatus.SEE_OTHER)


def _keep(form: MeetingOutcomeForm, meeting_id: UUID) -> None:
    office, version, sent = wiring().office, case_version(), submission()
    if form.outcome.data == "held":
        hold_meeting(office, meeting_id, form.held_on.data, actor=actor(), version=version, submission=sent)
    else:
        because = NotHeld(form.because.data)
        note_not_held(office, meeting_id, because, actor=actor(), version=version, submission=sent)


def _drawn(
    followed: FollowedCase, meeting: MeetingRecord, form: MeetingOutcomeForm, *, overtaken: bool = False
) -> str:
    return render_template(
        "case/meeting_outcome.html",
        followed=followed,
        meeting=meeting,
        name=_(NAMES[meeting.kind]),
        when=day_and_time(meeting),
        form=form,
        overtaken=overtaken,
        version=followed.record.version,
        submission=uuid4(),
    )


VIEWS = FormViews(show_outcome, take_outcome)
