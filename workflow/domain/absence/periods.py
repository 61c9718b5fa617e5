"""Decides what an employer can know of one period of absence, and which information wins on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter

from workflow.domain.absence.dates import check_range
from workflow.domain.absence.errors import InvalidAbsence


class AbsenceKind(StrEnum):
    """Where a statement about a stretch of days comes from, and what it says."""

    SICK_NOTE_FULL = "sick_note_full"
    SICK_NOTE_GRADED = "sick_note_graded"
    SICK_NOTE_ZERO = "sick_note_zero"
    SICK_NOTE_TREATMENT_DAYS = "sick_note_treatment_days"
    SICK_NOTE_TRAVEL_SUBSIDY = "sick_note_travel_subsidy"
    SICK_NOTE_PENDING = "sick_note_pending"
    SELF_CERTIFIED = "self_certified"
    APPLICATION_SICK = "application_sick"
    APPLICATION_CORRECTED_FULL = "application_corrected_full"
    APPLICATION_HOLIDAY = "application_holiday"
    APPLICATION_LEAVE = "application_leave"
    APPLICATION_WORK_RESUMED = "application_work_resumed"
    APPLICATION_EDUCATION = "application_education"
    EMPLOYER_PERIOD_REPORTED = "employer_period_reported"


PRIORITY: tuple[AbsenceKind, ...] = (
    AbsenceKind.APPLICATION_WORK_RESUMED,
    AbsenceKind.APPLICATION_CORRECTED_FULL,
    AbsenceKind.APPLICATION_HOLIDAY,
    AbsenceKind.APPLICATION_LEAVE,
    AbsenceKind.APPLICATION_SICK,
    AbsenceKind.EMPLOYER_PERIOD_REPORTED,
    AbsenceKind.SICK_NOTE_FULL,
    AbsenceKind.SICK_NOTE_ZERO,
    AbsenceKind.SICK_NOTE_GRADED,
    AbsenceKind.SELF_CERTIFIED,
    AbsenceKind.SICK_NOTE_TREATMENT_DAYS,
    AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY,
)
"""Best first. Kinds not listed (a pending note, education) say nothing about a day."""

SPEAKING_KINDS = frozenset(PRIORITY)
WORK_KINDS = frozenset(
    {
        AbsenceKind.APPLICATION_WORK_RESUMED,
        AbsenceKind.SICK_NOTE_ZERO,
        AbsenceKind.SICK_NOTE_TREATMENT_DAYS,
        AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY,
    }
)
HOLIDAY_KINDS = frozenset({AbsenceKind.APPLICATION_HOLIDAY, AbsenceKind.APPLICATION_LEAVE})
GRADE_KINDS = frozenset(
    {
        AbsenceKind.APPLICATION_CORRECTED_FULL,
        AbsenceKind.SICK_NOTE_FULL,
        AbsenceKind.SICK_NOTE_ZERO,
        AbsenceKind.SICK_NOTE_GRADED,
        AbsenceKind.SICK_NOTE_TREATMENT_DAYS,
    }
)
"""Kinds that say something about how much of the work is done."""
PARTLY_AT_WORK_KINDS = frozenset(
    {
        AbsenceKind.SICK_NOTE_ZERO,
        AbsenceKind.SICK_NOTE_GRADED,
        AbsenceKind.SICK_NOTE_TREATMENT_DAYS,
    }
)


WHOLLY_ABSENT = 100
"""Percent sick-listed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AbsencePeriod:
    """One statement about one employee: both days inclusive, grade in percent sick-listed (100 is wholly absent)."""

    id: str
    kind: AbsenceKind
    start: date
    end: date
    grade: int | None = None
    received: datetime | date | None = None
    corrects: str | None = None
    employer: str | None = None

    def __post_init__(self) -> None:
        check_range("start", self.start, "end", self.end)
        if self.grade is not None and not 0 <= self.grade <= WHOLLY_ABSENT:
            raise InvalidAbsence("grade", f"{self.grade} is not a percentage from 0 to 100")
        if self.corrects is not None and self.corrects == self.id:
            raise InvalidAbsence("corrects", "a period cannot correct itself")


def received_order(received: datetime | date | None) -> datetime:
    """A point in time to sort by: unknown is oldest, a bare date is its midnight, UTC where no zone is given."""
    if received is None:
        return datetime.min.replace(tzinfo=UTC)
    if not isinstance(received, datetime):
        return datetime.combine(received, time.min, tzinfo=UTC)
    return received if received.tzinfo is not None else received.replace(tzinfo=UTC)


def standing(periods: Iterable[AbsencePeriod]) -> list[AbsencePeriod]:
    """The periods that no other period corrects, in the order given."""
    every = list(periods)
    corrected = {period.corrects for period in every if period.corrects is not None}
    return [period for period in every if period.id not in corrected] if corrected else every


def check_corrections(periods: Sequence[AbsencePeriod], field: str = "corrects") -> None:
    """Refuse corrections that go round in a circle: each would make the other as never given.

    An id may be shared (a note of several periods has one), and what is corrected may be unknown here.
    """
    corrects: dict[str, set[str]] = {}
    for period in periods:
        if period.corrects is not None:
            corrects.setdefault(period.id, set()).add(period.corrects)
    try:
        TopologicalSorter(corrects).prepare()
    except CycleError as error:
        circle = set(error.args[1])
        place = next(n for n, p in enumerate(periods) if p.id in circle and p.corrects in circle)
        raise InvalidAbsence(f"[{place}].{field}", "corrections go round in a circle") from None
