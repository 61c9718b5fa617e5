"""Decides, for every stretch of days, whether the person was sick, on holiday or at work by the best information.

A sweep over the first and last days of the periods: its cost follows the number of periods, not of days.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from workflow.domain.absence.periods import (
    GRADE_KINDS,
    HOLIDAY_KINDS,
    PARTLY_AT_WORK_KINDS,
    PRIORITY,
    WORK_KINDS,
    AbsenceKind,
    AbsencePeriod,
)


class DayType(IntEnum):
    """What a day counts as when periods are joined."""

    WORK = 0
    SICK = 1
    HOLIDAY = 2


class Stretch(NamedTuple):
    """Days (ordinals, both included) that count alike; `graded` is what the best statement about grade says."""

    first: int
    last: int
    type: DayType
    graded: bool


_Counted = tuple[int, int, int, str | None]
"""First and last day, bit of the kind, employer."""
_Told = tuple[int, int, DayType, bool]
"""What a stretch holds, before work is left out and neighbours are made one."""
_AT_WORK = DayType.WORK

BITS: dict[AbsenceKind, int] = {kind: 1 << rank for rank, kind in enumerate(PRIORITY)}
"""One bit a kind, the best kind lowest: the lowest set bit of a day is what decides it."""


def _mask(kinds: frozenset[AbsenceKind]) -> int:
    return sum(BITS[kind] for kind in kinds)


_WORK, _HOLIDAY = _mask(WORK_KINDS), _mask(HOLIDAY_KINDS)
_GRADE, _PARTLY = _mask(GRADE_KINDS), _mask(PARTLY_AT_WORK_KINDS)
_WIDTH = len(PRIORITY)


def _lowest(mask: int) -> int:
    return mask & -mask


def _type_of(mask: int) -> DayType:
    best = _lowest(mask)
    if not best or best & _WORK:
        return DayType.WORK
    return DayType.HOLIDAY if best & _HOLIDAY else DayType.SICK


_TYPES: tuple[DayType, ...] = tuple(_type_of(mask) for mask in range(1 << _WIDTH))
_GRADED: tuple[bool, ...] = tuple(bool(_lowest(mask & _GRADE) & _PARTLY) for mask in range(1 << _WIDTH))


class _Statements:
    """What is said about the day the sweep has reached, by one employer or by all."""

    __slots__ = ("counts", "mask")

    def __init__(self) -> None:
        self.counts: dict[int, int] = {}
        self.mask = 0

    def change(self, bit: int, step: int) -> None:
        count = self.counts.get(bit, 0) + step
        self.counts[bit] = count
        self.mask = self.mask | bit if count else self.mask & ~bit


class _Day:
    """The day the sweep has reached, seen from everybody and from each employer."""

    __slots__ = ("absent", "all", "by_employer", "speaking")

    def __init__(self) -> None:
        self.all = _Statements()
        self.by_employer: dict[str, _Statements] = {}
        self.speaking = 0
        self.absent = 0

    def change(self, bit: int, step: int, employer: str | None) -> None:
        self.all.change(bit, step)
        if employer is None:
            return
        said = self.by_employer.get(employer)
        if said is None:
            said = self.by_employer[employer] = _Statements()
        before = said.mask
        said.change(bit, step)
        self.speaking += bool(said.mask) - bool(before)
        self.absent += (_TYPES[said.mask] is not DayType.WORK) - (_TYPES[before] is not DayType.WORK)

    def type(self) -> DayType:
        """Work only if every employer that speaks says so; the best statement of all decides the rest."""
        overall = _TYPES[self.all.mask]
        if not self.speaking:
            return overall
        if not self.absent:
            return DayType.WORK
        return DayType.SICK if overall is DayType.WORK else overall


def stretches(periods: Iterable[AbsencePeriod]) -> list[Stretch]:
    """Sick and holiday stretches in order; the days between them are days of work."""
    counted = [
        (period.start.toordinal(), period.end.toordinal(), BITS[period.kind], period.employer)
        for period in periods
        if period.kind in BITS
    ]
    counted.sort(key=itemgetter(0))
    return _merged(_told(counted))


def _told(counted: Iterable[_Counted]) -> list[_Told]:
    """What counts from day to day; only periods that overlap, directly or through others, need a sweep."""
    found: list[_Told] = []
    cluster: list[_Counted] = []
    reach = 0
    for period in counted:
        if period[0] > reach:
            found += _told_by(cluster)
            cluster, reach = [period], period[1]
        else:
            cluster.append(period)
            reach = max(reach, period[1])
    return found + _told_by(cluster)


def _told_by(cluster: list[_Counted]) -> list[_Told]:
    if len(cluster) == 1:
        first, last, bit, _ = cluster[0]
        return [(first, last, _TYPES[bit], _GRADED[bit])]
    return _swept(cluster) if cluster else []


def _swept(counted: list[_Counted]) -> list[_Told]:
    among_several = len({employer for _, _, _, employer in counted}) > 1
    events = [(first, bit, 1, employer) for first, _, bit, employer in counted]
    events += [(last + 1, bit, -1, employer) for _, last, bit, employer in counted]
    events.sort(key=itemgetter(0))
    day, found, since = _Day(), [], 0
    for ordinal, changes in groupby(events, key=itemgetter(0)):
        if day.all.mask:
            found.append((since, ordinal - 1, day.type(), _GRADED[day.all.mask]))
        for _, bit, step, employer in changes:
            day.change(bit, step, employer if among_several else None)
        since = ordinal
    return found


def _merged(told: Iterable[_Told]) -> list[Stretch]:
    """Without work, and with neighbours of one type made one; the later one tells the grade."""
    merged: list[Stretch] = []
    begun, until, known, grade = 0, 0, _AT_WORK, False
    for first, last, type_, graded in told:
        if type_ is _AT_WORK:
            continue
        if type_ is known and first == until + 1:
            until, grade = last, graded
            continue
        if known is not _AT_WORK:
            merged.append(Stretch(begun, until, known, grade))
        begun, until, known, grade = first, last, type_, graded
    if known is not _AT_WORK:
        merged.append(Stretch(begun, until, known, grade))
    return merged
