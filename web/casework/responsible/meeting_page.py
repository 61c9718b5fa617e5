"""Shows one meeting to those who follow the case up: when, where, who, who answered what, and what comes next."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.options import TAKES_PART
from web.casework.meetings import ANSWERED, NAMES, day_and_time
from web.casework.responsible.document_lines import copy_lines
from web.casework.responsible.meeting_links import further_links
from web.casework.responsible.meeting_next import next_thing
from web.casework.responsible.meeting_reached import meeting_address, meeting_with_copies, reached_meeting
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, today, wiring
from web.i18n import format_day, format_instant
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting
from web.queries.reading_log import Reading, note_reading
from workflow.domain.errors import AlreadyDone, NotFound, Stale, StepNotOpen
from workflow.domain.meetings import OUTSIDE, CalledBy, Guest, NotHeld
from workflow.domain.stages import TIMELINE
from workflow.domain.text import N_
from workflow.services.cancel_meeting import cancel_meeting
from workflow.services.consents import invited_without_consent
from workflow.services.meeting_records import MeetingRecord
from workflow.services.norway import day_in_norway

Page = tuple[str, HTTPStatus]
GUESTS: dict[str, str] = dict(TAKES_PART)
WHY_NOT: dict[NotHeld, str] = {
    NotHeld.DID_NOT_COME: N_("The employee did not come"),
    NotHeld.AGREED: N_("You agreed to leave it"),
    NotHeld.HINDERED: N_("The one who called it was hindered"),
    NotHeld.OTHER: N_("Something else came between"),
}


def show_meeting(case_id: UUID, meeting_id: UUID) -> str:
    """The page of a meeting. Showing it notes the reading."""
    followed, read, copies = meeting_with_copies(case_id, meeting_id)
    note_reading(wiring(), actor(), case_id, Reading.MEETING, meeting_id)
    meeting = read.record
    without_consent = _doctor_without_consent(meeting)
    following = next_thing(followed, read, actor().role, today())
    beside = following.href if following else ""
    return render_template(
        "case/meeting.html",
        followed=followed,
        meeting=meeting,
        words=read.words,
        name=_(NAMES[meeting.kind]),
        when=day_and_time(meeting),
        standing=standing_of(meeting),
        next=following,
        who=_who(followed, read),
        answer=_answer(read),
        links=further_links(followed, read, actor().role, today(), beside=beside),
        copies=copy_lines(case_id, copies),
        to_hand_on=_to_hand_on(meeting, but_doctor=without_consent),
        invitation_href=_invitation_href(read),
        may_ask_nav=followed.file.stage in TIMELINE and meeting.called_by is CalledBy.NAV,
        came=meeting.on_day <= today(),
        doctor_without_consent=without_consent,
    )


def _to_hand_on(meeting: MeetingRecord, *, but_doctor: bool) -> list[str]:
    """Who gets the invitation from the manager; not a doctor who should not come."""
    outside = [guest for guest in meeting.guests if guest in OUTSIDE]
    return [str(GUESTS[guest]) for guest in outside if not (but_doctor and guest is Guest.DOCTOR)]


def _doctor_without_consent(meeting: MeetingRecord) -> bool:
    """Whether the doctor is invited and should not come."""
    if Guest.DOCTOR not in meeting.guests:
        return False
    with reading() as tx:
        found = invited_without_consent(tx, meeting.case_id, today())
    return meeting.id in {one.id for one in found}


def show_cancelling(case_id: UUID, meeting_id: UUID) -> str | Page:
    """What cancelling means, before it is done."""
    followed, read = reached_meeting(case_id, meeting_id)
    if not read.record.is_open:
        return show_not_open(followed)
    return _cancelling(followed, read.record)


def cancel_posted_meeting(case_id: UUID, meeting_id: UUID) -> Response | Page:
    """Cancel it and lead back to its page."""
    followed, read = reached_meeting(case_id, meeting_id)
    try:
        cancel_meeting(
            wiring().office, meeting_id, actor=actor(), version=case_version(), submission=submission()
        )
        flash(_("The meeting is cancelled. Whoever had it in the calendar gets word of it."), "success")
    except Stale:
        return _cancelling(followed, read.record, overtaken=True), HTTPStatus.CONFLICT
    except StepNotOpen:
        return show_not_open(followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        pass  # the first click has told of it
    return redirect(meeting_address(case_id, meeting_id), HTTPStatus.SEE_OTHER)


def standing_of(meeting: MeetingRecord) -> dict[str, str]:
    """How a meeting stands in one word."""
    if meeting.cancelled_at is not None:
        return {"word": _("Cancelled"), "kind": "exempt"}
    if meeting.held_on is not None:
        return {"word": _("Was held on %(day)s", day=format_day(meeting.held_on)), "kind": "done"}
    if meeting.not_held_because is not None:
        why = _(WHY_NOT[meeting.not_held_because])
        return {"word": _("Was not held: %(why)s", why=why), "kind": "info"}
    if meeting.called_by is CalledBy.NAV:
        return {"word": _("Called by Nav"), "kind": "soon"}
    if meeting.invited_at is not None:
        return {
            "word": _("Invited on %(day)s", day=format_day(day_in_norway(meeting.invited_at))),
            "kind": "soon",
        }
    if meeting.told_sequence is not None:
        return {"word": _("Agreed, in both calendars"), "kind": "soon"}
    return {"word": _("Planned, nobody is invited yet"), "kind": "to_come"}


def _cancelling(followed: FollowedCase, meeting: MeetingRecord, *, overtaken: bool = False) -> str:
    return render_template(
        "case/meeting_cancel.html",
        followed=followed,
        meeting=meeting,
        name=_(NAMES[meeting.kind]),
        when=day_and_time(meeting),
        overtaken=overtaken,
        version=followed.record.version,
        submission=uuid4(),
    )


def _who(followed: FollowedCase, read: ReadMeeting) -> list[str]:
    """Who sits there: the two, those invited, those the employee brings."""
    brings = read.given.brings if read.given else ()
    named = {guest.value: str(GUESTS[guest]) for guest in (*read.record.guests, *brings)}
    if read.record.called_by is CalledBy.NAV:
        named.setdefault(Guest.NAV, str(GUESTS[Guest.NAV]))
    return [followed.employee, followed.manager, *named.values()]


def _answer(read: ReadMeeting) -> dict[str, object] | None:
    given = read.given
    if given is None:
        return None
    word, kind = ANSWERED[given.answer]
    parts = [given.words, _("Comes with: %(names)s", names=given.names) if given.names else ""]
    return {
        "when": format_instant(given.answered_at),
        "text": "\n".join(part for part in parts if part),
        "status": {"word": _(word), "kind": kind},
    }


def _invitation_href(read: ReadMeeting) -> str:
    if read.invitation is None:
        return ""
    return url_for(".document_page", case_id=read.record.case_id, document_id=read.invitation)


CANCEL_VIEWS = FormViews(show_cancelling, cancel_posted_meeting)
