"""Decides when sick pay ends: the max date of each right, from the days that are spent.

An employer can only estimate: what other payers and Nav know is missing, and the result says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflow.domain.absence.dates import check_born, check_day
from workflow.domain.absence.day_classes import DayRun, Run, merged
from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.rights import Limits, Right, spend
from workflow.domain.absence.weekdays import (
    add_weekdays,
    last_weekday_before,
    last_weekday_until,
    weekdays_in,
)

QUOTA = 248
"""Weekdays with sick pay in three years (National Insurance Act § 8-12)."""
QUOTA_OVER_67 = 60
"""Weekdays with sick pay after the 67th birthday (§ 8-51)."""
AGE_OF_FEWER_DAYS = 67
AGE_OF_NO_DAYS = 70


class MaxDateRule(StrEnum):
    """Which limit is met first."""

    ORDINARY_248 = "ordinary_248"
    LIMITED_67 = "limited_67"
    AGE_70 = "age_70"


@dataclass(frozen=True, slots=True)
class Person:
    """What of the person limits the right; an unknown birth date sets no limit of age."""

    born_on: date | None
    died_on: date | None = None
    quota: int = QUOTA
    quota_over_67: int = QUOTA_OVER_67

    def __post_init__(self) -> None:
        if self.quota < 1:
            raise InvalidAbsence("quota", f"{self.quota} is not a number of days above zero")
        if self.quota_over_67 < 1:
            raise InvalidAbsence("quota_over_67", f"{self.quota_over_67} is not a number of days above zero")
        if self.born_on is not None:
            check_born("birth_date", self.born_on, None)
        if self.died_on is not None:
            check_day("death_date", self.died_on)
        if self.born_on and self.died_on and self.died_on < self.born_on:
            raise InvalidAbsence("death_date", f"{self.died_on.isoformat()} is before the birth date")

    def birthday(self, age: int) -> date | None:
        """The day an age is reached; someone born on leap day has it on 28 February in other years."""
        if self.born_on is None:
            return None
        try:
            return self.born_on.replace(year=self.born_on.year + age)
        except ValueError:
            return self.born_on.replace(year=self.born_on.year + age, day=28)

    def limits(self) -> Limits:
        """The same as ordinals, for the walk through the days."""
        turns_67, turns_70 = self.birthday(AGE_OF_FEWER_DAYS), self.birthday(AGE_OF_NO_DAYS)
        ends = [turns_70.toordinal()] if turns_70 else []
        ends += [self.died_on.toordinal() + 1] if self.died_on else []
        return Limits(
            quota=self.quota,
            quota_over_67=self.quota_over_67,
            turns_67=turns_67.toordinal() if turns_67 else None,
            ends_at=min(ends, default=None),
            dies=self.died_on.toordinal() if self.died_on else None,
        )


@dataclass(frozen=True, slots=True)
class Assessment:
    """One right to sick pay: what is spent, when it ends, and by which limit.

    `reckoned_from` is the weekday the rest is counted from; `paid` the spent weekdays as first and last days;
    `window_from` the first day that still counts; `gap` the days without sick pay at the end of what is known.
    """

    used: int
    remaining: int
    max_date: date
    rule: MaxDateRule
    rejected_count: int
    reckoned_from: date
    used_over_67: int
    window_from: date | None
    gap: int
    paid: tuple[tuple[date, date], ...]


def estimate_max_date(
    employers: Sequence[Iterable[DayRun]],
    *,
    person: Person,
    history: Iterable[DayRun] = (),
) -> tuple[Assessment, ...]:
    """The rights that the timelines of all employers and earlier sick pay add up to, oldest first."""
    return assess(merged([*employers, history]), person)


def assess(runs: Sequence[Run], person: Person) -> tuple[Assessment, ...]:
    """The same for one merged timeline."""
    if not runs:
        return ()
    if person.born_on is not None:
        check_born("birth_date", person.born_on, date.fromordinal(runs[0].first))
    return tuple(_assessed(right, person, runs[-1].last) for right in spend(runs, person.limits()))


def _assessed(right: Right, person: Person, last_known: int) -> Assessment:
    base = _base(right, person, last_known)
    max_date, rule = _max_date(right, person, base)
    return Assessment(
        used=right.used,
        remaining=weekdays_in(base + timedelta(days=1), max_date),
        max_date=max_date,
        rule=rule,
        rejected_count=right.rejected,
        reckoned_from=base,
        used_over_67=right.used_over_67,
        window_from=date.fromordinal(right.window_from) if right.window_from else None,
        gap=right.gap,
        paid=tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in right.paid),
    )


def _base(right: Right, person: Person, last_known: int) -> date:
    """The last paid day of a right that is used up, else the last day weighed, on a Friday if in a weekend."""
    if right.used >= person.quota or right.used_over_67 >= person.quota_over_67:
        return date.fromordinal(right.paid[-1][1])
    return last_weekday_until(date.fromordinal(last_known if right.assessed is None else right.assessed))


def _max_date(right: Right, person: Person, base: date) -> tuple[date, MaxDateRule]:
    """The first of the limits; a day that both quotas give is the ordinary one, and nothing outlives the person."""
    end, rule = add_weekdays(base, person.quota - right.used), MaxDateRule.ORDINARY_248
    turns_67, turns_70 = person.birthday(AGE_OF_FEWER_DAYS), person.birthday(AGE_OF_NO_DAYS)
    if turns_67 is not None and turns_70 is not None:
        left = person.quota_over_67 - right.used_over_67
        limited = add_weekdays(max(base, last_weekday_until(turns_67)), left)
        if limited < end:
            end, rule = limited, MaxDateRule.LIMITED_67
            last_possible = last_weekday_before(turns_70)
            if limited > last_possible:
                end, rule = last_possible, MaxDateRule.AGE_70
    if person.died_on is not None:
        end = min(end, person.died_on)
    return end, rule
