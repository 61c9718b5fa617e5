"""Decides the one next thing to do about a meeting."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from web.casework.responsible.next_step import form_href
from web.i18n import format_day
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.meetings import TOLD_IN, CalledBy, MeetingAnswer, NotHeld, plannable
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.meeting_records import MeetingRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class NextThing:
    """What to do, why, and where; without `href` there is nothing to do but to wait."""

    title: str
    why: str = ""
    href: str = ""
    label: str = ""


def next_thing(followed: FollowedCase, read: ReadMeeting, role: Role, today: date) -> NextThing | None:
    """The next thing; None when the meeting is over and nothing more can be planned."""
    meeting = read.record
    if meeting.is_called_off or is_written_down(followed, read):
        return _after_no_show(followed, read, role) or _another(followed, read)
    is_today = meeting.on_day == today and (meeting.invited_at or meeting.told_sequence) is not None
    if is_today and not read.has_notes and meeting.is_open and meeting.called_by is CalledBy.EMPLOYER:
        return _hold_it(meeting)
    if meeting.on_day < today or is_today or not meeting.is_open:
        return _tell_of_it(followed, read, role)
    if meeting.called_by is CalledBy.NAV:
        return _be_ready_for_nav(followed, meeting)
    if read.given is not None and read.given.answer is not MeetingAnswer.COMES:
        return _find_another_time(read)
    if meeting.invited_at is None:
        return NextThing(
            title=_("Send the invitation"),
            why=_("The employee should know when, where and what for, and has a right to bring somebody."),
            href=_href(meeting, ".meeting_invitation"),
            label=_("Write the invitation"),
        )
    if read.given is None:
        return NextThing(
            title=_("Wait for the answer"),
            why=_("You get a message when it comes. We remind both of you before the meeting."),
        )
    return NextThing(
        title=_("Everything is agreed"),
        why=_("We remind both of you before the meeting. Afterwards you write down what you agreed."),
    )


def is_written_down(followed: FollowedCase, read: ReadMeeting) -> bool:
    """Whether it was held and its minutes are on file, under the meeting or as the paper the process asks for."""
    meeting = read.record
    if meeting.held_on is None:
        return False
    own = TOLD_IN.get(meeting.kind)
    told = followed.file.on_file(own) if own else None
    return DocumentKind.MEETING_MINUTES in read.papers or (
        told is not None and told.filed_on >= meeting.on_day
    )


def _after_no_show(followed: FollowedCase, read: ReadMeeting, role: Role) -> NextThing | None:
    meeting, note = read.record, DocumentKind.NO_SHOW_NOTE
    if meeting.not_held_because is not NotHeld.DID_NOT_COME or note in read.papers:
        return None
    if not can_be_filed(followed.file.stage, note, role):
        return None
    return NextThing(
        title=_("Find out why, and offer another way"),
        why=_("The phone, something shorter, or somebody to bring along. What you tried is written down."),
        href=_href(meeting, ".no_show"),
        label=_("Write down what you tried"),
    )


def _hold_it(meeting: MeetingRecord) -> NextThing:
    return NextThing(
        title=_("Today you talk"),
        why=_(
            "The questions come one by one, and you note what you want to remember. The notes become minutes."
        ),
        href=_href(meeting, ".talk"),
        label=_("Begin the conversation"),
    )


def _another(followed: FollowedCase, read: ReadMeeting) -> NextThing | None:
    if read.following is not None:
        meeting_id, on_day = read.following
        return NextThing(
            title=_("You talk next on %(day)s", day=format_day(on_day)),
            href=url_for(".meeting", case_id=followed.id, meeting_id=meeting_id),
            label=_("Open the next meeting"),
        )
    if not plannable(followed.file.stage):
        return None
    return NextThing(
        title=_("Agree when you talk next"),
        why=_("A fixed day is safer than “soon”."),
        href=url_for(".meeting_new", case_id=followed.id),
        label=_("Plan a meeting"),
    )


def _tell_of_it(followed: FollowedCase, read: ReadMeeting, role: Role) -> NextThing | None:
    meeting = read.record
    paper = TOLD_IN.get(meeting.kind)
    if read.has_notes and can_be_filed(followed.file.stage, DocumentKind.MEETING_MINUTES, role):
        return NextThing(
            title=_("Make minutes of your notes"),
            why=_("What you agreed goes to the employee, and the meeting is noted as held."),
            href=_href(meeting, ".talk_summary"),
            label=_("See the notes"),
        )
    if paper is not None and can_be_filed(followed.file.stage, paper, role):
        return NextThing(
            title=_("Write down how it went"),
            why=_("What you agreed goes to the employee, and the meeting is noted as held."),
            href=form_href(followed.id, paper),
            label=_("Write it down"),
        )
    if can_be_filed(followed.file.stage, DocumentKind.MEETING_MINUTES, role):
        return NextThing(
            title=_("Write down how it went"),
            why=_("What you agreed goes to the employee, and the meeting is noted as held."),
            href=_href(meeting, ".meeting_minutes"),
            label=_("Write the minutes"),
        )
    if not meeting.is_open:
        return _another(followed, read)
    return NextThing(
        title=_("Say whether it was held"),
        why=_("Its day has come."),
        href=_href(meeting, ".meeting_outcome"),
        label=_("Say how it went"),
    )


def _be_ready_for_nav(followed: FollowedCase, meeting: MeetingRecord) -> NextThing:
    sent = followed.file.on_file(DocumentKind.PLAN_SENT_TO_NAV)
    if (
        sent is not None and sent.day("meeting_on") == meeting.on_day
    ) or followed.file.stage is Stage.AFTERCARE:
        return NextThing(title=_("Nav has the plan"), why=_("Nav leads the meeting and writes the minutes."))
    return NextThing(
        title=_("Bring the plan up to date and send it to Nav"),
        why=_("Nav wants it at least a week before the meeting, so that everybody has read it."),
        href=form_href(followed.id, DocumentKind.FOLLOW_UP_PLAN),
        label=_("Update the plan"),
    )


def _find_another_time(read: ReadMeeting) -> NextThing:
    given = read.given
    why = _("The employee cannot come. Perhaps another day, the phone or a video meeting works better.")
    if given is not None and given.proposed_on is not None:
        clock = f"{given.proposed_time:%H.%M}" if given.proposed_time else ""
        day = format_day(given.proposed_on)
        when = _("%(day)s at %(time)s", day=day, time=clock) if clock else day
        why = _("The employee would rather meet on %(day)s.", day=when)
    return NextThing(
        title=_("Find another time"),
        why=why,
        href=_href(read.record, ".meeting_invitation"),
        label=_("Move the meeting"),
    )


def _href(meeting: MeetingRecord, endpoint: str) -> str:
    return url_for(endpoint, case_id=meeting.case_id, meeting_id=meeting.id)
