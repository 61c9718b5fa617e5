"""Decides how sickness-absence is measured: sickness man-days of every hundred agreed man-days.

    percentage = sum of (position x grade) over sick working days / sum of position over all working days x 100

A working day is a weekday that is no public holiday; position is the share of a full position; grade is the share one is
sick-listed (self-certified: all of it). Holiday, leave and work told by an application count as no sickness. Both sums are
whole numbers (hundredths of a position times hundredths of a grade), so that adding spans and units is exact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from workflow.domain.absence.periods import (
    HOLIDAY_KINDS,
    PRIORITY,
    SPEAKING_KINDS,
    WORK_KINDS,
    AbsenceKind,
    AbsencePeriod,
    standing,
)
from workflow.domain.figures.cells import Cell
from workflow.domain.figures.spans import Span

WHOLE = 100
ONE_MAN_DAY = WHOLE * WHOLE
_RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A position somebody has in a unit, with what is known of absence from it."""

    person: UUID
    unit: UUID
    percentage: int
    start_on: date
    end_on: date | None
    periods: tuple[AbsencePeriod, ...] = ()


@dataclass(slots=True)
class _Sums:
    agreed: int = 0
    sick: int = 0
    graded: int = 0
    away: set[UUID] = field(default_factory=set)
    away_graded: set[UUID] = field(default_factory=set)
    away_wholly: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """One unit in one span: its absence, and the part of it that was graded."""

    absence: Cell
    graded: Cell


def grades_by_day(periods: Iterable[AbsencePeriod], days: Sequence[date]) -> dict[date, int]:
    """How many per cent somebody is away on each of the (sorted) days; days without sickness are left out."""
    speaking = [one for one in standing(periods) if one.kind in SPEAKING_KINDS]
    speaking.sort(key=lambda one: (-_RANK[one.kind], _grade(one)))
    found: dict[date, int] = {}
    for one in speaking:  # the best information is painted last
        grade = _grade(one)
        for day in days[bisect_left(days, one.start) : bisect_right(days, one.end)]:
            found[day] = grade
    return {day: grade for day, grade in found.items() if grade}


def _grade(period: AbsencePeriod) -> int:
    if period.kind in WORK_KINDS or period.kind in HOLIDAY_KINDS:
        return 0
    if period.kind is AbsenceKind.SICK_NOTE_GRADED:
        return WHOLE if period.grade is None else period.grade
    return WHOLE


def count(
    posts: Iterable[Post], spans: Sequence[Span], days: Sequence[date]
) -> Mapping[tuple[UUID, str], Counted]:
    """Each unit in each span, by unit and the span's name; a unit where nobody had to work is left out."""
    sums: dict[tuple[UUID, str], _Sums] = {}
    for post in posts:
        agreed_days = days[bisect_left(days, post.start_on) : bisect_right(days, post.end_on or date.max)]
        grades = grades_by_day(post.periods, agreed_days) if post.periods else {}
        for span in spans:
            within = agreed_days[bisect_left(agreed_days, span.first) : bisect_right(agreed_days, span.last)]
            if within:
                _add(sums.setdefault((post.unit, span.name), _Sums()), post, within, grades)
    return {place: _counted(found) for place, found in sums.items()}


def _add(sums: _Sums, post: Post, within: Sequence[date], grades: Mapping[date, int]) -> None:
    sums.agreed += post.percentage * WHOLE * len(within)
    for day in within if grades else ():
        grade = grades.get(day, 0)
        if not grade:
            continue
        sums.sick += post.percentage * grade
        sums.away.add(post.person)
        if grade < WHOLE:
            sums.graded += post.percentage * grade
            sums.away_graded.add(post.person)
        else:
            sums.away_wholly.add(post.person)


def _counted(sums: _Sums) -> Counted:
    return Counted(
        absence=Cell((sums.sick, sums.agreed), (frozenset(sums.away),)),
        graded=Cell((sums.graded, sums.sick), (frozenset(sums.away_graded), frozenset(sums.away_wholly))),
    )
