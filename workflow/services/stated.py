"""Says what somebody states of a period of absence, and decides which statements cannot be true."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from workflow.domain.absence.periods import HOLIDAY_KINDS, AbsenceKind
from workflow.domain.errors import Invalid
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.domain.text import N_
from workflow.services.norway import day_in_norway, noon_of
from workflow.services.records import Absence, EmploymentRecord

TYPED, TOLD_BY_NAV = "typed", "told_by_nav"
ONE_YEAR, TEN_YEARS = timedelta(days=366), timedelta(days=3660)
TOO_LONG_AGO = N_("This is more than ten years ago. Is the year right?")

GRADES: dict[AbsenceKind, int] = {
    AbsenceKind.SELF_CERTIFIED: WHOLLY_ABSENT_PER_CENT.value,
    AbsenceKind.SICK_NOTE_FULL: WHOLLY_ABSENT_PER_CENT.value,
    AbsenceKind.SICK_NOTE_PENDING: 0,
    AbsenceKind.SICK_NOTE_ZERO: 0,
    AbsenceKind.SICK_NOTE_TREATMENT_DAYS: 0,
    AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY: 0,
    AbsenceKind.APPLICATION_HOLIDAY: 0,
    AbsenceKind.APPLICATION_LEAVE: 0,
    AbsenceKind.APPLICATION_WORK_RESUMED: 0,
}
"""What can be typed in, with the per cent away that goes without saying; a graded sick note says its own."""
KINDS: tuple[AbsenceKind, ...] = (*GRADES, AbsenceKind.SICK_NOTE_GRADED)
SICK_KINDS = frozenset({AbsenceKind.SELF_CERTIFIED, AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SICK_NOTE_GRADED})
"""Kinds that say somebody is away ill; only these may be open until somebody knows the last day."""
BESIDE_SICKNESS = HOLIDAY_KINDS | {AbsenceKind.APPLICATION_WORK_RESUMED}
"""Kinds that lie over an absence without ending it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A period as somebody states it: both days inclusive, per cent away, when the employer got to know it (None: now)."""

    kind: AbsenceKind
    start_on: date
    end_on: date | None
    grade: int | None = None
    received_on: date | None = None
    extended_certificate: bool = False
    source: str = TYPED

    @property
    def per_cent(self) -> int:
        """How much it takes away from work; what was typed counts for a graded note only."""
        return GRADES.get(self.kind, self.grade or 0)

    def as_period(self, period_id: UUID, employment_id: UUID, now: datetime) -> Absence:
        """The period as the register keeps it; of an earlier day nobody knows the hour."""
        earlier = self.received_on is not None and self.received_on != day_in_norway(now)
        received = noon_of(self.received_on) if self.received_on and earlier else now
        return Absence(
            id=period_id,
            employment_id=employment_id,
            kind=self.kind,
            start_on=self.start_on,
            end_on=self.end_on,
            grade=self.per_cent,
            extended_certificate=self.extended_certificate,
            source=self.source,
            received_at=received,
        )


def check(stated: Stated, employment: EmploymentRecord, today: date) -> None:
    """Raises `Invalid` with the field to mend and the sentence that says how."""
    if stated.kind not in KINDS:
        raise Invalid("period_kind", N_("Choose what kind of period it is."))
    _check_days(stated, today)
    if stated.start_on < employment.start_on:
        raise Invalid("start", N_("The first day of absence is before the employment began."))
    if employment.end_on is not None and stated.start_on > employment.end_on:
        raise Invalid("start", N_("The first day of absence is after the employment ended."))
    if stated.kind is AbsenceKind.SICK_NOTE_GRADED and not 0 < stated.per_cent < WHOLLY_ABSENT_PER_CENT.value:
        raise Invalid("grade", N_("The grade of a graded sick note is from 1 to 99 per cent."))
    if stated.received_on is not None and stated.received_on > today:
        raise Invalid("received", N_("It cannot have come in the future."))
    if stated.received_on is not None and today - stated.received_on > TEN_YEARS:
        raise Invalid("received", TOO_LONG_AGO)


def _check_days(stated: Stated, today: date) -> None:
    if stated.end_on is None and stated.kind not in SICK_KINDS:
        raise Invalid("end", N_("Write the last day of the period; it counts too."))
    if stated.end_on is not None and stated.end_on < stated.start_on:
        raise Invalid("end", N_("The last day cannot be before the first day."))
    if today - stated.start_on > TEN_YEARS:
        raise Invalid("start", TOO_LONG_AGO)
    if max(stated.start_on, stated.end_on or stated.start_on) - today > ONE_YEAR:
        field = "start" if stated.start_on - today > ONE_YEAR else "end"
        raise Invalid(field, N_("This is more than a year ahead. Is the year right?"))
