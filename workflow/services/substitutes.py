"""What is kept of a substitute's mandate, and what the services ask of the database about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Mandate:
    """What a substitute may do, as codes of the form, and what they may decide, in words."""

    may: tuple[str, ...]
    decides: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Substitution:
    """Somebody stands in for a manager from a day to a day; ended early it was withdrawn."""

    id: UUID
    manager_id: UUID
    substitute_id: UUID
    from_on: date
    to_on: date
    given_by: UUID
    given_as: Role
    given_at: datetime
    withdrawn_at: datetime | None = None


class Substitutes(Protocol):
    """Substitutes of managers: added and ended, never erased."""

    def add(self, new: Substitution, mandate: Mandate, submission: UUID | None) -> None:
        """Store a mandate; raise `AlreadyDone` when the form it came with was received before."""

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone` when the same form was received before."""

    def find(self, substitution_id: UUID) -> Substitution | None: ...
    def end(self, substitution_id: UUID, at: datetime, by: UUID) -> bool:
        """Withdraw it; False when it was withdrawn already."""

    def overlaps(self, manager_id: UUID, substitute_id: UUID, from_on: date, to_on: date) -> bool:
        """Whether the same person stands in for the same manager on one of these days already."""

    def leads_somebody(self, manager_id: UUID) -> bool:
        """Whether somebody works under this manager, or has an open case with them."""

    def has_account(self, person_id: UUID) -> bool:
        """Whether somebody can sign in."""

    def open_cases(self, manager_id: UUID, but: UUID) -> Sequence[UUID]:
        """The open cases of a manager, without those about `but`."""
