"""Every answer can say why: which periods and gaps, which rule, which paragraph."""

from datetime import date, timedelta

from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays, employer_periods
from workflow.domain.absence.max_date import Person, estimate_max_date
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.reasons import (
    periods_of,
    why_employer_period,
    why_max_date,
    why_recurrent,
    why_spell,
)
from workflow.domain.absence.recurring import recurrence
from workflow.domain.absence.spells import join

START = date(2025, 1, 6)


def note(name: str, first: int, last: int, kind: AbsenceKind = AbsenceKind.SICK_NOTE_FULL) -> AbsencePeriod:
    return AbsencePeriod(
        id=name, kind=kind, start=START + timedelta(days=first), end=START + timedelta(days=last)
    )


def test_a_spell_names_its_periods_its_gap_and_the_spell_before() -> None:
    periods = [
        note("a", 0, 9),
        note("b", 15, 20),
        note("c", 40, 45),
        note("p", 40, 45, AbsenceKind.SICK_NOTE_PENDING),
    ]
    first, second = join(periods)
    assert [p.id for p in periods_of(first, periods)] == ["a", "b"]
    assert [p.id for p in periods_of(second, periods)] == ["c"]
    why = why_spell(first, periods)
    assert [reason.code for reason in why] == ["spell", "gap"]
    assert why[1].facts == {"days": 5, "start": date(2025, 1, 16), "end": date(2025, 1, 20), "split": 16}
    later = why_spell(second, periods, first)
    assert later[0].code == "new_spell"
    assert later[0].facts["end"] == first.end


def test_an_employer_period_names_its_days_and_when_the_next_can_begin() -> None:
    (period,) = employer_periods([EmployerDays(START, START + timedelta(days=20), EmployerDay.SICK)])
    why = why_employer_period(period)
    assert why[0].facts["days"] == "2025-01-06/2025-01-21"
    assert why[1].facts == {"until": date(2025, 2, 11)}
    later = EmployerDays(date(2025, 2, 11), date(2025, 2, 12), EmployerDay.SICK)
    first = EmployerDays(START, START + timedelta(days=20), EmployerDay.SICK)
    assert len(employer_periods([first, later])) == 1
    much_later = EmployerDays(date(2025, 2, 12), date(2025, 2, 12), EmployerDay.SICK)
    assert len(employer_periods([first, much_later])) == 2


def codes(born: date, died: date | None = None, days: int = 30) -> list[list[str]]:
    person = Person(born, died)
    rights = estimate_max_date([[DayRun(START, START + timedelta(days=days), DayClass.SICK)]], person=person)
    return [[reason.code for reason in why_max_date(right, person, first=True)] for right in rights]


def test_a_max_date_names_the_limit_that_comes_first() -> None:
    assert codes(date(1985, 5, 5)) == [["spent", "window", "ordinary_248"]]
    assert codes(date(1957, 5, 5)) == [["spent", "window", "limited_67"]]
    assert codes(date(1955, 3, 10)) == [["spent", "window", "age_70"]]
    assert codes(date(1985, 5, 5), died=date(2025, 3, 1)) == [["spent", "window", "ordinary_248", "death"]]


def test_a_second_right_says_that_it_was_earned_anew() -> None:
    person = Person(date(1985, 5, 5))
    again = START + timedelta(days=300)
    runs = [DayRun(START, START, DayClass.SICK), DayRun(again, again, DayClass.SICK)]
    _, second = estimate_max_date([runs], person=person)
    assert why_max_date(second, person, first=False)[0].facts == {"gap": 182}


def test_recurrence_names_what_was_counted_and_the_thresholds() -> None:
    today = date(2025, 6, 1)
    none = why_recurrent(recurrence([], today))
    assert [reason.code for reason in none] == ["counted", "threshold", "threshold"]
    assert none[0].facts == {"spells": 0, "long": 16, "since": date(2022, 6, 1), "days": 0}


def test_recurrence_looks_back_over_a_leap_day() -> None:
    assert recurrence([], date(2024, 2, 29)).since == date(2021, 2, 28)
    assert recurrence([], date(2024, 3, 31)).since == date(2021, 3, 31)


def test_every_sentence_can_be_filled_in_with_its_facts() -> None:
    spells = join([note("a", 0, 9), note("b", 15, 20), note("c", 40, 45)])
    periods = [note("a", 0, 9)]
    reasons = [*why_spell(spells[0], periods), *why_spell(spells[1], periods, spells[0])]
    assert reasons[0].in_english() == "From 2025-01-06 to 2025-01-26, 16 days count as sick."
    assert all("%" not in reason.in_english() for reason in reasons)
