"""Says what the services ask of the database to hand somebody everything about themselves."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID


class OwnData(Protocol):
    """What is kept about a person, table by table."""

    def sections(self, person_id: UUID) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Every table with something about the person, opened, with names for the parties and no word of what others noted for themselves."""

    def fields(self) -> Mapping[str, Mapping[str, str]]:
        """The names and types of what stands in each table."""

    def left_out(self) -> Mapping[str, str]:
        """The tables nothing is taken of, each with the reason: message ids."""

    def cases(self, person_id: UUID) -> Sequence[UUID]:
        """The person's own follow-ups, the oldest first."""
