"""Decides how meetings and invited representatives are shown in a case."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from forms.steps.representative_invitation import SCOPES
from web.casework.days import relative_day
from web.casework.meetings import day_and_time, meeting_name, standing
from web.casework.responsible.next_step import form_href
from web.i18n import format_day
from web.queries.followed_case import FollowedCase
from web.queries.invitations import GivenInvitation
from web.queries.meetings import MeetingLine
from workflow.domain.documents import DocumentKind
from workflow.domain.meeting_suggestion import last_met, suggests_meeting
from workflow.domain.meetings import MeetingKind, plannable
from workflow.domain.stages import Stage

EARLY_STAGES = (Stage.REPORTED, Stage.FIRST_CONVERSATION)
FIRST_WORDS = (DocumentKind.EARLY_CONTACT_NOTE, DocumentKind.FIRST_CONVERSATION_MINUTES)
"""While a case is here, an early contact is offered until one is noted, or the two have talked at length."""
Line = dict[str, str]


def meeting_block(followed: FollowedCase, meetings: Iterable[MeetingLine], today: date) -> dict[str, object]:
    """The meetings of a case, and the ways to plan one and to note an early contact."""
    stage = followed.file.stage
    talked = any(followed.file.on_file(kind) is not None for kind in FIRST_WORDS)
    early = stage in EARLY_STAGES and not talked
    known = list(meetings)
    return {
        "lines": meeting_lines(followed.id, (one for one in known if one.is_open), today),
        "over": meeting_lines(followed.id, (one for one in reversed(known) if not one.is_open), today),
        "suggest": _suggestion(followed, known),
        "plan_href": url_for(".meeting_new", case_id=followed.id) if plannable(stage) else "",
        "early_href": form_href(followed.id, DocumentKind.EARLY_CONTACT_NOTE) if early else "",
    }


def _suggestion(followed: FollowedCase, known: Sequence[MeetingLine]) -> dict[str, str] | None:
    """A follow-up meeting, when the two have not met for long and none is planned."""
    met_on = last_met(followed.file, (one.held_on for one in known if one.held_on))
    if any(one.is_open for one in known) or not suggests_meeting(followed.file, met_on):
        return None
    return {
        "why": _(
            "You last met %(day)s. A talk about what is possible now keeps the way back open.",
            day=format_day(met_on),
        )
        if met_on
        else _("No meeting is noted yet. A talk about what is possible now keeps the way back open."),
        "href": url_for(".meeting_new", case_id=followed.id, kind=MeetingKind.FOLLOW_UP_CONVERSATION.value),
    }


def meeting_lines(case_id: UUID, meetings: Iterable[MeetingLine], today: date) -> list[Line]:
    """When the two meet, which meeting it is, and how it stands."""
    return [
        {
            "what": meeting_name(meeting),
            "when": f"{day_and_time(meeting)} ({relative_day(meeting.on_day, today)})",
            "href": url_for(".meeting", case_id=case_id, meeting_id=meeting.id),
            "word": standing(meeting, today)[0],
            "kind": standing(meeting, today)[1],
        }
        for meeting in meetings
    ]


def invited_lines(invitations: Iterable[GivenInvitation]) -> list[Line]:
    """The representatives who can see something today."""
    scopes = {code: str(label) for code, label in SCOPES}
    return [
        {
            "who": given.who,
            "what": scopes.get(given.scope, ""),
            "until": _("until %(day)s", day=format_day(given.until_on)),
        }
        for given in invitations
        if given.holds
    ]
