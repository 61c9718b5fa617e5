"""Says what the services know of a hold and ask of the database about it; placing and lifting one: hold_back.py."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class HoldRecord:
    """A hold on one case or on everything about one person; `lifted_at` is set once it holds no longer."""

    id: UUID
    case_id: UUID | None
    person_id: UUID | None
    review_on: date
    placed_by: UUID
    placed_at: datetime
    lifted_by: UUID | None = None
    lifted_at: datetime | None = None


class Holds(Protocol):
    """Holds in the database."""

    def load(self, hold_id: UUID) -> HoldRecord | None: ...
    def received(self, submission: UUID | None) -> bool: ...
    def add(self, hold: HoldRecord, reason: str, submission: UUID | None) -> None: ...
    def lift(self, hold: HoldRecord, because: str, by: UUID, at: datetime) -> bool: ...
    def move_review(self, hold_id: UUID, review_on: date) -> None: ...
    def reason(self, hold_id: UUID) -> str: ...
    def standing_of_case(self, case_id: UUID) -> list[HoldRecord]:
        """The holds that keep a case: on it, or on whom it is about."""

    def order_reviews(self, day: date, at: datetime) -> None:
        """Order a reminder for every hold whose day to be looked at again has come."""
