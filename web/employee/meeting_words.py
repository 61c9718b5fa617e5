"""Decides how meetings are told to the one they are with: as "you", and what is asked of you about them."""

from collections.abc import Iterable
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from web.casework.meetings import day_and_time, meeting_name
from web.i18n import format_day, format_instant
from web.queries.meetings import MeetingLine
from workflow.domain.meetings import CalledBy, MeetingAnswer
from workflow.domain.text import N_
from workflow.services.meeting_records import GivenAnswer, MeetingRecord

ANSWERED: dict[MeetingAnswer, tuple[str, str]] = {
    MeetingAnswer.COMES: (N_("You come"), "done"),
    MeetingAnswer.ANOTHER_TIME: (N_("You would like another time"), "waiting"),
    MeetingAnswer.CANNOT: (N_("You cannot come"), "info"),
}


def invitations_to_answer(meetings: Iterable[MeetingLine], today: date) -> list[dict[str, object]]:
    """The meetings ahead that one is invited to and has not answered, as things asked of you."""
    return [
        {
            "text": _("You are invited: %(meeting)s", meeting=meeting_name(meeting)),
            "detail": day_and_time(meeting),
            "href": meeting_href(meeting),
            "action": _("Read and answer"),
        }
        for meeting in meetings
        if meeting.is_open
        and meeting.on_day >= today
        and meeting.invited_at is not None
        and meeting.answer is None
        and meeting.called_by == CalledBy.EMPLOYER
    ]


def meeting_href(meeting: MeetingLine) -> str:
    """The page of a meeting of one's own."""
    return url_for("employee.meeting", meeting_id=meeting.id)


def standing(meeting: MeetingRecord, today: date, *, is_answered: bool) -> dict[str, str]:
    """How a meeting stands in one word."""
    if meeting.cancelled_at is not None:
        return {"word": _("Cancelled"), "kind": "exempt"}
    if meeting.held_on is not None:
        return {"word": _("Was held on %(day)s", day=format_day(meeting.held_on)), "kind": "done"}
    if meeting.not_held_at is not None:
        return {"word": _("Was not held"), "kind": "info"}
    if meeting.on_day < today:
        return {"word": _("Was agreed"), "kind": "info"}
    if meeting.invited_at is None and meeting.told_sequence is None:
        return {"word": _("Planned; the invitation comes later"), "kind": "to_come"}
    if meeting.invited_at is not None and not is_answered:
        return {"word": _("You are invited, and have not answered yet"), "kind": "waiting"}
    return {"word": _("Agreed"), "kind": "soon"}


def given_answer(given: GivenAnswer | None) -> dict[str, object] | None:
    """One's own answer, as it was given."""
    if given is None:
        return None
    word, kind = ANSWERED[given.answer]
    proposed = ""
    if given.proposed_on is not None:
        proposed = _("Rather: %(day)s", day=format_day(given.proposed_on))
        if given.proposed_time is not None:
            proposed = _(
                "Rather: %(day)s at %(time)s",
                day=format_day(given.proposed_on),
                time=f"{given.proposed_time:%H.%M}",
            )
    comes_with = _("With you: %(names)s", names=given.names) if given.names else ""
    return {
        "when": format_instant(given.answered_at),
        "text": "\n".join(part for part in (proposed, given.words, comes_with) if part),
        "status": {"word": _(word), "kind": kind},
    }
