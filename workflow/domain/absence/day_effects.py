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
    """Runs of one effect each, without holes, cut where payment ends by age or death; a gap is told whole."""
    after: int | None = None
    gap_from: int | None = None
    for first, last, class_, at_weekend in runs:
        weekday, weekend = EFFECTS[class_], EFFECTS[at_weekend]
        if gap_from is None and after is not None and after < first:
            gap_from = after
        after = last + 1
        if weekday is weekend is Effect.GAP:
            gap_from = first if gap_from is None else gap_from
            continue
        if gap_from is not None:
            yield from _cut(gap_from, first - 1, Effect.GAP, ends_at)
            gap_from = None
        if weekday is weekend or (weekday is Effect.PAY and weekend is Effect.WEEKEND):
            yield from _cut(first, last, weekday, ends_at)
        else:
            yield from _week_by_week(first, last, (weekday, weekend), ends_at)
    if gap_from is not None and after is not None:
        yield from _cut(gap_from, after - 1, Effect.GAP, ends_at)


def _cut(first: int, last: int, effect: Effect, ends_at: int | None) -> Iterator[tuple[int, int, Effect]]:
    if ends_at is not None and first < ends_at <= last:
        yield first, ends_at - 1, effect
        first = ends_at
    yield first, last, effect


def _week_by_week(
    first: int, until: int, effects: tuple[Effect, Effect], ends_at: int | None
) -> Iterator[tuple[int, int, Effect]]:
    """Only for overlapping timelines whose weekdays and weekends have different winners."""
    weekday, weekend = effects
    while first <= until:
        next_weekday = weekday_with_index(weekdays_before(first))
        if next_weekday == first:
            last, effect = min(until, friday_of(first)), weekday
        else:
            last, effect = min(until, next_weekday - 1), weekend
        yield from _cut(first, last, effect, ends_at)
        first = last + 1
