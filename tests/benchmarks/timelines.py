"""Measure complete timelines a second on one core, against the day-by-day oracle: `python -m tests.benchmarks.timelines`.

A timeline is three years of one employee's absence: spells with their weeks, employer periods, sick-pay days, the
estimated max date, and every duty of the running case with its date and state. Time is the processor's, not the clock's.
"""

import math
import random
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from time import process_time

from tests.workflow.absence import oracle
from tests.workflow.absence.oracle_estimate import estimates_by_day
from workflow.domain.absence.deciding import grade_at
from workflow.domain.absence.periods import WHOLLY_ABSENT, AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import weeks_as_of
from workflow.domain.absence.timeline import timeline_of
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.stages import Stage
from workflow.timetable import deadlines

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


def duties(first_day: date, max_date: date, grade: int | None) -> tuple[Deadline, ...]:
    """Every duty of the running case; both ways of reckoning the absence end here."""
    known = WHOLLY_ABSENT if grade is None else grade
    return deadlines(
        CaseFile(stage=Stage.PLAN, today=TODAY, first_day=first_day, grade=known, max_date=max_date)
    )


def by_intervals(periods: History) -> tuple[Deadline, ...]:
    """What the engine does for one employee."""
    spells, estimate = timeline_of(periods, born_on=BORN, today=TODAY)
    for spell in spells:
        weeks_as_of(spell, TODAY)
    if estimate is None:
        return ()
    return duties(spells[-1].start, estimate.max_date, grade_at(periods, TODAY))


def by_days(periods: History) -> tuple[Deadline, ...]:
    """The same by the oracle, which walks from day to day; the same duties follow."""
    spells = oracle.spells_by_day(periods)
    rights = estimates_by_day(periods, BORN)
    if not rights:
        return ()
    return duties(spells[-1][0], rights[-1][2], grade_at(periods, TODAY))


def agree(histories: Sequence[History]) -> bool:
    """Whether both ways lead to the same duties on the same days."""
    return all(by_intervals(periods) == by_days(periods) for periods in histories)


def per_second(work: Callable[[History], object], histories: Sequence[History]) -> float:
    """Timelines a second in the best of many rounds: whatever else the machine does only ever makes one slower."""
    begun, best = process_time(), math.inf
    while process_time() - begun < ENOUGH_SECONDS:
        start = process_time()
        for periods in histories:
            work(periods)
        best = min(best, process_time() - start)
    return len(histories) / best


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
    start = process_time()
    by_intervals(periods)
    return process_time() - start


def main() -> int:
    """Print the figures; status 1 when the aim is missed."""
    aim = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    chance = random.Random(1)
    histories = [history(chance) for _ in range(500)]
    fast, slow = per_second(by_intervals, histories), per_second(by_days, histories[:FEW])
    mean = sum(map(len, histories)) / len(histories)
    print(f"complete timelines of three years ({mean:.0f} periods on average), one core")
    print(f"  by intervals  {fast:10,.0f} a second (aim {aim:,})")
    print(f"  by days       {slow:10,.0f} a second; the engine is {fast / slow:.0f} times as fast")
    print(f"  both give the same duties and dates for {FEW} of them: {agree(histories[:FEW])}")
    print(f"  one person with {MANY_PERIODS:,} overlapping periods: {longest(MANY_PERIODS):.2f} s")
    return 0 if fast >= aim else 1


if __name__ == "__main__":
    sys.exit(main())
