"""Decides from which day an employee may self-certify, by the time in the employment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflow.domain.absence.errors import InvalidAbsence
from workflow.domain.absence.recurring import months_before

Employment = tuple[date, date | None]
"""First and last day of one employment with the employer; None while it lasts."""

QUALIFYING_MONTHS = 2
LONGEST_BREAK_DAYS = 14
"""Hired again after so many days or fewer, the earlier employment counts; after one more it does not."""


def check_employments(employments: Sequence[Employment]) -> None:
    """Refuse an employment that ends before it begins."""
    for place, (start, end) in enumerate(employments):
        if end is not None and end < start:
            reason = f"{end.isoformat()} is before the first day, {start.isoformat()}"
            raise InvalidAbsence(f"employments[{place}].end", reason)


def right_from(employments: Sequence[Employment], day: date) -> date | None:
    """The first day of the right in the employment that lasts on a day; None when there is none (ftrl § 8-24)."""
    begun: date | None = None
    last: date | None = None
    for start, end in sorted(employments, key=lambda employment: employment[0]):
        if start > day:
            break
        if begun is None or (last is not None and (start - last).days - 1 > LONGEST_BREAK_DAYS):
            begun, last = start, end
        else:
            last = None if last is None or end is None else max(last, end)
    if begun is None or (last is not None and last < day):
        return None
    return months_before(begun, -QUALIFYING_MONTHS)
