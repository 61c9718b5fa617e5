"""Decides which days the picture spans, where a day stands, and where the axis carries a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from web.casework.timeline.content import Timeline

WIDTH = 720
LEFT, RIGHT = 52, 16
FARTHEST = timedelta(weeks=60)
"""What lies farther from the absence is told below the picture, so that the days that matter are not pressed together."""
_MARGIN = timedelta(days=3)
_DAY = timedelta(days=1)
_LEAST_WEEK, _LEAST_MONTH = 56, 40
"""So many units apart two words of the axis can be read."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis: a week by its Monday, or the first of a month."""

    on: date
    of_week: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first to the last day of the picture."""

    first: date
    last: date

    def at(self, day: date) -> int:
        """Where a day begins; a day after the last one marks the end of that."""
        return LEFT + round((day - self.first).days * self.a_day)

    @property
    def a_day(self) -> float:
        """The width of a day."""
        return (WIDTH - LEFT - RIGHT) / ((self.last - self.first).days + 1)

    def holds(self, day: date) -> bool:
        """Whether the picture reaches the day."""
        return self.first <= day <= self.last


def scale_of(timeline: Timeline) -> Scale:
    """Wide enough for what is known, for today, and for the marks that are not too far off."""
    first, last = timeline.first_day, timeline.last_known
    dated = (timeline.today, *(mark.on for mark in timeline.marks))
    shown = [first, last, *(day for day in dated if first - FARTHEST <= day <= last + FARTHEST)]
    return Scale(min(shown) - _MARGIN, max(shown) + _MARGIN)


def ticks(scale: Scale) -> Iterator[Tick]:
    """Weeks while there is room for them, then months, quarters, years."""
    for weeks in (1, 2):
        if weeks * 7 * scale.a_day >= _LEAST_WEEK:
            yield from _weeks(scale, weeks)
            return
    months = next((step for step in (1, 3, 6) if step * 30 * scale.a_day >= _LEAST_MONTH), 12)
    yield from (Tick(day, of_week=False) for day in _months(scale) if (day.month - 1) % months == 0)


def _weeks(scale: Scale, step: int) -> Iterator[Tick]:
    day = scale.first + timedelta(days=-scale.first.weekday() % 7)
    while scale.holds(day):
        yield Tick(day, of_week=True)
        day += timedelta(weeks=step)


def _months(scale: Scale) -> Iterator[date]:
    day = scale.first
    while scale.holds(day):
        if day.day == 1:
            yield day
        day = (day.replace(day=28) + 4 * _DAY).replace(day=1)
