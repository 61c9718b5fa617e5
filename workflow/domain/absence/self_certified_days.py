"""Decides which days rest on the employee's own word alone, and counts them over any stretch of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby
from operator import itemgetter

from workflow.domain.absence.daytypes import DayType, stretches
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays
from workflow.domain.absence.periods import PRIORITY, AbsenceKind, AbsencePeriod

BETTER_KINDS = frozenset(PRIORITY[: PRIORITY.index(AbsenceKind.SELF_CERTIFIED)])
"""Where one of these speaks too, the day is a day with a note, of holiday or of work, and no quota is touched."""


@dataclass(frozen=True, order=True, slots=True)
class Days:
    """Calendar days in a row, both ends included."""

    start: date
    end: date

    @property
    def count(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1


def self_certified_days(periods: Sequence[AbsencePeriod]) -> tuple[Days, ...]:
    """The runs of days on which self-certification decides, from one employer's uncorrected periods."""
    certified = [Days(p.start, p.end) for p in periods if p.kind is AbsenceKind.SELF_CERTIFIED]
    return without(certified, [Days(p.start, p.end) for p in periods if p.kind in BETTER_KINDS])


def employer_days(periods: Sequence[AbsencePeriod]) -> list[EmployerDays]:
    """The same periods as the employer's own days of sickness and holiday."""
    return [
        EmployerDays(
            date.fromordinal(first),
            date.fromordinal(last),
            EmployerDay.HOLIDAY if type_ is DayType.HOLIDAY else EmployerDay.SICK,
        )
        for first, last, type_, _ in stretches(periods)
    ]


def without(days: Iterable[Days], others: Iterable[Days]) -> tuple[Days, ...]:
    """The days that none of the others covers, in order, neighbours made one."""
    edges = [edge for run in days for edge in _edges(run, 1, 0)]
    edges += [edge for run in others for edge in _edges(run, 0, 1)]
    edges.sort(key=itemgetter(0))
    found: list[Days] = []
    wanted = covered = 0
    since: date | None = None
    for day, changes in groupby(edges, key=itemgetter(0)):
        for _, more_wanted, more_covered in changes:
            wanted += more_wanted
            covered += more_covered
        left = wanted > 0 and covered == 0
        if left and since is None:
            since = day
        elif not left and since is not None:
            found.append(Days(since, day - timedelta(days=1)))
            since = None
    return tuple(found)


def _edges(run: Days, wanted: int, covered: int) -> tuple[tuple[date, int, int], tuple[date, int, int]]:
    return (run.start, wanted, covered), (run.end + timedelta(days=1), -wanted, -covered)


class DayCount:
    """Counts days of runs that do not overlap, however many there are."""

    __slots__ = ("_runs", "_starts", "_totals")

    def __init__(self, runs: Sequence[Days]) -> None:
        self._runs = runs
        self._starts = [run.start for run in runs]
        self._totals = list(accumulate((run.count for run in runs), initial=0))

    def between(self, first: date, last: date) -> int:
        """How many of the days lie from first to last, both included."""
        return self._until(last) - self._until(first - timedelta(days=1))

    def _until(self, day: date) -> int:
        begun = bisect_right(self._starts, day)
        ahead = (self._runs[begun - 1].end - day).days if begun else 0
        return self._totals[begun] - max(0, ahead)
