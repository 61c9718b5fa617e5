"""Decides which routine counts where, in which quarter a day lies, and what an unread routine is reminded of."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

NEWCOMER_DAYS = 90
"""How long after their days for reading somebody is still called new to the manager."""


def nearest(unit_id: UUID, above: Mapping[UUID, UUID | None], own: Mapping[UUID, UUID]) -> UUID | None:
    """The routine of a unit: its own, else that of the nearest unit above; None where nobody has written one."""
    here: UUID | None = unit_id
    seen: set[UUID] = set()
    while here is not None and here not in seen:
        if here in own:
            return own[here]
        seen.add(here)
        here = above.get(here)
    return None


def quarter_of(day: date) -> str:
    """The quarter of a day, as 2026-Q4."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarter_begins(day: date) -> date:
    """The first day of the quarter a day lies in."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def rungs(day: date, days_to_read: int) -> tuple[tuple[str, date, date | None], ...]:
    """The reminders to a reader, the last first: its name, and between which days their time began.

    Who is due for the second does not get the first any more: after days without service one reminder comes, not two.
    """
    first, second = day - timedelta(days=days_to_read), day - timedelta(days=2 * days_to_read)
    return (("second", second, None), ("first", first, second))
