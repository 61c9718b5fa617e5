"""Decides on which days something counts that a track has put in force: a withdrawal of self-certification, an exemption."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.documents import Fact


@dataclass(frozen=True, slots=True)
class InForce:
    """The days something counts, both included."""

    from_on: date
    to_on: date

    def covers(self, day: date) -> bool:
        """Whether it counts on that day."""
        return self.from_on <= day <= self.to_on

    def meets(self, first: date, last: date) -> bool:
        """Whether it counts on any of these days."""
        return self.from_on <= last and first <= self.to_on


def in_force(told: Mapping[str, Fact]) -> InForce | None:
    """What was told of how long: until the day before the right counts again, if that was given back earlier."""
    first, last, again = (_day(told, name) for name in ("from_on", "to_on", "ended_on"))
    if first is None or last is None:
        return None
    until = min(last, again - timedelta(days=1)) if again else last
    return InForce(first, until) if first <= until else None


def _day(told: Mapping[str, Fact], name: str) -> date | None:
    value = told.get(name)
    return date.fromisoformat(value) if isinstance(value, str) and value else None
