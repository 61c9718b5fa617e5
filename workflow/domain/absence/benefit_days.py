"""Decides what an employer's own records let it estimate of the max date, and which assumptions that takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.absence.day_classes import DayClass, Run, overlaid, run_of
from workflow.domain.absence.daytypes import DayType, Stretch, stretches
from workflow.domain.absence.employer_period import (
    PAID_DAYS,
    EmployerDay,
    EmployerPeriod,
    periods_in,
)
from workflow.domain.absence.max_date import (
    AGE_OF_FEWER_DAYS,
    AGE_OF_NO_DAYS,
    QUOTA,
    QUOTA_OVER_67,
    Assessment,
    MaxDateRule,
    Person,
    assess,
    estimate_max_date,
)
from workflow.domain.absence.periods import WORK_KINDS, AbsenceKind, AbsencePeriod, standing
from workflow.domain.absence.rights import SUFFICIENT_GAP
from workflow.domain.absence.spells import DAYS_THAT_SPLIT
from workflow.domain.absence.weekdays import weekdays_in
from workflow.domain.text import N_

__all__ = [
    "QUOTA",
    "QUOTA_OVER_67",
    "Assessment",
    "MaxDateEstimate",
    "MaxDateRule",
    "Person",
    "estimate_max_date",
    "estimate_max_date_for_spell",
]

GOES_ON = N_("The sickness goes on without a break after the last day known here.")
SPELL_IS_OVER = N_("No sickness is known now; a new absence moves the date.")
OWN_RECORDS = N_(
    "Only absence this employer knows of is counted. Sick pay from elsewhere makes the date earlier."
)
EMPLOYER_PERIOD_COMPLETED = N_("The employer pays for sixteen days before sick-pay days are counted.")
BIRTH_DATE_UNKNOWN = N_("The birth date is not known, so the limits at 67 and 70 years are left out.")
NOT_COUNTED = N_("Days with treatment, travel subsidy or zero per cent are counted as work.")

_DAY = timedelta(days=1)
_TO_EMPLOYER = {DayType.SICK: EmployerDay.SICK, DayType.HOLIDAY: EmployerDay.HOLIDAY}
_TO_CLASS = {DayType.SICK: DayClass.SICK, DayType.HOLIDAY: DayClass.HOLIDAY}
_PAID_BY_EMPLOYER = DayClass.EMPLOYER_PERIOD
_PARTIAL_KINDS = WORK_KINDS - {AbsenceKind.APPLICATION_WORK_RESUMED}


@dataclass(frozen=True, slots=True)
class MaxDateEstimate:
    """An estimate, never Nav's decision, and what had to be assumed.

    While the sickness `goes_on`, `remaining` are the weekdays from today to the max date. When it is over, they are the
    days a new absence would have from today, and the max date is only what it would have been.
    `assessment` holds how it was reckoned; `earlier` the rights that came before it.
    """

    max_date: date
    remaining: int
    goes_on: bool
    rule: MaxDateRule
    assumptions: tuple[str, ...]
    assessment: Assessment
    earlier: tuple[Assessment, ...]
    employer_periods: tuple[EmployerPeriod, ...]


def estimate_max_date_for_spell(
    periods: Sequence[AbsencePeriod], *, born_on: date | None, today: date
) -> MaxDateEstimate | None:
    """The max date if the latest sickness goes on, from all periods known of the person; None without sickness."""
    known = standing(periods)
    return estimate_from_days(known, stretches(known), born_on=born_on, today=today)


def estimate_from_days(
    known: Sequence[AbsencePeriod], days: Sequence[Stretch], *, born_on: date | None, today: date
) -> MaxDateEstimate | None:
    """The same from standing periods whose days, all employers taken together, are worked out already."""
    payers = [payer for payer in map(_Payer, _by_employer(known, days)) if payer.last is not None]
    if not payers:
        return None
    last = max(payer.last for payer in payers if payer.last is not None)
    merged = overlaid([*payer.runs, *payer.rest_of_employer_period(last)] for payer in payers)
    person = Person(born_on)
    *earlier, latest = assess(merged, person)
    over = today.toordinal() > last + DAYS_THAT_SPLIT
    return MaxDateEstimate(
        max_date=latest.max_date,
        remaining=_left_for_another(latest, person, last, today) if over else _remaining(latest, today),
        goes_on=not over,
        rule=latest.rule,
        assumptions=tuple(_assumptions(known, over=over, born_on=born_on)),
        assessment=latest,
        earlier=tuple(earlier),
        employer_periods=tuple(period for payer in payers for period in payer.employer_periods),
    )


def _remaining(assessment: Assessment, today: date) -> int:
    tomorrow = today + _DAY
    ahead = [weekdays_in(max(first, tomorrow), last) for first, last in assessment.paid if last > today]
    return min(assessment.remaining + sum(ahead), weekdays_in(tomorrow, assessment.max_date))


def _left_for_another(assessment: Assessment, person: Person, last: int, today: date) -> int:
    """Sick-pay days of an absence that begins today: those not spent, or all of them after half a year without."""
    fresh = today.toordinal() - last >= SUFFICIENT_GAP
    used, used_over_67 = (0, 0) if fresh else (assessment.used, assessment.used_over_67)
    turns_67, turns_70 = person.birthday(AGE_OF_FEWER_DAYS), person.birthday(AGE_OF_NO_DAYS)
    left = person.quota - used
    if turns_67 is not None and today > turns_67:
        left = min(left, person.quota_over_67 - used_over_67)
    return 0 if turns_70 is not None and today >= turns_70 else max(0, left)


def _assumptions(known: Iterable[AbsencePeriod], *, over: bool, born_on: date | None) -> Iterator[str]:
    yield SPELL_IS_OVER if over else GOES_ON
    yield OWN_RECORDS
    yield EMPLOYER_PERIOD_COMPLETED
    if born_on is None:
        yield BIRTH_DATE_UNKNOWN
    if any(period.kind in _PARTIAL_KINDS for period in known):
        yield NOT_COUNTED


def _by_employer(known: Sequence[AbsencePeriod], days: Sequence[Stretch]) -> list[Sequence[Stretch]]:
    """The days of each employer, by name; what names no employer belongs to each of them."""
    employers = {period.employer for period in known if period.employer is not None}
    if len(employers) <= 1:
        return [days]
    return [stretches([p for p in known if p.employer in (None, name)]) for name in sorted(employers)]


class _Payer:
    """One employer's days: sickness and holiday, with the days the employer pays marked."""

    __slots__ = ("employer_periods", "last", "runs")

    def __init__(self, told: Iterable[Stretch]) -> None:
        days = list(told)
        while days and days[-1].type is DayType.HOLIDAY and not _follows(days):
            days.pop()
        self.employer_periods = periods_in(
            [(first, last, _TO_EMPLOYER[type_]) for first, last, type_, _ in days]
        )
        self.last = next((day.last for day in reversed(days) if day.type is DayType.SICK), None)
        self.runs = _marked(days, self.employer_periods)

    def rest_of_employer_period(self, last: int) -> Iterator[Run]:
        """The days the employer has still to pay if this is the sickness that goes on."""
        missing = PAID_DAYS - self.employer_periods[-1].days_counted
        if self.last == last and missing > 0:
            after = self.runs[-1].last
            yield run_of(after + 1, after + missing, DayClass.EMPLOYER_PERIOD)


def _follows(days: Sequence[Stretch]) -> bool:
    """Whether the last holiday comes straight after other absence; a later one says nothing of sickness going on."""
    return len(days) > 1 and days[-1].first == days[-2].last + 1


def _marked(days: Iterable[Stretch], paid: Sequence[EmployerPeriod]) -> list[Run]:
    """The employer's days as a timeline; the paid days of a period always begin where a stretch begins."""
    ends = {first.toordinal(): last.toordinal() for period in paid for first, last in period.paid}
    found: list[Run] = []
    for begun, last, type_, _ in days:
        first = begun
        if begun in ends:
            found.append(run_of(begun, ends[begun], _PAID_BY_EMPLOYER))
            first = ends[begun] + 1
        if first <= last:
            found.append(run_of(first, last, _TO_CLASS[type_]))
    return found
