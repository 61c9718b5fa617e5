"""Decides what each day is in the reckoning of sick-pay days when several sources speak of the same day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from workflow.domain.absence.dates import check_disjoint, check_range


class DayClass(StrEnum):
    """What a payer's timeline says about a day. A day it does not mention is unknown."""

    SICK = "sick"
    SICK_WEEKEND = "sick_weekend"
    EMPLOYER_PERIOD = "employer_period"
    EMPLOYER_PERIOD_PAID_BY_NAV = "employer_period_paid_by_nav"
    HOLIDAY = "holiday"
    WORK = "work"
    REJECTED = "rejected"
    TIME_BARRED = "time_barred"


_SICK, _SICK_WEEKEND = DayClass.SICK, DayClass.SICK_WEEKEND


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days of one class in a row, both ends included; `sick` on a Saturday or Sunday is a sick weekend day."""

    start: date
    end: date
    kind: DayClass

    def __post_init__(self) -> None:
        check_range("start", self.start, "end", self.end)


class Run(NamedTuple):
    """A run by ordinals, with the class its weekdays have and the class its weekend days have."""

    first: int
    last: int
    weekday: DayClass
    weekend: DayClass


RANK: dict[DayClass, int] = {
    DayClass.REJECTED: 60,
    DayClass.SICK: 50,
    DayClass.EMPLOYER_PERIOD_PAID_BY_NAV: 45,
    DayClass.SICK_WEEKEND: 40,
    DayClass.TIME_BARRED: 40,
    DayClass.EMPLOYER_PERIOD: 30,
    DayClass.HOLIDAY: 20,
    DayClass.WORK: 10,
}


def merged(timelines: Sequence[Iterable[DayRun]]) -> list[Run]:
    """One timeline of all; on each day the highest rank wins, and the earlier timeline among equals."""
    return overlaid([_ordered(timeline) for timeline in timelines])


def overlaid(timelines: Iterable[list[Run]]) -> list[Run]:
    """The same for timelines by ordinals, each in order and apart."""
    every = [runs for runs in timelines if runs]
    while len(every) > 1:
        pairs = [every[i : i + 2] for i in range(0, len(every), 2)]
        every = [reduce(_overlay, pair) for pair in pairs]
    return every[0] if every else []


def _ordered(timeline: Iterable[DayRun]) -> list[Run]:
    runs = list(timeline)
    check_disjoint([(run.start, run.end) for run in runs])
    return sorted(run_of(run.start.toordinal(), run.end.toordinal(), run.kind) for run in runs)


def run_of(first: int, last: int, kind: DayClass) -> Run:
    """Days of one class by ordinals."""
    return Run(first, last, kind, _SICK_WEEKEND if kind is _SICK else kind)


def _overlay(left: list[Run], right: list[Run]) -> list[Run]:
    """Both timelines in one pass over their edges."""
    edges = sorted({edge for run in (*left, *right) for edge in (run.first, run.last + 1)})
    found: list[Run] = []
    at = [0, 0]
    for first, after in pairwise(edges):
        said = [_at(runs, at, side, first) for side, runs in enumerate((left, right))]
        heard = [run for run in said if run is not None]
        if heard:
            found.append(_louder(heard[0], heard[-1])._replace(first=first, last=after - 1))
    return found


def _at(runs: list[Run], at: list[int], side: int, first: int) -> Run | None:
    while at[side] < len(runs) and runs[at[side]].last < first:
        at[side] += 1
    run = runs[at[side]] if at[side] < len(runs) else None
    return run if run is not None and run.first <= first else None


def _louder(left: Run, right: Run) -> Run:
    weekday = left.weekday if RANK[left.weekday] >= RANK[right.weekday] else right.weekday
    weekend = left.weekend if RANK[left.weekend] >= RANK[right.weekend] else right.weekend
    return Run(left.first, left.last, weekday, weekend)
