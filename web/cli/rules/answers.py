"""Decides how each date rule is asked and answered in JSON; the rules themselves live in the domain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from web.cli.rules.fields import Fields
from workflow.domain.absence.dates import check_disjoint, check_not_far_ahead
from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays, employer_period_for
from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.max_date import QUOTA, QUOTA_OVER_67, Assessment, Person, estimate_max_date
from workflow.domain.absence.periods import WHOLLY_ABSENT, AbsenceKind, AbsencePeriod, check_corrections
from workflow.domain.absence.reasons import (
    Reason,
    why_employer_period,
    why_max_date,
    why_recurrent,
    why_spells,
)
from workflow.domain.absence.recurring import recurrence
from workflow.domain.absence.spells import Spell, join, weeks_as_of
from workflow.domain.absence.weekdays import add_weekdays, weekdays_between

Answer = Callable[[Fields], Any]
_NAMES = {"start": "from", "end": "to"}
_MOST_WEEKDAYS = 100_000
_MOST_DAYS = 40_000


def spells(case: Fields) -> Any:
    """Join periods of absence into follow-up spells, as of a day."""
    today = case.day("today")
    periods = [_period(record, today) for record in case.records("periods")]
    try:
        check_corrections(periods)
    except InvalidAbsence as error:
        raise InvalidAbsence(case.at("periods") + error.field, error.reason) from None
    found = join(periods)
    why = why_spells(found, periods)
    return {"spells": [_spell(spell, today) for spell in found], "why": [_reasons(one) for one in why]}


def max_date(case: Fields) -> Any:
    """Reckon sick-pay days and the max date of each right, from day classes of all payers."""
    timelines = [_timeline(records) for records in case.lists_of_records("employers")]
    history = _timeline(case.records("history"))
    try:
        person = _person(case)
        rights = estimate_max_date(timelines, person=person, history=history)
    except InvalidAbsence as error:
        raise case.told(error) from None
    why = [why_max_date(right, person, first=number == 0) for number, right in enumerate(rights)]
    return {"assessments": [_assessment(right) for right in rights], "why": [_reasons(one) for one in why]}


def employer_period(case: Fields) -> Any:
    """Find the sixteen days the employer pays before the first day applied for; null when there are none."""
    first_day = case.day("application_first_day")
    records = case.records("periods")
    days = [_dated(record, EmployerDays, EmployerDay) for record in records]
    for record, run in zip(records, days, strict=True):
        check_not_far_ahead(record.at("to"), run.end, first_day)
    _refuse_overlap(case.at("periods"), days)
    found = employer_period_for(days, first_day)
    return found and {
        "employer_period_from": found.start.isoformat(),
        "employer_period_to": found.end.isoformat(),
        "used_up": found.used_up,
        "days_counted": found.days_counted,
        "why": _reasons(why_employer_period(found)),
    }


def recurring(case: Fields) -> Any:
    """Say whether spells amount to recurrent absence by the measure Nav publishes."""
    today = case.day("today")
    known = [_known_spell(record, today) for record in case.records("spells")]
    try:
        check_disjoint([(spell.start, spell.end) for spell in known])
    except InvalidAbsence as error:
        raise InvalidAbsence(case.at("spells") + error.field, error.reason) from None
    answer = recurrence(known, today)
    return {"recurring": answer.recurring, "why": _reasons(why_recurrent(answer))}


def weekdays(case: Fields) -> Any:
    """Add weekdays to a date, or count weekdays between two dates."""
    operation = case.choice("op", WeekdayOperation)
    if operation is WeekdayOperation.ADD:
        count = case.number("n", low=0, high=_MOST_WEEKDAYS)
        return add_weekdays(case.day("date"), count).isoformat()
    return weekdays_between(case.day("from"), case.day("to"))


class WeekdayOperation(StrEnum):
    """What can be asked about weekdays."""

    ADD = "add_weekdays"
    BETWEEN = "weekdays_between_excluding_last"


ANSWERS: dict[str, Answer] = {
    "spells": spells,
    "max-date": max_date,
    "employer-period": employer_period,
    "recurring": recurring,
    "weekdays": weekdays,
}


def _period(record: Fields, today: date) -> AbsencePeriod:
    kind = record.choice("kind", AbsenceKind)
    start, end = record.day("from"), record.day("to")
    try:
        check_not_far_ahead("end", end, today)
        return AbsencePeriod(
            id=record.text("id", record.path),
            kind=kind,
            start=start,
            end=end,
            grade=record.optional_number("grade", low=0, high=WHOLLY_ABSENT),
            received=record.moment("received"),
            corrects=record.optional_text("corrects"),
            employer=record.optional_text("employer"),
        )
    except InvalidAbsence as error:
        raise record.told(error, _NAMES) from None


def _dated(record: Fields, make: Callable[[date, date, Any], Any], kinds: type[StrEnum]) -> Any:
    kind = record.choice("type", kinds)
    try:
        return make(record.day("from"), record.day("to"), kind)
    except InvalidAbsence as error:
        raise record.told(error, _NAMES) from None


def _timeline(records: Sequence[Fields]) -> list[DayRun]:
    runs = [_dated(record, DayRun, DayClass) for record in records]
    if records:
        _refuse_overlap(records[0].path.rpartition("[")[0], runs)
    return runs


def _refuse_overlap(path: str, runs: Iterable[DayRun | EmployerDays]) -> None:
    try:
        check_disjoint([(run.start, run.end) for run in runs], "from")
    except InvalidAbsence as error:
        raise InvalidAbsence(path + error.field, error.reason) from None


def _person(case: Fields) -> Person:
    return Person(
        born_on=case.optional_day("birth_date"),
        died_on=case.optional_day("death_date"),
        quota=case.number("quota", low=1, high=_MOST_DAYS, default=QUOTA),
        quota_over_67=case.number("quota_over_67", low=1, high=_MOST_DAYS, default=QUOTA_OVER_67),
    )


def _known_spell(record: Fields, today: date) -> Spell:
    start, end = record.day("start"), record.day("end")
    check_not_far_ahead(record.at("end"), end, today)
    if end < start:
        raise InvalidAbsence(
            record.at("end"), f"{end.isoformat()} is before the first day, {start.isoformat()}"
        )
    sick_days = record.number("sick_days", low=0, high=_MOST_DAYS, default=(end - start).days + 1)
    return Spell(start, end, sick_days, graded_at_end=False)


def _spell(spell: Spell, today: date) -> dict[str, Any]:
    return {
        "start": spell.start.isoformat(),
        "end": spell.end.isoformat(),
        "sick_days": spell.sick_days,
        "weeks": weeks_as_of(spell, today),
        "graded_at_end": spell.graded_at_end,
    }


def _assessment(right: Assessment) -> dict[str, Any]:
    return {
        "used": right.used,
        "remaining": right.remaining,
        "max_date": right.max_date.isoformat(),
        "rule": right.rule.value,
        "rejected_count": right.rejected_count,
    }


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [
        {
            "code": reason.code,
            "text": reason.in_english(),
            "paragraph": reason.paragraph,
            "facts": {
                name: fact.isoformat() if isinstance(fact, date) else fact
                for name, fact in reason.facts.items()
            },
        }
        for reason in reasons
    ]
