"""Decides which other pages a meeting's page leads to: what one prepares, talks along and writes down about it."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from web.casework.responsible.talk_links import talk_links
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.meetings import TOLD_IN
from workflow.domain.people import Role
from workflow.services.meeting_records import MeetingRecord

Link = dict[str, str]


def further_links(followed: FollowedCase, read: ReadMeeting, role: Role) -> list[Link]:
    """Links with `href` and `label`, in the order of the conversation."""
    meeting = read.record
    links = talk_links(meeting.case_id, meeting.id) if meeting.is_open else []
    if _has_general_minutes(followed, meeting, role):
        links.append((_("Write the minutes"), _address(meeting, ".meeting_minutes")))
    if meeting.held_on is None and can_be_filed(followed.file.stage, DocumentKind.NO_SHOW_NOTE, role):
        links.append((_("The employee did not come"), _address(meeting, ".no_show")))
    return [{"href": href, "label": label} for label, href in links]


def _has_general_minutes(followed: FollowedCase, meeting: MeetingRecord, role: Role) -> bool:
    """Minutes are written of a meeting that has no form of its own just now, and was not called off."""
    own = TOLD_IN.get(meeting.kind)
    stage = followed.file.stage
    called_off = meeting.not_held_at is not None or meeting.cancelled_at is not None
    if called_off or (own is not None and can_be_filed(stage, own, role)):
        return False
    return can_be_filed(stage, DocumentKind.MEETING_MINUTES, role)


def _address(meeting: MeetingRecord, endpoint: str) -> str:
    where: dict[str, Any] = {"case_id": meeting.case_id, "meeting_id": meeting.id}
    return url_for(endpoint, **where)
