"""Decides which other pages a meeting's page leads to: what one prepares, talks along and writes down about it."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from web.casework.responsible.talk_links import talk_links
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.meetings import TOLD_IN, NotHeld
from workflow.domain.people import Role
from workflow.services.meeting_records import MeetingRecord

Link = dict[str, str]


def further_links(
    followed: FollowedCase, read: ReadMeeting, role: Role, today: date, *, beside: str = ""
) -> list[Link]:
    """Links with `href` and `label`, in the order of the conversation; `beside` is the address of the one next thing."""
    meeting = read.record
    links = _talk(meeting, read, today) if not meeting.is_called_off else []
    if meeting.on_day <= today and _has_general_minutes(followed, meeting, role):
        label = (
            _("Change the minutes") if DocumentKind.MEETING_MINUTES in read.papers else _("Write the minutes")
        )
        links.append((label, _address(meeting, ".meeting_minutes")))
    if _may_be_missed(meeting, today) and can_be_filed(followed.file.stage, DocumentKind.NO_SHOW_NOTE, role):
        links.append((_("The employee did not come"), _address(meeting, ".no_show")))
    return [{"href": href, "label": label} for label, href in links if href != beside]


def _talk(meeting: MeetingRecord, read: ReadMeeting, today: date) -> list[tuple[str, str]]:
    """One prepares what lies ahead; notes can be gone back to until they have become minutes."""
    if meeting.is_open:
        prepare, hold = talk_links(meeting.case_id, meeting.id)
        return [prepare, hold] if meeting.on_day >= today else [hold]
    return [(_("Your notes"), _address(meeting, ".talk_summary"))] if read.has_notes else []


def _may_be_missed(meeting: MeetingRecord, today: date) -> bool:
    if meeting.is_open:
        return meeting.on_day <= today
    return meeting.not_held_because is NotHeld.DID_NOT_COME


def _has_general_minutes(followed: FollowedCase, meeting: MeetingRecord, role: Role) -> bool:
    """Minutes are written of a meeting that has no form of its own just now, and was not called off."""
    own = TOLD_IN.get(meeting.kind)
    stage = followed.file.stage
    if meeting.is_called_off or (own is not None and can_be_filed(stage, own, role)):
        return False
    return can_be_filed(stage, DocumentKind.MEETING_MINUTES, role)


def _address(meeting: MeetingRecord, endpoint: str) -> str:
    where: dict[str, Any] = {"case_id": meeting.case_id, "meeting_id": meeting.id}
    return url_for(endpoint, **where)
