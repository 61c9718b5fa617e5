"""Decides, for every stretch of days, whether the person was sick, on holiday or at work by the best information.

A sweep over the first and last days of the periods: its cost follows the number of periods, not of days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def stretches(periods: Sequence[AbsencePeriod]) -> list[Stretch]:
    """Sick and holiday stretches in order; the days between them are days of work."""
    counted = sorted(
        (
            (p.start.toordinal(), p.end.toordinal(), bit, p.employer)
            for p in periods
            if (bit := BITS.get(p.kind)) is not None
        ),
        key=itemgetter(0),
    )
    found: list[Stretch] = []
    for cluster in _clusters(counted):
        if len(cluster) == 1:
            first, last, bit, _ = cluster[0]
            found.append(Stretch(first, last, _TYPES[bit], _GRADED[bit]))
        else:
            found += _swept(cluster)
    return _merged(found)


def _clusters(counted: list[_Counted]) -> Iterator[list[_Counted]]:
    """Periods that overlap, directly or through others; most stand alone and need no sweep."""
    cluster: list[_Counted] = []
    reach = 0
    for period in counted:
        if cluster and period[0] > reach:
            yield cluster
            cluster, reach = [], 0
        cluster.append(period)
        reach = max(reach, period[1])
    if cluster:
        yield cluster


def _swept(counted: list[_Counted]) -> list[Stretch]:
    events = [(first, bit, 1, employer) for first, _, bit, employer in counted]
    events += [(last + 1, bit, -1, employer) for _, last, bit, employer in counted]
    events.sort(key=itemgetter(0))
    day, found, since = _Day(), [], 0
    for ordinal, changes in groupby(events, key=itemgetter(0)):
        if day.all.mask:
            found.append(Stretch(since, ordinal - 1, day.type(), _GRADED[day.all.mask]))
        for _, bit, step, employer in changes:
            day.change(bit, step, employer)
        since = ordinal
    return found


def _merged(found: list[Stretch]) -> list[Stretch]:
    """Without work, and with neighbours of one type made one; the later one tells the grade."""
    merged: list[Stretch] = []
    for first, last, type_, graded in found:
        if type_ is DayType.WORK:
            continue
        before = merged[-1] if merged else None
        if before and before.last + 1 == first and before.type is type_:
            merged[-1] = Stretch(before.first, last, type_, graded)
        else:
            merged.append(Stretch(first, last, type_, graded))
    return merged
