"""Decides when sick pay ends: the max date of each right, from the days that are spent.

An employer can only estimate: what other payers and Nav know is missing, and the result says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.domain.absence.dates import check_born, check_day
from workflow.domain.absence.day_classes import DayRun, Run, merged
from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.rights import Limits, Right, spend
from workflow.domain.absence.weekdays import weekday_until, weekday_with_index, weekdays_before

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
        older = turns_70.toordinal() if turns_70 else None
        dies = self.died_on.toordinal() if self.died_on else None
        ends = [end for end in (older, dies and dies + 1) if end is not None]
        return Limits(
            quota=self.quota,
            quota_over_67=self.quota_over_67,
            turns_67=turns_67.toordinal() if turns_67 else None,
            turns_70=older,
            ends_at=min(ends, default=None),
            dies=dies,
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
    limits, last_known = person.limits(), runs[-1].last
    return tuple([_assessed(right, limits, last_known) for right in spend(runs, limits)])


def _assessed(right: Right, limits: Limits, last_known: int) -> Assessment:
    base = _base(right, limits, last_known)
    end, rule = _max_date(right, limits, base)
    day_of = date.fromordinal
    return Assessment(
        used=right.used,
        remaining=max(0, weekdays_before(end + 1) - weekdays_before(base + 1)),
        max_date=day_of(end),
        rule=rule,
        rejected_count=right.rejected,
        reckoned_from=day_of(base),
        used_over_67=right.used_over_67,
        window_from=day_of(right.window_from) if right.window_from else None,
        gap=right.gap,
        paid=tuple([(day_of(first), day_of(last)) for first, last in right.paid]),
    )


def _base(right: Right, limits: Limits, last_known: int) -> int:
    """The last paid day of a right that is used up, else the last day weighed, on a Friday if in a weekend."""
    if right.used >= limits.quota or right.used_over_67 >= limits.quota_over_67:
        return right.paid[-1][1]
    return weekday_until(last_known if right.assessed is None else right.assessed)


def _max_date(right: Right, limits: Limits, base: int) -> tuple[int, MaxDateRule]:
    """The first of the limits; a day that both quotas give is the ordinary one, and nothing outlives the person."""
    end, rule = _weekdays_after(base, limits.quota - right.used), MaxDateRule.ORDINARY_248
    if limits.turns_67 is not None and limits.turns_70 is not None:
        left = limits.quota_over_67 - right.used_over_67
        limited = _weekdays_after(max(base, weekday_until(limits.turns_67)), left)
        if limited < end:
            end, rule = limited, MaxDateRule.LIMITED_67
            last_possible = weekday_until(limits.turns_70 - 1)
            if limited > last_possible:
                end, rule = last_possible, MaxDateRule.AGE_70
    if limits.dies is not None:
        end = min(end, limits.dies)
    return end, rule


def _weekdays_after(weekday: int, count: int) -> int:
    return weekday_with_index(weekdays_before(weekday) + count)
