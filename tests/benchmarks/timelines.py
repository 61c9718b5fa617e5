"""Measure complete timelines a second on one core, against the day-by-day oracle: `python -m tests.benchmarks.timelines`.

A timeline is three years of one employee's absence: spells with their weeks, employer periods, sick-pay days and the
estimated max date. Duties and deadlines are not part of it; they are dates added to a spell's first day.
"""

import random
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from time import perf_counter

from tests.workflow.absence import oracle
from workflow.domain.absence.benefit_days import estimate_max_date_for_spell
from workflow.domain.absence.day_classes import DayClass, DayRun
from workflow.domain.absence.employer_period import EmployerDay, EmployerDays
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import join, weeks_as_of

TODAY = date(2026, 11, 21)
BORN = date(1962, 3, 14)
ENOUGH_SECONDS = 3.0
FEW = 20
MANY_PERIODS = 10_000
History = Sequence[AbsencePeriod]


def history(chance: random.Random) -> list[AbsencePeriod]:
    """Three years: some short absences, one long with graded notes, holiday and a correction."""
    periods: list[AbsencePeriod] = []
    day = TODAY - timedelta(days=3 * 365)

    def add(kind: AbsenceKind, days: int, corrects: str | None = None) -> None:
        nonlocal day
        end = day + timedelta(days=days - 1)
        name = f"p{len(periods)}"
        periods.append(AbsencePeriod(id=name, kind=kind, start=day, end=end, corrects=corrects, employer="A"))
        day = end + timedelta(days=1)

    for _ in range(6):
        day += timedelta(days=chance.randint(5, 90))
        add(AbsenceKind.SELF_CERTIFIED, chance.randint(1, 3))
        if chance.random() < 0.5:
            add(AbsenceKind.SICK_NOTE_FULL, chance.randint(4, 20))
    day += timedelta(days=chance.randint(1, 30))
    for _ in range(5):
        add(AbsenceKind.SICK_NOTE_FULL, chance.randint(14, 30))
        add(AbsenceKind.SICK_NOTE_GRADED, chance.randint(14, 30))
    add(AbsenceKind.APPLICATION_HOLIDAY, 10)
    day -= timedelta(days=10)
    add(AbsenceKind.SICK_NOTE_FULL, 30, corrects="p3")
    return periods


def by_intervals(periods: History) -> object:
    """What the engine does for one employee."""
    spells = join(periods)
    weeks = [weeks_as_of(spell, TODAY) for spell in spells]
    return spells, weeks, estimate_max_date_for_spell(periods, born_on=BORN, today=TODAY)


def by_days(periods: History) -> object:
    """The same by the oracle: spells, employer periods and max date by walking through the days."""
    spells = oracle.spells_by_day(periods)
    corrected = {period.corrects for period in periods}
    standing = [period for period in periods if period.id not in corrected]
    first, last = min(p.start for p in standing), max(p.end for p in standing)
    employer_days: list[EmployerDays] = []
    classes: list[DayRun] = []
    for day in oracle.every_day(first, last):
        kind = oracle.day_type([p for p in standing if p.start <= day <= p.end])
        if kind != "work":
            employer_days.append(EmployerDays(day, day, EmployerDay(kind)))
            classes.append(DayRun(day, day, DayClass(kind)))
    periods_of_employer = oracle.employer_periods_by_day(employer_days)
    return spells, periods_of_employer, oracle.max_dates_by_day([classes], BORN)


def per_second(work: Callable[[History], object], histories: Sequence[History]) -> float:
    """Timelines a second, over all histories until enough time has passed."""
    done, start = 0, perf_counter()
    while perf_counter() - start < ENOUGH_SECONDS:
        for periods in histories[: FEW if work is by_days else None]:
            work(periods)
            done += 1
            if perf_counter() - start > ENOUGH_SECONDS:
                break
    return done / (perf_counter() - start)


def longest(count: int) -> float:
    """Seconds for one person with very many overlapping periods."""
    kinds = (AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SICK_NOTE_GRADED, AbsenceKind.APPLICATION_HOLIDAY)
    periods = [
        AbsencePeriod(
            id=str(number),
            kind=kinds[number % len(kinds)],
            start=date(1990, 1, 1) + timedelta(days=number),
            end=date(1990, 1, 1) + timedelta(days=number + number % 9),
            employer=f"E{number % 3}",
        )
        for number in range(count)
    ]
    start = perf_counter()
    by_intervals(periods)
    return perf_counter() - start


def main() -> int:
    """Print the figures; status 1 when the aim is missed."""
    aim = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    chance = random.Random(1)
    histories = [history(chance) for _ in range(500)]
    fast, slow = per_second(by_intervals, histories), per_second(by_days, histories)
    mean = sum(map(len, histories)) / len(histories)
    print(f"complete timelines of three years ({mean:.0f} periods on average), one core")
    print(f"  by intervals  {fast:10,.0f} a second (aim {aim:,})")
    print(f"  by days       {slow:10,.0f} a second; the engine is {fast / slow:.0f} times as fast")
    print(f"  one person with {MANY_PERIODS:,} overlapping periods: {longest(MANY_PERIODS):.2f} s")
    return 0 if fast >= aim else 1


if __name__ == "__main__":
    sys.exit(main())
