"""Decides how periods of absence join into follow-up spells, by the rule Nav uses.

Not decided here: what has to be done when. That follows from the spell's first day elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from workflow.domain.absence.daytypes import DayType, Stretch, stretches
from workflow.domain.absence.periods import AbsencePeriod, standing

_SICK, _HOLIDAY = DayType.SICK, DayType.HOLIDAY
DAYS_THAT_SPLIT = 16
"""So many days in a row without sickness end a spell; one fewer does not."""


class Gap(NamedTuple):
    """Days inside a spell on which the person was not sick, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Calendar days of the gap."""
        return (self.end - self.start).days + 1


class Spell(NamedTuple):
    """A follow-up spell: first and last sick day, how many days count as sick, and the gaps it was joined over."""

    start: date
    end: date
    sick_days: int
    graded_at_end: bool
    gaps: tuple[Gap, ...] = ()

    @property
    def joins_until(self) -> date:
        """New sickness that begins on this day or earlier still belongs to the spell."""
        return self.end + timedelta(days=DAYS_THAT_SPLIT)


def join(periods: Iterable[AbsencePeriod]) -> tuple[Spell, ...]:
    """The person's spells in order; corrected periods count as never given."""
    return join_stretches(stretches(standing(periods)))


def join_stretches(found: Iterable[Stretch]) -> tuple[Spell, ...]:
    """Walk the sick and holiday stretches once, counting the days without sickness between them."""
    spells: list[Spell] = []
    current: _Growing | None = None
    for stretch in found:
        if current is not None and current.ends_before(stretch):
            spells.append(current.finished())
            current = None
        if current is not None:
            current.take(stretch)
        elif stretch.type is _SICK:
            current = _Growing(stretch)
    if current is not None:
        spells.append(current.finished())
    return tuple(spells)


class _Growing:
    """A spell while the walk is inside it."""

    __slots__ = ("first", "gaps", "graded", "last", "sick_days")

    def __init__(self, stretch: Stretch) -> None:
        self.first, self.last, _, self.graded = stretch
        self.sick_days = stretch.last - stretch.first + 1
        self.gaps: list[Gap] = []

    def ends_before(self, stretch: Stretch) -> bool:
        """Whether the split is reached before the stretch; holiday inside a gap does not make it shorter."""
        return stretch.first - self.last - 1 >= DAYS_THAT_SPLIT

    def take(self, stretch: Stretch) -> None:
        """Sickness joins; holiday joins only when it follows sickness directly, else it is part of the gap."""
        empty = stretch.first - self.last - 1
        if empty and stretch.type is _HOLIDAY:
            return
        if empty:
            self.gaps.append(Gap(date.fromordinal(self.last + 1), date.fromordinal(stretch.first - 1)))
        self.sick_days += stretch.last - stretch.first + 1
        self.last, self.graded = stretch.last, stretch.graded

    def finished(self) -> Spell:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        return Spell(first, last, self.sick_days, self.graded, tuple(self.gaps))


def weeks_as_of(spell: Spell, today: date) -> int:
    """Whole weeks of sickness until today, as Nav counts them: gap days still ahead are subtracted too."""
    elapsed = (min(today, spell.end) - spell.start).days + 1
    not_sick = (spell.end - spell.start).days + 1 - spell.sick_days
    return max(0, elapsed - not_sick) // 7
