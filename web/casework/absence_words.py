"""Decides what a period of absence is called, and how its days and its share are written."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from flask_babel import gettext as _

from web.i18n import NORWAY, format_day
from workflow.domain.absence_names import ANOTHER_KIND, KIND_NAMES
from workflow.domain.text import N_
from workflow.services.stated import SICK_KINDS, TYPED

SOURCES: dict[str, str] = {
    TYPED: N_("Typed in here"),
    "imported": N_("Imported"),
    "told_by_nav": N_("Told by Nav"),
}


class Period(Protocol):
    """What is needed to tell of a period."""

    @property
    def kind(self) -> str: ...
    @property
    def start_on(self) -> date: ...
    @property
    def end_on(self) -> date | None: ...
    @property
    def grade(self) -> int: ...


def kind_name(kind: str) -> str:
    """What a kind is called."""
    return str(_(KIND_NAMES.get(kind, ANOTHER_KIND)))


def kind_and_share(period: Period) -> str:
    """The kind, with the share where one is away from work."""
    return kind_with_share(period.kind, period.grade)


def kind_with_share(kind: str, grade: int) -> str:
    """The same, from its parts."""
    return f"{kind_name(kind)}, {grade}\u00a0%" if kind in SICK_KINDS else kind_name(kind)


def received_on(at: datetime) -> date:
    """The day something came, as the calendar on a wall in Norway shows it."""
    return at.astimezone(NORWAY).date()


def days_of(start: date, end: date | None) -> str:
    """One day, two days with a line between them, or from a day on."""
    if end is None:
        return str(_("From %(day)s", day=format_day(start)))
    return format_day(start) if start == end else f"{format_day(start)} – {format_day(end)}"


def merged(stretches: Sequence[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Stretches of days that touch or overlap as one; none that lasts until further notice ends before another."""
    found: list[tuple[date, date | None]] = []
    for start, end in sorted(stretches, key=lambda each: each[0]):
        if found and start <= (found[-1][1] or date.max - timedelta(days=1)) + timedelta(days=1):
            last = found[-1][1]
            found[-1] = (found[-1][0], None if last is None or end is None else max(last, end))
        else:
            found.append((start, end))
    return found
