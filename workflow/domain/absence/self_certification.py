"""Decides how an arrangement for self-certification is written down, and what there is to know when it was counted.

Not decided here: which arrangement holds, and whether the employer agrees to more days or withdraws the right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.recurring import months_before
from workflow.domain.absence.self_certified_days import Days

MONTHS_COUNTED = 12
DAYS_THAT_PART = 16
"""So many days without self-certification make the next a new time; one fewer adds it to the time before."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How much may be self-certified: calendar days at a time, times and days in 12 months; None is no limit."""

    days_at_a_time: int
    times_in_12_months: int | None = None
    days_in_12_months: int | None = None

    def __post_init__(self) -> None:
        for field in self.__slots__:
            limit = getattr(self, field)
            if limit is not None and limit < 1:
                raise InvalidAbsence(field, f"{limit} is not a number of one or more")


STATUTORY = Arrangement(3, 4, None)
"""What every employee has: ftrl §§ 8-24 and 8-27."""

ArrangementOn = Callable[[date], Arrangement]


class Limit(StrEnum):
    """What makes a sick note needed."""

    QUALIFYING_TIME = "qualifying_time"
    EMPLOYER_PERIOD = "employer_period"
    TIMES_IN_12_MONTHS = "times_in_12_months"
    DAYS_AT_A_TIME = "days_at_a_time"
    DAYS_IN_12_MONTHS = "days_in_12_months"


@dataclass(frozen=True, slots=True)
class Excess:
    """The self-certified days of one time that lie outside one limit; there is always at least one."""

    limit: Limit
    runs: tuple[Days, ...]

    @property
    def start(self) -> date:
        """The first day outside the limit."""
        return self.runs[0].start


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfCertification:
    """One time: its runs of days, its number among the times of the 12 months to its first day, what is too much.

    `right_from` is the first day of the right in the employment, at the first run that came too early, else at the
    first run. `extendable` are the days over the limit of days at a time that the employer may still agree to.
    """

    arrangement: Arrangement
    runs: tuple[Days, ...]
    number: int
    right_from: date | None
    excesses: tuple[Excess, ...]
    extendable: tuple[Days, ...]

    @property
    def start(self) -> date:
        """The first self-certified day, by which the time is counted."""
        return self.runs[0].start

    @property
    def end(self) -> date:
        """The last self-certified day so far."""
        return self.runs[-1].end

    @property
    def days(self) -> int:
        """Self-certified calendar days in all."""
        return sum(run.count for run in self.runs)

    @property
    def joins_until(self) -> date:
        """Self-certified days that begin on this day or earlier still belong to this time."""
        return self.end + timedelta(days=DAYS_THAT_PART)

    @property
    def note_needed_from(self) -> date | None:
        """The first day that needs a sick note unless the employer agrees to more; None when none does."""
        return min((excess.start for excess in self.excesses), default=None)

    @property
    def note_needed_if_extended(self) -> date | None:
        """The same when the employer agrees to all the days of the employer period."""
        others = (e.start for e in self.excesses if e.limit is not Limit.DAYS_AT_A_TIME)
        return min(others, default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What is used and left on a day. None left means that there is no limit.

    `employed` is None when no employment is known at all; nothing is then held against the employee. `current` is the
    time that a day self-certified today belongs to. `more_days` can be self-certified now, besides those counted; when there are none,
    `held_by` is the limit that leaves none.
    """

    today: date
    window_from: date
    arrangement: Arrangement
    employed: bool | None
    right_from: date | None
    times_used: int
    times_left: int | None
    days_used: int
    days_left: int | None
    current: SelfCertification | None
    more_days: int
    held_by: Limit | None


@dataclass(frozen=True, slots=True)
class Counting:
    """Every time of a history in order, also those ahead, and how the employee stands today."""

    times: tuple[SelfCertification, ...]
    standing: Standing


def window_from(day: date) -> date:
    """The first of the 12 months that end on a day."""
    return months_before(day, MONTHS_COUNTED) + timedelta(days=1)
