"""Decides what the services ask of the store about house rules: what counts, what was changed, and what is ended."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from workflow.domain.rules import HouseChange, RuleBook
from workflow.domain.text import N_

JUST_SET = N_("Somebody else has just set this rule from this day. Look at it again before you save.")


class Ended(StrEnum):
    """Why a change stands no longer."""

    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewChange:
    """A change as somebody makes it; `old_value` is what would have counted from that day without it."""

    id: UUID
    change: HouseChange
    old_value: int
    set_by: UUID
    set_at: datetime
    submission: UUID | None


class HouseRules(Protocol):
    """The employer's own numbers: appended and ended, never rewritten."""

    def book(self) -> RuleBook:
        """Every change that stands."""

    def book_at(self, at: datetime) -> RuleBook:
        """Every change that stood at an instant of the past."""

    def received(self, submission: UUID | None) -> bool:
        """Whether a change came with this very form before."""

    def standing_on(self, name: str, day: date) -> UUID | None:
        """The change of a rule that stands and begins on that day."""

    def find(self, change_id: UUID) -> tuple[HouseChange, Ended | None] | None:
        """A change, and why it stands no longer."""

    def add(self, new: NewChange) -> None:
        """Store a change; raise `Invalid` when somebody else has just set the rule from that day."""

    def end(self, change_id: UUID, because: Ended, by: UUID, at: datetime) -> None:
        """Let a change stand no longer; it stays readable."""
