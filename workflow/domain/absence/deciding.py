"""Decides which statement counts on a day of one employment, how much of the work it takes away, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from workflow.domain.absence.periods import (
    GRADE_KINDS,
    HOLIDAY_KINDS,
    PRIORITY,
    SPEAKING_KINDS,
    WHOLLY_ABSENT,
    WORK_KINDS,
    AbsenceKind,
    AbsencePeriod,
    received_order,
    standing,
)

SILENT_ON_GRADE = frozenset({AbsenceKind.APPLICATION_SICK, AbsenceKind.EMPLOYER_PERIOD_REPORTED})
"""They say that the day is sick, not how much of it: a note beneath them that gives a grade still gives it."""

_RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}
_RANK[AbsenceKind.APPLICATION_LEAVE] = _RANK[AbsenceKind.APPLICATION_HOLIDAY]
_UNHEARD = len(PRIORITY)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Days (both included) of which a new period and a known one both speak, and which of the two is heard.

    `same` when the new one says exactly what the known one says, of the same days: most likely entered twice.
    """

    period: AbsencePeriod
    first: date
    last: date
    decides: Literal["new", "standing"]
    same: bool


def grade_at(periods: Iterable[AbsencePeriod], day: date) -> int | None:
    """Percent away from one employment on a day; None when nothing, or only holiday, leave or an unknown grade, is told."""
    known = _speaking_of(periods, day)
    decides = max(known, key=_weight, default=None)
    if decides is not None and decides.kind in SILENT_ON_GRADE:
        beneath = max((period for period in known if period.kind in GRADE_KINDS), key=_weight, default=None)
        if beneath is not None and beneath.kind is AbsenceKind.SICK_NOTE_GRADED:
            decides = beneath
    return None if decides is None else _grade_of(decides)


def overlaps(new: AbsencePeriod, known: Iterable[AbsencePeriod]) -> list[Overlap]:
    """Where a new period and standing ones of the same employment speak of the same days, by first day.

    What the new period corrects does not count as known; a period without employer belongs to each employer.
    """
    others = [period for period in standing([*known, new]) if period.id != new.id]
    found = [_overlap(new, other) for other in others if _meet(new, other)]
    return sorted(found, key=lambda overlap: (overlap.first, overlap.last, overlap.period.id))


def _speaking_of(periods: Iterable[AbsencePeriod], day: date) -> list[AbsencePeriod]:
    return [
        period
        for period in standing(periods)
        if period.start <= day <= period.end and period.kind in SPEAKING_KINDS
    ]


def _weight(period: AbsencePeriod) -> tuple[int, datetime, date, date, str]:
    """Heaviest decides; the last three only make equals independent of the order they were entered in."""
    rank = _RANK.get(period.kind, _UNHEARD)
    return -rank, received_order(period.received), period.start, period.end, period.id


def _grade_of(period: AbsencePeriod) -> int | None:
    if period.kind in HOLIDAY_KINDS:
        return None
    if period.kind in WORK_KINDS:
        return 0
    return period.grade if period.kind is AbsenceKind.SICK_NOTE_GRADED else WHOLLY_ABSENT


def _meet(new: AbsencePeriod, other: AbsencePeriod) -> bool:
    together = new.employer == other.employer or None in (new.employer, other.employer)
    return together and new.start <= other.end and other.start <= new.end


def _overlap(new: AbsencePeriod, other: AbsencePeriod) -> Overlap:
    return Overlap(
        period=other,
        first=max(new.start, other.start),
        last=min(new.end, other.end),
        decides="new" if _weight(new) > _weight(other) else "standing",
        same=_said(new) == _said(other),
    )


def _said(period: AbsencePeriod) -> tuple[object, ...]:
    return period.kind, period.start, period.end, period.grade, period.employer
