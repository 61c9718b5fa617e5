"""Says what the services know of the two sides' answers to the plan's questions and of the copies that leave the house."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.documents import Answers
from workflow.domain.people import Role
from workflow.domain.plan_sharing import Channel, Ended, Grounds, Recipient
from workflow.domain.plan_voices import Side
from workflow.services.records import CaseRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanVoice:
    """What one side has shared for the next version of the plan, without its text."""

    id: UUID
    case_id: UUID
    spell: int
    for_version: int
    side: Side
    revision: int
    language: str
    sent_at: datetime
    sent_by: UUID
    sent_as: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanCopy:
    """A copy of the plan for somebody outside; `made_by` is None where the process asked for it."""

    id: UUID
    case_id: UUID
    document_id: UUID
    version: int
    recipient: Recipient
    is_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCopy:
    """A copy of the plan that somebody has seen and makes ready."""

    id: UUID
    case_id: UUID
    document_id: UUID
    recipient: Recipient
    language: str
    grounds: Grounds
    made_by: UUID
    made_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """How a copy reached its recipient."""

    channel: Channel
    on: date
    by: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class NotHanded:
    """Why a copy did not reach its recipient; `words` are the writer's own, empty where a newer one took its place."""

    because: Ended
    words: str
    by: UUID | None
    at: datetime


class PlanVoices(Protocol):
    """What the two sides have shared."""

    def add(self, voice: PlanVoice, answers: Answers) -> None: ...
    def latest(self, case: CaseRecord, for_version: int) -> Mapping[Side, tuple[PlanVoice, Answers]]:
        """The newest answers of each side that has shared any for this version of the plan."""


class PlanCopies(Protocol):
    """Copies of the plan for people outside."""

    def load(self, copy_id: UUID) -> PlanCopy | None: ...
    def of_case(self, case_id: UUID, spell: int) -> Sequence[PlanCopy]:
        """Those that wait and those that reached their recipient, oldest first; not those that never did."""

    def add(self, copy: NewCopy) -> None: ...
    def hand_over(self, copy_id: UUID, handed: Handed) -> None: ...
    def give_up(self, copy_ids: Collection[UUID], ended: NotHanded) -> None: ...
