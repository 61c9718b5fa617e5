"""Random histories for the comparison with the oracle. TILBAKE_HISTORIES says how many of each kind; a few by default."""

import os
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod

MANY = settings(
    max_examples=int(os.environ.get("TILBAKE_HISTORIES", "80")),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
STARTS = (date(2019, 12, 20), date(2020, 2, 27), date(2023, 12, 30), date(2024, 2, 28))
LENGTHS = st.one_of(st.integers(1, 20), st.sampled_from((1, 14, 15, 16, 17, 30, 90, 365)))
GAPS = st.one_of(st.integers(-10, 20), st.sampled_from((0, 0, 1, 14, 15, 16, 17, 180)))


@st.composite
def absences(draw: st.DrawFn, most: int = 10) -> list[AbsencePeriod]:
    """Overlapping notes, applications and corrections of up to three employers, over leap days and year ends."""
    day = draw(st.sampled_from(STARTS))
    periods: list[AbsencePeriod] = []
    for number in range(draw(st.integers(0, most))):
        start = max(date(2019, 1, 1), day + timedelta(days=draw(GAPS)))
        end = start + timedelta(days=draw(LENGTHS) - 1)
        periods.append(
            AbsencePeriod(
                id=f"p{number}",
                kind=draw(st.sampled_from(AbsenceKind)),
                start=start,
                end=end,
                employer=draw(st.sampled_from((None, "A", "A", "B", "C"))),
                received=draw(st.dates(date(2020, 1, 1), date(2025, 1, 1))),
                corrects=draw(st.sampled_from((None, None, None, f"p{number - 1}"))) if number else None,
            )
        )
        day = end + timedelta(days=1)
    return periods


@st.composite
def crowded(draw: st.DrawFn) -> list[AbsencePeriod]:
    """Statements of two employers about the same few weeks that contradict each other."""
    periods: list[AbsencePeriod] = []
    for number in range(draw(st.integers(2, 8))):
        start = draw(st.sampled_from(STARTS[-2:])) + timedelta(days=draw(st.integers(0, 30)))
        end = start + timedelta(days=draw(st.integers(0, 20)))
        kind = draw(st.sampled_from(AbsenceKind))
        employer = draw(st.sampled_from((None, "A", "B")))
        periods.append(AbsencePeriod(id=f"p{number}", kind=kind, start=start, end=end, employer=employer))
    return periods


DECADE = st.one_of(GAPS, st.integers(20, 400), st.sampled_from((181, 182, 183, 365, 730, 1095, 1096)))


@st.composite
def decades(draw: st.DrawFn) -> list[AbsencePeriod]:
    """Up to ten years of notes that touch, overlap or lie far apart; corrections of any earlier one, ids shared."""
    day = draw(
        st.sampled_from((date(2014, 12, 20), date(2015, 12, 31), date(2016, 2, 28), date(2019, 2, 28)))
    )
    periods: list[AbsencePeriod] = []
    for number in range(draw(st.integers(1, 14))):
        start = day + timedelta(days=draw(DECADE))
        end = start + timedelta(days=draw(LENGTHS) - 1)
        name = draw(st.sampled_from((f"p{number}", f"p{number}", f"p{max(0, number - 1)}")))
        earlier = [p.id for p in periods if p.id != name]
        periods.append(
            AbsencePeriod(
                id=name,
                kind=draw(st.sampled_from(AbsenceKind)),
                start=start,
                end=end,
                employer=draw(st.sampled_from((None, "A", "A", "B"))),
                corrects=draw(st.sampled_from((None, None, None, None, *earlier[-3:]))),
            )
        )
        day = end + timedelta(days=1)
    return periods


HOLIDAY_KINDS = st.sampled_from((AbsenceKind.APPLICATION_HOLIDAY, AbsenceKind.APPLICATION_LEAVE))


@st.composite
def with_holidays(draw: st.DrawFn) -> list[AbsencePeriod]:
    """Sickness with holiday before, inside and after it: touching, one day off, or laid over it."""
    day = draw(st.sampled_from(STARTS))
    periods: list[AbsencePeriod] = []
    for number in range(draw(st.integers(1, 8))):
        start = day + timedelta(days=draw(st.sampled_from((-5, -1, 0, 0, 0, 1, 14, 15, 16))))
        end = start + timedelta(days=draw(st.sampled_from((1, 5, 14, 15, 16, 17, 40))) - 1)
        kind = draw(HOLIDAY_KINDS) if draw(st.booleans()) else draw(st.sampled_from(AbsenceKind))
        employer = draw(st.sampled_from(("A", "A", "A", "B", None)))
        periods.append(AbsencePeriod(id=f"p{number}", kind=kind, start=start, end=end, employer=employer))
        day = end + timedelta(days=1)
    return periods


@st.composite
def employer_days(draw: st.DrawFn) -> list[EmployerDays]:
    """One employer's days, without overlap."""
    day = draw(st.sampled_from(STARTS))
    runs: list[EmployerDays] = []
    for _ in range(draw(st.integers(0, 9))):
        start = day + timedelta(days=max(0, draw(GAPS)))
        end = start + timedelta(days=draw(LENGTHS) - 1)
        runs.append(EmployerDays(start, end, draw(st.sampled_from(EmployerDay))))
        day = end + timedelta(days=1)
    return runs


LONG = st.one_of(st.integers(1, 25), st.sampled_from((1, 2, 5, 7, 16, 60, 120, 181, 182, 183, 248, 347, 400)))
OFTEN_SICK = st.sampled_from((*DayClass, DayClass.SICK, DayClass.SICK, DayClass.WORK, DayClass.HOLIDAY))


@st.composite
def timelines(draw: st.DrawFn) -> list[list[DayRun]]:
    """Up to three payers with day classes of any length."""
    return [draw(_timeline()) for _ in range(draw(st.integers(1, 3)))]


@st.composite
def _timeline(draw: st.DrawFn) -> list[DayRun]:
    day = draw(st.sampled_from(STARTS))
    runs: list[DayRun] = []
    for _ in range(draw(st.integers(0, 8))):
        start = day + timedelta(days=draw(st.sampled_from((0, 0, 0, 1, 3, 20, 181, 182))))
        end = start + timedelta(days=draw(LONG) - 1)
        runs.append(DayRun(start, end, draw(OFTEN_SICK)))
        day = end + timedelta(days=1)
    return runs


RENEWING = st.sampled_from((1, 2, 5, 7, 16, 90, 150, 175, 180, 181, 182, 200))


@st.composite
def renewals(draw: st.DrawFn) -> list[list[DayRun]]:
    """One payer whose gaps are often just short of, or just enough for, a new right."""
    return [
        _in_a_row(draw(st.sampled_from(STARTS)), draw(st.lists(st.tuples(OFTEN_SICK, RENEWING), max_size=12)))
    ]


@st.composite
def long_memories(draw: st.DrawFn) -> list[list[DayRun]]:
    """Four years of returning sickness, so that the window of three years moves."""
    gaps = st.tuples(st.sampled_from((DayClass.WORK, DayClass.HOLIDAY)), st.integers(40, 175))
    sick = st.tuples(st.just(DayClass.SICK), st.integers(20, 70))
    pairs = draw(st.lists(st.tuples(sick, gaps), min_size=8, max_size=14))
    return [_in_a_row(draw(st.sampled_from(STARTS)), [run for pair in pairs for run in pair])]


@st.composite
def overlaid(draw: st.DrawFn) -> list[list[DayRun]]:
    """Payers that speak of the same weeks and disagree."""
    runs = st.lists(st.tuples(st.sampled_from(DayClass), st.integers(1, 12)), min_size=1, max_size=8)
    start = draw(st.sampled_from(STARTS))
    return [_in_a_row(start, draw(runs)) for _ in range(draw(st.integers(2, 4)))]


def _in_a_row(day: date, runs: list[tuple[DayClass, int]]) -> list[DayRun]:
    found: list[DayRun] = []
    for kind, length in runs:
        end = day + timedelta(days=length - 1)
        found.append(DayRun(day, end, kind))
        day = end + timedelta(days=1)
    return found


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[list[DayRun]], date, date | None]:
    """Payers with a birthday or a death in the midst of the days they tell of."""
    told = draw(st.one_of(timelines(), renewals(), long_memories()))
    every = [run for runs in told for run in runs] or [DayRun(STARTS[0], STARTS[0], DayClass.SICK)]
    first, last = min(run.start for run in every), max(run.end for run in every)
    about = st.dates(first - timedelta(days=100), last + timedelta(days=100))
    birthday, age = draw(about), draw(st.sampled_from((67, 70)))
    leap = (birthday.month, birthday.day) == (2, 29)
    born = birthday.replace(year=birthday.year - age, day=28 if leap else birthday.day)
    return told, born, draw(st.one_of(st.none(), st.none(), about))


SMALL_QUOTAS = st.sampled_from(((248, 60), (5, 3), (1, 1), (10, 5), (40, 3)))
TURNS_67_EARLY = st.one_of(st.none(), st.dates(date(1952, 11, 1), date(1953, 7, 1)))
BIRTH_DATES = st.one_of(
    st.none(),
    st.dates(date(1949, 1, 1), date(1959, 12, 31)),
    st.dates(date(1960, 1, 1), date(2000, 12, 31)),
    st.just(date(1952, 2, 29)),
)
DEATH_DATES = st.one_of(st.none(), st.none(), st.none(), st.dates(date(2020, 1, 1), date(2026, 12, 31)))
QUOTAS = st.sampled_from((248, 248, 248, 5, 1, 40))
