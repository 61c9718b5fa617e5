"""Decides which sixteen days the employer pays, from one employer's days in order.

Not decided here: who is excepted from paying (chronic illness, pregnancy) and what is paid.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from workflow.domain.absence.dates import check_disjoint, check_range

PAID_DAYS = 16
DAYS_THAT_SPLIT = 16
MOST_TREATMENT_DAYS = 12
"""More treatment days than this use the period up, however few the days in all."""


class EmployerDay(StrEnum):
    """What a day is to the employer who pays; a day nobody mentions is a day of work."""

    SICK = "sick"
    SELF_CERTIFIED = "self_certified"
    TREATMENT_DAY = "treatment_day"
    HOLIDAY = "holiday"
    LEAVE = "leave"
    WORK = "work"


FREE_DAYS = frozenset({EmployerDay.HOLIDAY, EmployerDay.LEAVE})
_WORK, _TREATED = EmployerDay.WORK, EmployerDay.TREATMENT_DAY


@dataclass(frozen=True, slots=True)
class EmployerDays:
    """Days of one kind in a row, both ends included."""

    start: date
    end: date
    kind: EmployerDay

    def __post_init__(self) -> None:
        check_range("start", self.start, "end", self.end)


class EmployerPeriod(NamedTuple):
    """The days the employer pays, from the first to the last that was counted.

    `days_counted` goes on counting after the sixteenth; `paid` are the counted days themselves, in runs;
    `last_day_off` is the last sick or free day, from which the sixteen empty days are reckoned.
    """

    start: date
    end: date
    used_up: bool
    days_counted: int
    treatment_days: int
    last_day_off: date
    paid: tuple[tuple[date, date], ...]


def employer_periods(days: Iterable[EmployerDays]) -> tuple[EmployerPeriod, ...]:
    """Every employer period of a history, in order. A day may be told only once."""
    ordered = sorted(days, key=lambda run: run.start)
    check_disjoint([(run.start, run.end) for run in ordered])
    return periods_in((run.start.toordinal(), run.end.toordinal(), run.kind) for run in ordered)


def periods_in(runs: Iterable[tuple[int, int, EmployerDay]]) -> tuple[EmployerPeriod, ...]:
    """The same for runs by ordinals, which must be in order and apart."""
    found: list[EmployerPeriod] = []
    count: _Count | None = None
    for first, last, kind in runs:
        if kind is _WORK:
            continue
        if count is not None and count.over_before(first):
            found.append(count.finished())
            count = None
        if kind not in FREE_DAYS:
            count = count or _Count(first)
            count.sick(first, last, treated=kind is _TREATED)
        elif count is not None and count.free(first, last):
            found.append(count.finished())
            count = None
    return (*found, count.finished()) if count else tuple(found)


def employer_period_for(days: Iterable[EmployerDays], application_first_day: date) -> EmployerPeriod | None:
    """The last period that still reaches the first day applied for; None when the employer owes nothing."""
    near = [
        p for p in employer_periods(days) if (application_first_day - p.last_day_off).days <= DAYS_THAT_SPLIT
    ]
    return near[-1] if near else None


class _Count:
    """The employer's count while it runs. Ordinals; `settled` is the last day before which the gap is zero."""

    __slots__ = ("counted", "first", "last_counted", "last_off", "paid", "settled", "treated")

    def __init__(self, first: int) -> None:
        self.first = first
        self.counted = self.treated = 0
        self.settled = self.last_off = self.last_counted = first - 1
        self.paid: list[tuple[int, int]] = []

    def over_before(self, first: int) -> bool:
        """Whether sixteen days without sickness passed before this day."""
        return first - self.settled - 1 >= DAYS_THAT_SPLIT

    def sick(self, first: int, last: int, *, treated: bool) -> None:
        """Sick days always count, and set the gap to zero."""
        days = last - first + 1
        if self.counted < PAID_DAYS:
            self._count(first, last, PAID_DAYS - self.counted)
        self.counted += days
        if treated:
            self.treated += days
        self.settled = self.last_off = last

    def free(self, first: int, last: int) -> bool:
        """Free days are gap only after a day of work, and count only in a period begun but not full.

        True when they complete the sixteen days that end the period.
        """
        closes = self.settled + DAYS_THAT_SPLIT
        at_work = first - self.settled > 1
        last = min(last, closes) if at_work else last
        room = PAID_DAYS - self.counted
        if room > 0:
            self._count(first, last, room)
            self.counted += min(room, last - first + 1)
        self.last_off = last
        if not at_work:
            self.settled = last
        return at_work and last == closes

    def _count(self, first: int, last: int, room: int) -> None:
        self.last_counted = min(last, first + room - 1)
        self.paid.append((first, self.last_counted))

    def finished(self) -> EmployerPeriod:
        day_of = date.fromordinal
        start, end, last_day_off = day_of(self.first), day_of(self.last_counted), day_of(self.last_off)
        used_up = self.counted > PAID_DAYS or self.treated > MOST_TREATMENT_DAYS
        paid = tuple([(day_of(first), day_of(last)) for first, last in self.paid])
        return EmployerPeriod(start, end, used_up, self.counted, self.treated, last_day_off, paid)
