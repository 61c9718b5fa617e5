"""Decides whether absence is recurrent by the measure Nav publishes; no score of a person, only yes or no and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class CountedSpell(Protocol):
    """What the measure needs to know of a spell."""

    @property
    def end(self) -> date: ...

    @property
    def sick_days(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Threshold:
    """So many long spells with so many days together count as recurrent."""

    spells: int
    days: int

    def met_by(self, spells: int, days: int) -> bool:
        """Whether both numbers are reached."""
        return spells >= self.spells and days >= self.days


MONTHS_BACK = 36
LONG_SPELL_DAYS = 16
THRESHOLDS = (Threshold(spells=5, days=100), Threshold(spells=2, days=300))


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The answer with what was counted: long spells that ended on or after `since`, and the threshold they reach."""

    recurring: bool
    spells: int
    days: int
    since: date
    reached: Threshold | None


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def recurrence(spells: Iterable[CountedSpell], today: date) -> Recurrence:
    """Count the long spells of the last 36 months against Nav's two thresholds."""
    since = months_before(today, MONTHS_BACK)
    days = [spell.sick_days for spell in spells if spell.sick_days >= LONG_SPELL_DAYS and spell.end >= since]
    reached = next((t for t in THRESHOLDS if t.met_by(len(days), sum(days))), None)
    return Recurrence(reached is not None, len(days), sum(days), since, reached)
