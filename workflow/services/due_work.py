"""What the database is asked about due work: who takes it, how it ended, what waits and what failed.

All instants of due work are real time (`Clock.wall`): a clock that is shifted for a demonstration must neither hold work
back nor let it loose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from workflow.domain.access import Right
from workflow.domain.effects import Effect, Queue
from workflow.domain.people import Actor
from workflow.domain.rules import RuleBook


class End(StrEnum):
    """How work ended; while it waits it has no end."""

    DONE = "done"
    DROPPED = "dropped"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """Work as a worker holds it. `attempts` counts this one and tells its holder from a later one."""

    id: int
    case_id: UUID | None
    effect: Effect
    about: str
    period: str
    subject_id: UUID | None
    attempts: int
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueState:
    """How much waits on a queue: `due` of the waiting could be taken now, `leased` is in a worker's hands."""

    queue: Queue
    waiting: int
    due: int
    leased: int
    failed: int
    oldest_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FailedWork:
    """Work that was given up; `reason` is the name of the error, never its words."""

    id: int
    case_id: UUID | None
    effect: str
    about: str
    reason: str | None
    attempts: int
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StillTried:
    """Work that failed more than once and is tried again at `due_at`; `reason` is the name of the last error."""

    id: int
    case_id: UUID | None
    effect: str
    about: str
    reason: str | None
    attempts: int
    created_at: datetime
    due_at: datetime


class DueWork(Protocol):
    """Due work."""

    def claim(self, queue: str, *, at: datetime, until: datetime, most: int) -> Sequence[Order]:
        """Take due work of a queue, the oldest first; nobody else gets it until `until`."""

    def release(self, orders: Sequence[Order]) -> None:
        """Give work back that was not begun; the attempt does not count."""

    def hold(self, order: Order) -> bool:
        """Lock the work until the end of the transaction; False when it is no longer this holder's."""

    def extend(self, order: Order, until: datetime) -> bool:
        """Keep work that takes long in hand until then; False when it ended or has another holder."""

    def end(self, work_id: int, end: End, reason: str | None, at: datetime) -> None: ...
    def put_off(self, work_id: int, until: datetime, reason: str | None, attempts: int) -> None: ...
    def queues_due(self, at: datetime) -> Sequence[Queue]: ...
    def order_alarms(self, day: date, at: datetime) -> int:
        """Order RAISE_ALARMS for every open case whose next alarm has come; returns how many were new."""

    def order_routine(self, day: date, book: RuleBook, at: datetime) -> None:
        """Order what the routine is reminded of on a working day, one mail a person, version or quarter and reminder."""

    def order_answers(self, day: date, at: datetime) -> None:
        """Order REMIND_OF_ANSWER and TELL_ANSWER_IS_MISSING for the documents that wait for an answer by then."""

    def failed_of(
        self, effect: Effect, actor: Actor, right: Right, today: date
    ) -> Sequence[tuple[int, UUID | None]]:
        """Failed work of one kind that is the actor's to see to, with its case, locked until the transaction ends."""

    def find(self, work_id: int) -> tuple[UUID | None, str, End | None] | None:
        """Case, effect and end of work, or None."""

    def start_over(self, work_id: int, at: datetime) -> None: ...
    def hurry(self, work_id: int, at: datetime) -> None:
        """Make waiting work due, with the attempts it has left; what a worker has in hand stays there."""

    def still_tried(self, at: datetime, most: int) -> Sequence[StillTried]: ...
    def failed(self, most: int) -> Sequence[FailedWork]: ...
    def states(self, at: datetime) -> Sequence[QueueState]: ...
