"""What the database is asked about who answers for a case."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID


class Responsibility(Protocol):
    """Who answers for the cases."""

    def followers(self, case_id: UUID, today: date) -> Sequence[UUID]:
        """Who can be reached: the responsible manager first, then those who stand in for them today."""

    def above(self, case_id: UUID, today: date) -> UUID | None:
        """The manager's own manager, as the manager's employment says; None where there is none who can be reached."""

    def lost(self, today: date, only: Collection[UUID] | None = None) -> Sequence[UUID]:
        """Open cases nobody can be reached for, as far as it is not marked yet; `only` among these."""

    def regained(self, today: date, only: Collection[UUID] | None = None) -> Sequence[UUID]:
        """Marked cases for which somebody can be reached, or that are closed; `only` among these."""

    def mark(self, case_id: UUID, day: date) -> bool:
        """Mark a loss; False when it is marked already."""

    def unmark(self, case_id: UUID) -> bool:
        """Take the mark away; False when there is none."""
