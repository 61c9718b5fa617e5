"""The employer's own estimate told once more, day by day: from statements to employer periods to the max date."""

from collections.abc import Sequence
from datetime import date

from tests.workflow.absence import oracle
from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays
from workflow.domain.absence.periods import AbsencePeriod

Estimate = tuple[int, int, date, str, int]
"""Used, remaining, max date, rule, refused."""


def estimates_by_day(periods: Sequence[AbsencePeriod], born: date | None) -> list[Estimate]:
    """The rights of a person whose latest sickness goes on; empty without sickness."""
    corrected = {period.corrects for period in periods}
    left = [period for period in periods if period.id not in corrected]
    employers = {p.employer for p in left if p.employer is not None}
    names: list[str | None] = [*sorted(employers)] or [None]
    alone = len(names) == 1
    known = [days_of([p for p in left if alone or p.employer in (None, name)]) for name in names]
    ends = [
        max(day for day, kind in days.items() if kind == "sick") for days in known if "sick" in days.values()
    ]
    if not ends:
        return []
    timelines = [timeline(days, max(ends)) for days in known if "sick" in days.values()]
    return oracle.max_dates_by_day(timelines, born)


def days_of(periods: Sequence[AbsencePeriod]) -> dict[date, str]:
    """Sick days and holidays; a holiday after the last sickness only if it follows without a day between."""
    if not periods:
        return {}
    every = oracle.every_day(min(p.start for p in periods), max(p.end for p in periods))
    kinds = {day: oracle.day_type([p for p in periods if p.start <= day <= p.end]) for day in every}
    found = {day: kind for day, kind in kinds.items() if kind != "work"}
    sick = [day for day, kind in found.items() if kind == "sick"]
    end = max(sick, default=date.min)
    while end + oracle.ONE in found:
        end += oracle.ONE
    return {day: kind for day, kind in found.items() if day <= end}


def timeline(days: dict[date, str], last_sick: date) -> list[DayRun]:
    """One employer's days as day classes, with what is left of the employer period after the latest sickness."""
    runs = [EmployerDays(day, day, EmployerDay(kind)) for day, kind in days.items()]
    periods = oracle.employer_periods_by_day(runs)
    paid = {day for period in periods for day in period.paid}
    found = [
        DayRun(day, day, DayClass.EMPLOYER_PERIOD if day in paid else DayClass(kind))
        for day, kind in days.items()
    ]
    if max(day for day, kind in days.items() if kind == "sick") == last_sick:
        for number in range(16 - periods[-1].counted):
            day = max(days) + oracle.ONE * (number + 1)
            found.append(DayRun(day, day, DayClass.EMPLOYER_PERIOD))
    return found
