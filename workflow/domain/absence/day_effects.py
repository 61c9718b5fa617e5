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


PAY, WEEKEND, GAP, HOLIDAY, REJECTED = Effect

EFFECTS: dict[DayClass, Effect] = {
    DayClass.SICK: PAY,
    DayClass.SICK_WEEKEND: WEEKEND,
    DayClass.HOLIDAY: HOLIDAY,
    DayClass.REJECTED: REJECTED,
    DayClass.EMPLOYER_PERIOD: GAP,
    DayClass.EMPLOYER_PERIOD_PAID_BY_NAV: GAP,
    DayClass.TIME_BARRED: GAP,
    DayClass.WORK: GAP,
}


def day_effects(runs: Iterable[Run]) -> Iterator[tuple[int, int, Effect]]:
    """Runs of one effect each, without holes; a gap is told whole."""
    after: int | None = None
    gap_from: int | None = None
    for first, last, class_, at_weekend in runs:
        weekday, weekend = EFFECTS[class_], EFFECTS[at_weekend]
        if gap_from is None and after is not None and after < first:
            gap_from = after
        after = last + 1
        if weekday is weekend is GAP:
            gap_from = first if gap_from is None else gap_from
            continue
        if gap_from is not None:
            yield gap_from, first - 1, GAP
            gap_from = None
        if weekday is weekend or (weekday is PAY and weekend is WEEKEND):
            yield first, last, weekday
        else:
            yield from _week_by_week(first, last, weekday, weekend)
    if gap_from is not None and after is not None:
        yield gap_from, after - 1, GAP


def _week_by_week(
    first: int, until: int, weekday: Effect, weekend: Effect
) -> Iterator[tuple[int, int, Effect]]:
    """Only for overlapping timelines whose weekdays and weekends have different winners."""
    while first <= until:
        next_weekday = weekday_with_index(weekdays_before(first))
        if next_weekday == first:
            last, effect = min(until, friday_of(first)), weekday
        else:
            last, effect = min(until, next_weekday - 1), weekend
        yield first, last, effect
        first = last + 1
