"""Says what a unit can adapt, as an invitation tells it: the lines of the unit's list."""

from collections.abc import Sequence
from uuid import UUID

from web.current import reading
from workflow.services.unit_list import accommodation_lines


def possibilities_of_unit(unit_id: UUID) -> Sequence[str]:
    """The lines of the list that counts for the unit; none while it has none."""
    # The page of a case asks this too: it must not wait for somebody who writes.
    with reading() as tx:
        return tuple(line.words for line in accommodation_lines(tx, unit_id))
