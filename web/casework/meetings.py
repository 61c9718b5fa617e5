"""Decides how a meeting is told: which one, when, how long, where if it is known, how far off, how it stands."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Protocol
from uuid import UUID

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.i18n import format_day
from web.queries.meetings import MeetingLine
from workflow.domain.meetings import MEETING_NAMES, CalledBy, MeetingAnswer
from workflow.domain.text import N_

NAMES: dict[str, str] = {kind.value: name for kind, name in MEETING_NAMES.items()}
A_MEETING = N_("A conversation")
ANSWERED: dict[str, tuple[str, str]] = {
    MeetingAnswer.COMES: (N_("Comes"), "done"),
    MeetingAnswer.ANOTHER_TIME: (N_("Would like another time"), "waiting"),
    MeetingAnswer.CANNOT: (N_("Cannot come"), "missing"),
}
"""What the employee answered, with its shape."""
Standing = tuple[str, str]


class Timed(Protocol):
    """Anything that stands on a day, perhaps at a time."""

    @property
    def on_day(self) -> date: ...
    @property
    def at_time(self) -> time | None: ...
    @property
    def length_minutes(self) -> int: ...


def meeting_items(
    meetings: Iterable[MeetingLine],
    today: date,
    places: Mapping[UUID | None, str] | None = None,
    href: Callable[[MeetingLine], str] | None = None,
) -> list[dict[str, str]]:
    """The meetings as lines of a list of dates, with places where they are known.

    That a day has passed does not say that the meeting was held.
    """
    items = []
    for meeting in meetings:
        word, kind = _agreed(meeting, today)
        items.append(
            {
                "what": meeting_name(meeting),
                "on": ", ".join(filter(None, (day_and_time(meeting), (places or {}).get(meeting.id)))),
                "relative": relative_day(meeting.on_day, today),
                "word": word,
                "kind": kind,
                "law": "",
                "href": href(meeting) if href else "",
            }
        )
    return items


def _agreed(meeting: MeetingLine, today: date) -> Standing:
    if meeting.held_on is not None:
        return _("Was held"), "info"
    if meeting.not_held_at is not None:
        return _("Was not held"), "info"
    if meeting.on_day < today:
        return _("Was agreed"), "info"
    return _("Agreed") if meeting.is_told else _("Planned"), "soon"


def standing(meeting: MeetingLine, today: date) -> Standing:
    """How a meeting stands, for those who follow it up: the word and its shape."""
    if not meeting.is_open:
        return _agreed(meeting, today)
    if meeting.on_day < today:
        return _("Was it held?"), "waiting"
    if meeting.called_by == CalledBy.NAV:
        return _("Called by Nav"), "soon"
    if meeting.answer in ANSWERED:
        word, kind = ANSWERED[meeting.answer]
        return _(word), kind
    if meeting.invited_at is not None:
        return _("Invited, no answer yet"), "waiting"
    return (_("Agreed"), "soon") if meeting.is_told else (_("Planned, nobody is invited yet"), "to_come")


def meeting_name(meeting: MeetingLine) -> str:
    """Which meeting it is."""
    return str(_(NAMES.get(meeting.kind, A_MEETING)))


def day_and_time(meeting: Timed) -> str:
    """When it is, and how long where that is known."""
    day = format_day(meeting.on_day)
    if meeting.at_time is None:
        return day
    clock = f"{meeting.at_time:%H.%M}"
    return str(
        _("%(day)s at %(time)s, %(minutes)s minutes", day=day, time=clock, minutes=meeting.length_minutes)
    )
