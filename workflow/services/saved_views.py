"""What the services know of the views somebody keeps of the list of cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView:
    """A view: `narrowing` are codes and numbers of days, never a name that was searched for."""

    id: UUID
    account_id: UUID
    name: str
    narrowing: Mapping[str, str]
    unit_id: UUID | None
    manager_id: UUID | None
    is_default: bool
    saved_at: datetime


class SavedViews(Protocol):
    """Views in the database; each is its account's alone."""

    def of_account(self, account_id: UUID) -> Sequence[SavedView]:
        """The views of an account, the oldest first."""

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone` when this form was received before."""

    def add(self, view: SavedView, submission: UUID | None) -> None:
        """Store it; raise `AlreadyDone` when its form was received before."""

    def rename(self, view_id: UUID, name: str) -> None: ...
    def set_default(self, account_id: UUID, view_id: UUID | None) -> None:
        """Open the list with this one, or with none."""

    def drop(self, view_id: UUID) -> None: ...
