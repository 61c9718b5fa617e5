"""One meeting of one's own, and answering the invitation to it."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.options import TAKES_PART
from forms.steps.meeting_answer import MeetingAnswerForm
from web.casework.meetings import NAMES, day_and_time
from web.casework.responsible.draft import forget_draft, kept_draft
from web.casework.responsible.form_page import put_beside_field
from web.current import actor, sight, today, wiring
from web.employee import blueprint
from web.employee.meeting_links import further_links
from web.employee.meeting_words import given_answer, standing
from web.employee.own_things import own_case
from web.posted import submission
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting, find_meeting
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.meetings import CalledBy, Guest, MeetingAnswer
from workflow.domain.people import Role
from workflow.services.answer_meeting import Said, answer_meeting, may_be_answered
from workflow.services.meeting_records import MeetingWords

Page = tuple[str, HTTPStatus]
LONGEST_SEQUENCE = 9


@blueprint.get("/meetings/<uuid:meeting_id>")
@allow(Act.READ, Thing.MEETING, Role.EMPLOYEE)
def meeting(meeting_id: UUID) -> str:
    """The meeting, with the answer when it can be given."""
    read = _own_meeting(meeting_id)
    case = own_case(read.record.case_id)
    note_reading(wiring(), actor(), case.id, Reading.MEETING, meeting_id)
    draft = kept_draft(meeting_id, MeetingAnswerForm.name)
    form = MeetingAnswerForm(draft.answers if draft else None, context=_context(case), data=_former(read))
    return _page(form, case, read)


@blueprint.post("/meetings/<uuid:meeting_id>")
@allow(Act.ANSWER, Thing.MEETING, Role.EMPLOYEE)
def answer_meeting_now(meeting_id: UUID) -> Response | Page:
    """Take the answer in, to the meeting as it was shown."""
    read = _own_meeting(meeting_id)
    case = own_case(read.record.case_id)
    form = MeetingAnswerForm(request.form, context=_context(case))
    if not form.validate():
        return _page(form, case, read), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        answer_meeting(
            wiring().office,
            meeting_id,
            _said(form),
            actor=actor(),
            sequence=_sequence(),
            submission=submission(),
        )
        flash(_("Your answer is sent. Your manager is told of it."), "success")
    except Stale:
        return _page(form, case, _own_meeting(meeting_id), overtaken=True), HTTPStatus.CONFLICT
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _page(form, case, read), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        flash(_("This meeting can no longer be answered here. This is how it stands."), "info")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        pass  # the first click has told of it
    forget_draft(meeting_id, MeetingAnswerForm.name)
    return redirect(url_for("employee.meeting", meeting_id=meeting_id), HTTPStatus.SEE_OTHER)


def _own_meeting(meeting_id: UUID) -> ReadMeeting:
    with wiring().reading.connect() as connection:
        found = find_meeting(wiring(), connection, meeting_id, sight())
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _words(read: ReadMeeting) -> MeetingWords:
    """What is written about it; while nobody is invited yet that is the manager's draft, and nobody else's."""
    is_told = read.record.invited_at is not None or read.record.told_sequence is not None
    return read.words if is_told else MeetingWords()


def _said(form: MeetingAnswerForm) -> Said:
    asked = {field.short_name: field.data for section in form.sections for field in form.asked(section)}
    return Said(
        answer=MeetingAnswer(asked["answer"]),
        proposed_on=asked.get("proposed_on"),
        proposed_time=asked.get("proposed_time"),
        words=asked.get("words") or "",
        brings=tuple(Guest(code) for code in asked.get("brings") or ()),
        names=asked.get("names") or "",
    )


def _sequence() -> int:
    text = request.form.get("sequence", "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_SEQUENCE
    return int(text) if is_number else -1


def _context(case: FollowedCase) -> FormContext:
    return FormContext(today=today(), first_day=case.record.first_day)


def _former(read: ReadMeeting) -> dict[str, object]:
    """What was answered before, to begin from."""
    given = read.given
    if given is None:
        return {}
    return {
        "answer": given.answer.value,
        "proposed_on": given.proposed_on,
        "proposed_time": given.proposed_time,
        "words": given.words,
        "brings": ",".join(given.brings),
        "names": given.names,
    }


def _page(form: MeetingAnswerForm, case: FollowedCase, read: ReadMeeting, *, overtaken: bool = False) -> str:
    record = read.record
    guests = {code: str(label) for code, label in TAKES_PART}
    return render_template(
        "employee/meeting.html",
        case=case,
        meeting=record,
        words=_words(read),
        name=_(NAMES[record.kind]),
        when=day_and_time(record),
        standing=standing(record, today(), is_answered=read.given is not None),
        who=[_("You"), case.manager, *(guests[guest] for guest in record.guests)],
        answer=given_answer(read.given),
        document_id=read.invitation,
        links=further_links(read),
        navs=record.called_by is CalledBy.NAV,
        form=form if may_be_answered(record, today()) else None,
        overtaken=overtaken,
        submission=uuid4(),
    )
