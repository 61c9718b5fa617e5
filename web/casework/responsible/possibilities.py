"""Decides what an invitation tells of what the unit can adapt: the lines of the unit's list."""

from collections.abc import Sequence
from uuid import UUID


def possibilities_of_unit(_unit_id: UUID) -> Sequence[str]:
    """The lines of the unit's list; units have none so far."""
    return ()
