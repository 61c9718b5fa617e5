"""Decides how a meeting is told: which one, when, how long, where if it is known, how far off."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.i18n import format_day
from web.queries.meetings import MeetingLine
from workflow.domain.text import N_
from workflow.services.appointments import AFTERCARE, DIALOGUE_1, FOLLOW_UP

NAMES: dict[str, str] = {
    FOLLOW_UP: N_("The next conversation"),
    DIALOGUE_1: N_("Dialogue meeting 1"),
    AFTERCARE: N_("The talk after coming back"),
}
A_MEETING = N_("A conversation")


def meeting_items(
    meetings: Iterable[MeetingLine], today: date, places: Mapping[UUID | None, str] | None = None
) -> list[dict[str, str]]:
    """The meetings as lines of a list of dates, with the places told by their documents. That a day has passed does not say that the meeting was held."""
    return [
        {
            "what": meeting_name(meeting),
            "on": ", ".join(filter(None, (day_and_time(meeting), (places or {}).get(meeting.document_id)))),
            "relative": relative_day(meeting.on_day, today),
            "word": _("Agreed") if meeting.on_day >= today else _("Was agreed"),
            "kind": "soon" if meeting.on_day >= today else "info",
            "law": "",
        }
        for meeting in meetings
    ]


def meeting_name(meeting: MeetingLine) -> str:
    """Which meeting it is."""
    return str(_(NAMES.get(meeting.kind, A_MEETING)))


def day_and_time(meeting: MeetingLine) -> str:
    """When it is, and how long where that is known."""
    day = format_day(meeting.on_day)
    if meeting.at_time is None:
        return day
    clock = f"{meeting.at_time:%H.%M}"
    return str(
        _("%(day)s at %(time)s, %(minutes)s minutes", day=day, time=clock, minutes=meeting.length_minutes)
    )
