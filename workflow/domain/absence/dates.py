"""Decides which dates a history of absence may hold at all; knows nothing of what happened on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from workflow.domain.absence.errors import InvalidAbsence

EARLIEST = date(1967, 1, 1)
"""The National Insurance Act came into force: no sick pay is older. A window of a century catches a mistyped one."""
LATEST = date(2066, 12, 31)
YEARS_AHEAD = 10
"""No note, holiday or leave is known longer ahead than this."""
EARLIEST_BIRTH = date(1900, 1, 1)


def check_day(field: str, day: date) -> None:
    """Refuse a day outside the century the rules can speak of."""
    if day < EARLIEST:
        raise InvalidAbsence(
            field, f"{day.isoformat()} is before {EARLIEST.isoformat()}; is the century right?"
        )
    if day > LATEST:
        raise InvalidAbsence(field, f"{day.isoformat()} is too far in the future; is the year right?")


def check_range(start_field: str, start: date, end_field: str, end: date) -> None:
    """Refuse a reversed range or one that leaves the century."""
    check_day(start_field, start)
    check_day(end_field, end)
    if end < start:
        raise InvalidAbsence(end_field, f"{end.isoformat()} is before the first day, {start.isoformat()}")


def check_disjoint(ranges: Sequence[tuple[date, date]], field: str = "start") -> None:
    """Refuse ranges that speak of one day twice; the complaint names the one that comes later in the list."""
    ordered = sorted(range(len(ranges)), key=ranges.__getitem__)
    for before, after in pairwise(ordered):
        if ranges[after][0] <= ranges[before][1]:
            one, other = sorted((before, after))
            day = ranges[after][0].isoformat()
            raise InvalidAbsence(f"[{other}].{field}", f"overlaps [{one}]: {day} is told twice")


def check_not_far_ahead(field: str, day: date, today: date) -> None:
    """Refuse a day so long after today that only a typing error explains it."""
    if day.year - today.year > YEARS_AHEAD:
        raise InvalidAbsence(
            field, f"{day.isoformat()} is more than {YEARS_AHEAD} years ahead of {today.isoformat()}"
        )


def check_born(field: str, born_on: date, first_day: date | None) -> None:
    """Refuse a birth date that no employee can have."""
    if born_on < EARLIEST_BIRTH:
        raise InvalidAbsence(
            field, f"{born_on.isoformat()} is before {EARLIEST_BIRTH.isoformat()}; is the century right?"
        )
    if born_on > LATEST:
        raise InvalidAbsence(field, f"{born_on.isoformat()} is too far in the future; is the year right?")
    if first_day is not None and born_on > first_day:
        raise InvalidAbsence(
            field, f"{born_on.isoformat()} is after the first day known, {first_day.isoformat()}"
        )
