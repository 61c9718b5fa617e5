"""Decides what a day does to a right to sick pay, whatever the payer calls it, in runs of days with one effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from workflow.domain.absence.day_classes import DayClass, Run
from workflow.domain.absence.weekdays import friday_of, weekday_with_index, weekdays_before


class Effect(Enum):
    """What a day does to a right, whatever it is called."""

    PAY = auto()
    WEEKEND = auto()
    GAP = auto()
    HOLIDAY = auto()
    REJECTED = auto()


EFFECTS: dict[DayClass, Effect] = {
    DayClass.SICK: Effect.PAY,
    DayClass.SICK_WEEKEND: Effect.WEEKEND,
    DayClass.HOLIDAY: Effect.HOLIDAY,
    DayClass.REJECTED: Effect.REJECTED,
    DayClass.EMPLOYER_PERIOD: Effect.GAP,
    DayClass.EMPLOYER_PERIOD_PAID_BY_NAV: Effect.GAP,
    DayClass.TIME_BARRED: Effect.GAP,
    DayClass.WORK: Effect.GAP,
}


def day_effects(runs: Iterable[Run], ends_at: int | None) -> Iterator[tuple[int, int, Effect]]:
    """Runs of one effect each, without holes, cut where payment ends by age or death."""
    after: int | None = None
    for run in runs:
        if after is not None and run.first > after:
            yield from _cut(after, run.first - 1, Effect.GAP, ends_at)
        weekday, weekend = EFFECTS[run.weekday], EFFECTS[run.weekend]
        if weekday is weekend or (weekday is Effect.PAY and weekend is Effect.WEEKEND):
            yield from _cut(run.first, run.last, weekday, ends_at)
        else:
            yield from _week_by_week(run, weekday, weekend, ends_at)
        after = run.last + 1


def _cut(first: int, last: int, effect: Effect, ends_at: int | None) -> Iterator[tuple[int, int, Effect]]:
    if ends_at is not None and first < ends_at <= last:
        yield first, ends_at - 1, effect
        first = ends_at
    yield first, last, effect


def _week_by_week(
    run: Run, weekday: Effect, weekend: Effect, ends_at: int | None
) -> Iterator[tuple[int, int, Effect]]:
    """Only for overlapping timelines whose weekdays and weekends have different winners."""
    first = run.first
    while first <= run.last:
        next_weekday = weekday_with_index(weekdays_before(first))
        if next_weekday == first:
            last, effect = min(run.last, friday_of(first)), weekday
        else:
            last, effect = min(run.last, next_weekday - 1), weekend
        yield from _cut(first, last, effect, ends_at)
        first = last + 1
