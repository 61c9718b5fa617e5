"""Decides how sick-pay days are spent and won back: Nav's state machine, run by run instead of day by day.

Not decided here: the max date that follows from what is spent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from workflow.domain.absence.day_classes import Run
from workflow.domain.absence.day_effects import GAP, HOLIDAY, PAY, REJECTED, WEEKEND, Effect, day_effects
from workflow.domain.absence.weekdays import weekday_until, weekday_with_index, weekdays_before

SUFFICIENT_GAP = 26 * 7
"""Calendar days without sick pay after which a full right is earned again."""
WINDOW_YEARS = 3


class State(Enum):
    """Where a right stands."""

    START = auto()
    SICK = auto()
    GAP = auto()
    HOLIDAY_GAP = auto()
    USED_UP = auto()
    BLOCKED = auto()


_AT_START, _IN_SICKNESS, _IN_GAP, _IN_HOLIDAY, _USED_UP, _BLOCKED = State
"""The walk asks for them so often that finding each in its class would be a good part of its cost."""


class Limits(NamedTuple):
    """How far a right reaches: quotas in weekdays, ages as ordinals; no birth date means no limit of age."""

    quota: int
    quota_over_67: int
    turns_67: int | None
    turns_70: int | None
    ends_at: int | None
    """First day on which nothing is paid whatever is left: the 70th birthday or the day after death."""
    dies: int | None


@dataclass(slots=True)
class Right:
    """One right to sick pay: the paid weekdays inside the window, and what was refused after it was used up."""

    paid: list[tuple[int, int]] = field(default_factory=list)
    used: int = 0
    used_over_67: int = 0
    window_from: int | None = None
    gap: int = 0
    rejected: int = 0
    assessed: int | None = None
    """Last day that was weighed; weekends inside sickness weigh nothing."""


def spend(runs: Iterable[Run], limits: Limits) -> list[Right]:
    """The rights that a timeline uses, oldest first; days between runs are unknown and count as gap."""
    walk = _Walk(limits)
    for first, last, effect in day_effects(runs):
        walk.step(first, last, effect)
    return walk.rights


def _weekdays(first: int, last: int) -> int:
    return weekdays_before(last + 1) - weekdays_before(first)


def _years_before(ordinal: int, years: int) -> int:
    day = date.fromordinal(ordinal)
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - years, day.month, 28 if leap_day else day.day).toordinal()


class _Walk:
    """The machine: its state, the right it is in, and the rights behind it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.state = _AT_START
        self.right = Right()
        self.rights = [self.right]

    def step(self, first: int, last: int, effect: Effect) -> None:
        """Take a run of days with one effect; where payment ends by age or death in its midst, it is cut."""
        ends_at = self.limits.ends_at
        before = last if ends_at is None else min(last, ends_at - 1)
        if effect is PAY:
            self._sick(first, before)
        else:
            self._other(first, before, effect)
        if before < last:
            self._refuse_for_good(max(first, before + 1), last, effect)

    def _refuse_for_good(self, first: int, last: int, effect: Effect) -> None:
        """After the 70th birthday weekdays are refused; after death the weekends of sickness too."""
        dies = self.limits.dies
        dead = max(0, last - max(first - 1, dies)) if dies is not None else 0
        refused = {
            PAY: dead + _weekdays(first, last - dead),
            WEEKEND: dead,
            REJECTED: last - first + 1 - dead,
        }.get(effect, 0)
        if refused:
            self.right.rejected += refused
            self.right.assessed = last

    def _sick(self, first: int, last: int) -> None:
        while first <= last:
            if self.state in (_USED_UP, _BLOCKED):
                first = self._refuse(first, last, per_weekday=True)
                continue
            payable = weekday_with_index(weekdays_before(first))
            if payable > first and self.state is _IN_GAP:
                first = self._widen(first, min(last, payable - 1), _AT_START)
            elif payable > last:
                return
            else:
                first = self._pay(payable, last)

    def _pay(self, first: int, last: int) -> int:
        """Spend weekdays from `first` (a weekday) until the run or a quota ends; gives the day after."""
        right, limits = self.right, self.limits
        if self.state in (_AT_START, _IN_GAP):
            self._move_window(first)
        before = weekdays_before(first)
        stop = weekday_with_index(before + limits.quota - right.used - 1)
        if limits.turns_67 is not None and last > limits.turns_67:
            older = max(first, limits.turns_67 + 1)
            left_older = limits.quota_over_67 - right.used_over_67
            stop = min(stop, weekday_with_index(weekdays_before(older) + left_older - 1))
        end = weekday_until(min(stop, last))
        right.paid.append((first, end))
        right.used += weekdays_before(end + 1) - before
        right.used_over_67 += self._over_67(first, end)
        right.gap, right.assessed = 0, end
        self.state = _USED_UP if stop <= last else _IN_SICKNESS
        return end + 1

    def _over_67(self, first: int, last: int) -> int:
        turns_67 = self.limits.turns_67
        return 0 if turns_67 is None or last <= turns_67 else _weekdays(max(first, turns_67 + 1), last)

    def _move_window(self, day: int) -> None:
        """Days older than three years no longer count as spent."""
        right = self.right
        start = _years_before(day, WINDOW_YEARS)
        right.window_from = start
        if not right.paid or right.paid[0][0] >= start:
            return
        kept = right.paid[bisect_left(right.paid, start, key=lambda run: run[1]) :]
        if kept and kept[0][0] < start:
            kept[0] = (weekday_with_index(weekdays_before(start)), kept[0][1])
        right.paid = kept
        right.used = sum(_weekdays(*run) for run in kept)
        right.used_over_67 = sum(self._over_67(*run) for run in kept)

    def _other(self, first: int, last: int, effect: Effect) -> None:
        while first <= last:
            first = self._weigh(first, last, effect)

    def _weigh(self, first: int, last: int, effect: Effect) -> int:
        """Take as many days as the state stays the same for; gives the day after."""
        state = self.state
        if effect is REJECTED and state in (_USED_UP, _BLOCKED):
            return self._refuse(first, last, per_weekday=False)
        if effect is WEEKEND and state in (_AT_START, _IN_SICKNESS, _IN_HOLIDAY):
            return last + 1
        if state is _BLOCKED:
            return self._unblock(first, last, effect)
        if state is _AT_START:
            self.right.assessed = last
            return last + 1
        if state is _USED_UP:
            return self._widen(first, last, _AT_START if effect is GAP else _BLOCKED)
        return self._open_gap(first, last, effect)

    def _open_gap(self, first: int, last: int, effect: Effect) -> int:
        """Before the quota is used: holiday right after sickness keeps the window where it was."""
        if self.state is _IN_SICKNESS:
            self.state = _IN_HOLIDAY if effect is HOLIDAY else _IN_GAP
        elif self.state is _IN_HOLIDAY and effect is not HOLIDAY:
            self.state = _IN_GAP
        return self._widen(first, last, _AT_START)

    def _unblock(self, first: int, last: int, effect: Effect) -> int:
        """Only work, employer period or unknown days open the way to a new right."""
        if effect is not GAP:
            return last + 1
        self._renew()
        return first + 1

    def _widen(self, first: int, last: int, when_sufficient: State) -> int:
        """Count gap days until they are sufficient; gives the day after."""
        right = self.right
        last = min(last, first + SUFFICIENT_GAP - right.gap - 1)
        right.gap += last - first + 1
        right.assessed = last
        if right.gap >= SUFFICIENT_GAP:
            self._enter(when_sufficient)
        return last + 1

    def _refuse(self, first: int, last: int, *, per_weekday: bool) -> int:
        """Refused days count towards the gap, but only to a new assessment, never to a new right."""
        right = self.right
        if self.state is _USED_UP:
            last = min(last, first + SUFFICIENT_GAP - right.gap - 1)
            right.gap += last - first + 1
            if right.gap >= SUFFICIENT_GAP:
                self.state = _BLOCKED
        right.rejected += _weekdays(first, last) if per_weekday else last - first + 1
        return last + 1

    def _enter(self, state: State) -> None:
        if state is _AT_START:
            self._renew()
        else:
            self.state = state

    def _renew(self) -> None:
        self.state = _AT_START
        self.right = Right()
        self.rights.append(self.right)
