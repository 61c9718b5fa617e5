"""Says what the services know of the mark that a follow-up is difficult, and what they ask of the database about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.difficulties import Category, Help
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class DifficultyRecord:
    """The mark of a case: why, in a few words, and when it is looked at again."""

    id: UUID
    case_id: UUID
    category: Category
    note: str
    review_on: date
    set_by: UUID
    set_as: Role
    set_at: datetime
    version: int


class Difficulties(Protocol):
    """Marks; of a case one stands at a time."""

    def load(self, difficulty_id: UUID) -> DifficultyRecord | None:
        """A mark that stands."""

    def of_case(self, case_id: UUID) -> DifficultyRecord | None:
        """The mark that stands on a case."""

    def add(self, mark: DifficultyRecord) -> None: ...
    def change(self, mark: DifficultyRecord, read_version: int) -> bool:
        """Write it anew; False when somebody changed it since `read_version`."""

    def end(self, mark: DifficultyRecord, *, by: UUID, at: datetime) -> None: ...
    def helped(self, difficulty_id: UUID) -> Mapping[Help, date]:
        """What was done, each with its day."""

    def tick(self, difficulty_id: UUID, help_: Help, *, on: date, by: UUID, at: datetime) -> None: ...
    def untick(self, difficulty_id: UUID, help_: Help) -> None: ...
    def order_reviews(self, day: date, at: datetime) -> None:
        """Order a reminder for every mark whose day to be looked at again has come."""
