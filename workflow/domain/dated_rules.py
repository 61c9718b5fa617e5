"""Decides which value a rule has on a day: the law's own versions, and what the employer has changed since.

Does not decide which rules there are: that is rules.py and rule_table.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflow.domain.law import Law
from workflow.domain.text import N_

_ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a number counts; `day` is the nth calendar day, the first day of absence being 1.

    `hour` is a full hour of the clock in Norway; of `yes or no`, 1 is yes and 0 is no.
    """

    DAY = "day"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    PER_CENT = "per cent"
    TIMES = "times"
    KRONER = "kroner"
    HOUR = "hour"
    MESSAGES = "messages"
    YES_OR_NO = "yes or no"


class CountsBy(StrEnum):
    """Which day decides whether a change counts already."""

    FIRST_DAY = "first_day"
    DUE_DAY = "due_day"
    FILING_DAY = "filing_day"
    RUN_DAY = "run_day"
    MOVE_DAY = "move_day"


COUNTS_BY: dict[CountsBy, str] = {
    CountsBy.FIRST_DAY: N_("Counts for absences that begin on that day or later."),
    CountsBy.DUE_DAY: N_("Counts for duties that fall due on that day or later."),
    CountsBy.FILING_DAY: N_("Counts for documents that are sent on that day or later."),
    CountsBy.RUN_DAY: N_("Counts for everything that day and later, whenever it was made."),
    CountsBy.MOVE_DAY: N_("Counts for what is done with a request on that day or later."),
}


@dataclass(frozen=True, slots=True)
class Version:
    """A value with the days it counts on, both included; None where the beginning or the end is not known."""

    value: int
    valid_from: date | None = None
    valid_to: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the value counts on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the employer may go; `zero_is_no_limit` allows 0 besides."""

    low: int
    high: int
    zero_is_no_limit: bool = False

    def allow(self, value: int) -> bool:
        """Whether the employer may choose this value."""
        return self.low <= value <= self.high or (self.zero_is_no_limit and value == 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedNumber:
    """A number with its paragraph, where and when it was read, and its values through time, the oldest first.

    `bounds` are set where the employer may change it; `hint` then says what a change means.
    """

    name: str
    title: str
    unit: Unit
    law: Law
    source: str
    checked_on: date
    versions: tuple[Version, ...]
    bounds: Bounds | None = None
    hint: str = ""
    counts_by: CountsBy = CountsBy.FIRST_DAY

    @property
    def value(self) -> int:
        """The newest value the service knows, without the employer's own changes."""
        return self.versions[-1].value

    def value_on(self, day: date) -> int:
        """The value on a day, without the employer's own changes; the oldest one before the first known day."""
        for one in reversed(self.versions):
            if one.valid_from is None or one.valid_from <= day:
                return one.value
        return self.versions[0].value


@dataclass(frozen=True, slots=True)
class HouseChange:
    """The employer's own value for a rule, from a day on."""

    name: str
    value: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule as this employer has it; without changes, as it comes."""

    changes: tuple[HouseChange, ...] = ()

    def value(self, rule: DatedNumber, on: date) -> int:
        """The value on a day: the employer's latest change that has begun, else the rule's own."""
        if not self.changes:
            return rule.value_on(on)
        latest = max(
            (one for one in self.changes if one.name == rule.name and one.valid_from <= on),
            key=_begins,
            default=None,
        )
        return latest.value if latest else rule.value_on(on)

    def versions(self, rule: DatedNumber) -> tuple[Version, ...]:
        """The values through time, the employer's changes included, the oldest first."""
        return tuple(self._versions(rule))

    def _versions(self, rule: DatedNumber) -> Iterator[Version]:
        changes = sorted((one for one in self.changes if one.name == rule.name), key=_begins)
        if not changes:
            yield from rule.versions
            return
        yield Version(rule.value, None, changes[0].valid_from - _ONE_DAY)
        for one, after in zip(changes, [*changes[1:], None], strict=True):
            yield Version(one.value, one.valid_from, after.valid_from - _ONE_DAY if after else None)


def _begins(change: HouseChange) -> date:
    return change.valid_from


STANDARD = RuleBook()
"""What counts for an employer who has changed nothing."""
