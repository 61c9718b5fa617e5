"""Decides when a duty was met in time, and how long it took until the two talked the first time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from uuid import UUID

from workflow.domain.figures.cells import Cell


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """A duty in one absence: due on a day, met on another or not at all, or exempted."""

    person: UUID
    kind: str
    begun_on: date
    due_on: date
    met_on: date | None
    exempted: bool = False

    @property
    def in_time(self) -> bool:
        """Whether it was met on its day or before."""
        return self.met_on is not None and self.met_on <= self.due_on


def kept(duties: Iterable[Duty]) -> Cell:
    """How many were met in time, of how many; rests on those of whom it was met and on those of whom it was not.

    What was exempted is no duty and is counted by itself.
    """
    due = [duty for duty in duties if not duty.exempted]
    met = frozenset(duty.person for duty in due if duty.in_time)
    late = frozenset(duty.person for duty in due if not duty.in_time)
    return Cell((sum(duty.in_time for duty in due), len(due)), (met, late))


def exempted(duties: Iterable[Duty]) -> Cell:
    """How many were exempted."""
    free = [duty for duty in duties if duty.exempted]
    return Cell((len(free),), (frozenset(duty.person for duty in free),))


def days_to(duties: Iterable[Duty]) -> Cell:
    """The middle number of days from the first day of absence until the duty was met; of two middle ones the lower."""
    waits = {duty.person: (duty.met_on - duty.begun_on).days for duty in duties if duty.met_on is not None}
    return Cell((median_low(waits.values()) if waits else 0,), (frozenset(waits),))
