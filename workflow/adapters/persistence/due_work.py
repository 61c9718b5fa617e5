"""Hands out due work so that no two workers hold the same row, and keeps how it ended.

Due, leased and done are real instants. A row is told by its attempt: whoever comes back after the lease ran out finds a
higher number and leaves the row to its new holder.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.access import Right
from workflow.domain.effects import Effect, Queue
from workflow.domain.people import Actor, Role
from workflow.domain.rules import RuleBook
from workflow.services.due_work import End, FailedWork, Order, QueueState, StillTried

from .awaited_answers import order_answers
from .relations import case_in_reach
from .routine_reminders import order_routine_reminders
from .sweep import order_alarms
from .tables import case, outbox

_ORDER = [outbox.c[name] for name in Order.__dataclass_fields__]
_FAILED = [outbox.c[name] for name in FailedWork.__dataclass_fields__]
_STILL_TRIED = [outbox.c[name] for name in StillTried.__dataclass_fields__]
_WAITING = outbox.c.outcome.is_(None)
WORRYING = 2
"""How often work has failed when somebody should know; the first failure mends itself within a minute."""


def _free(at: datetime) -> sa.ColumnElement[bool]:
    # Nothing is ordered ahead of its time: work that was never put off is due, whatever clock it was ordered by. A
    # machine whose clock is ahead, or a demonstration told for another day, must not hold it back.
    due = sa.or_(outbox.c.due_at <= at, outbox.c.due_at == outbox.c.created_at)
    return sa.and_(_WAITING, due, _in_nobodys_hand(at))


def _in_nobodys_hand(at: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= at)


def still_tried(at: datetime) -> sa.ColumnElement[bool]:
    """Whether work has failed at least twice and goes on being tried; the attempt in hand has not failed yet.

    The queues are named, all of them, so that the index of waiting work is read and never the years of work done.
    """
    failed_twice = sa.or_(
        outbox.c.attempts > WORRYING, sa.and_(outbox.c.attempts == WORRYING, _in_nobodys_hand(at))
    )
    return sa.and_(_WAITING, outbox.c.queue.in_(list(Queue)), failed_twice)


def work_in_reach(actor: Actor, cases: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Work of a case goes with the case; work of no case is the administrator's."""
    return outbox.c.case_id.is_(None) if actor.role is Role.ADMIN else cases


class DueWorkRows:
    """Due work in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def claim(self, queue: str, *, at: datetime, until: datetime, most: int) -> Sequence[Order]:
        """Take due work of a queue; rows another worker is just taking are passed over, not waited for."""
        free = (
            sa.select(*_ORDER)
            .where(outbox.c.queue == queue, _free(at))
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(most)
            .with_for_update(
                skip_locked=True
            )  # SQLite has no such words; there BEGIN IMMEDIATE lets one in at a time
        )
        orders = [_order(row) for row in self._connection.execute(free)]
        if orders:
            self._connection.execute(
                sa.update(outbox)
                .where(outbox.c.id.in_([order.id for order in orders]))
                .values(leased_until=until, attempts=outbox.c.attempts + 1)
            )
        return orders

    def release(self, orders: Sequence[Order]) -> None:
        """Give work back that was not begun."""
        for order in orders:
            self._connection.execute(
                sa.update(outbox)
                .where(_held(order))
                .values(leased_until=None, attempts=outbox.c.attempts - 1)
            )

    def hold(self, order: Order) -> bool:
        """Lock the work; False when it ended or has another holder."""
        query = sa.select(outbox.c.id).where(_held(order)).with_for_update()
        return self._connection.scalar(query) is not None

    def extend(self, order: Order, until: datetime) -> bool:
        """Move the end of a lease; False when it is no longer ours."""
        held = sa.update(outbox).where(_held(order)).values(leased_until=until)
        return self._connection.execute(held).rowcount > 0

    def end(self, work_id: int, end: End, reason: str | None, at: datetime) -> None:
        """Say how work ended."""
        self._change(work_id, outcome=end, reason=reason, done_at=at, leased_until=None)

    def put_off(self, work_id: int, until: datetime, reason: str | None, attempts: int) -> None:
        """Leave work for later."""
        self._change(work_id, due_at=until, reason=reason, attempts=attempts, leased_until=None)

    def start_over(self, work_id: int, at: datetime) -> None:
        """Make failed work due again, as if it were new."""
        self._change(
            work_id, outcome=None, reason=None, done_at=None, due_at=at, attempts=0, leased_until=None
        )

    def hurry(self, work_id: int, at: datetime) -> None:
        """Make waiting work due now, unless somebody has it in hand."""
        waiting = sa.and_(outbox.c.id == work_id, _WAITING, _in_nobodys_hand(at))
        self._connection.execute(sa.update(outbox).where(waiting).values(due_at=at))

    def queues_due(self, at: datetime) -> Sequence[Queue]:
        """The queues with work that somebody could take now."""
        return [
            queue
            for queue in Queue
            if self._connection.scalar(
                sa.select(outbox.c.id).where(outbox.c.queue == queue, _free(at)).limit(1)
            )
            is not None
        ]

    def order_alarms(self, day: date, at: datetime) -> int:
        """Order the alarms of every case whose day has come."""
        return order_alarms(self._connection, day, at)

    def order_routine(self, day: date, book: RuleBook, at: datetime) -> None:
        """Order what the routine is reminded of."""
        order_routine_reminders(self._connection, day, book, at)

    def order_answers(self, day: date, at: datetime) -> None:
        """Order what follows for documents whose answer is nearly or no longer in time."""
        order_answers(self._connection, day, at)

    def failed_of(
        self, effect: Effect, actor: Actor, right: Right, today: date
    ) -> Sequence[tuple[int, UUID | None]]:
        """Failed work of one kind within reach; two people who try it all at once each get what the other left."""
        query = (
            sa.select(outbox.c.id, outbox.c.case_id)
            .select_from(outbox.outerjoin(case, case.c.id == outbox.c.case_id))
            .where(outbox.c.outcome == End.FAILED, outbox.c.effect == effect)
            .where(work_in_reach(actor, case_in_reach(actor, right, today)))
            .order_by(outbox.c.id)
            .with_for_update(of=outbox, skip_locked=True)
        )
        return [(row.id, row.case_id) for row in self._connection.execute(query)]

    def find(self, work_id: int) -> tuple[UUID | None, str, End | None] | None:
        """Case, effect and end of work, locked until the end of the transaction; or None."""
        query = sa.select(outbox.c.case_id, outbox.c.effect, outbox.c.outcome).where(outbox.c.id == work_id)
        row = self._connection.execute(query.with_for_update()).one_or_none()
        return (row.case_id, row.effect, End(row.outcome) if row.outcome else None) if row else None

    def failed(self, most: int) -> Sequence[FailedWork]:
        """Work that was given up, the oldest first."""
        query = sa.select(*_FAILED).where(outbox.c.outcome == End.FAILED).order_by(outbox.c.id).limit(most)
        return [FailedWork(**row._asdict()) for row in self._connection.execute(query)]

    def still_tried(self, at: datetime, most: int) -> Sequence[StillTried]:
        """Work that failed more than once and is not given up, the oldest first."""
        query = sa.select(*_STILL_TRIED).where(still_tried(at)).order_by(outbox.c.id).limit(most)
        return [StillTried(**row._asdict()) for row in self._connection.execute(query)]

    def states(self, at: datetime) -> Sequence[QueueState]:
        """How each queue stands."""
        query = (
            sa.select(
                outbox.c.queue,
                _count(_WAITING).label("waiting"),
                _count(_free(at)).label("due"),
                _count(sa.and_(_WAITING, outbox.c.leased_until > at)).label("leased"),
                _count(outbox.c.outcome == End.FAILED).label("failed"),
                sa.func.min(sa.case((_WAITING, outbox.c.created_at))).label("oldest_at"),
            )
            .where(sa.or_(_WAITING, outbox.c.outcome == End.FAILED))
            .group_by(outbox.c.queue)
        )
        found = {row.queue: row._asdict() for row in self._connection.execute(query)}
        return [_state(queue, found.get(queue)) for queue in Queue]

    def _change(self, work_id: int, **values: Any) -> None:
        self._connection.execute(sa.update(outbox).where(outbox.c.id == work_id).values(**values))


def _held(order: Order) -> sa.ColumnElement[bool]:
    return sa.and_(outbox.c.id == order.id, outbox.c.attempts == order.attempts, _WAITING)


def _order(row: sa.Row[Any]) -> Order:
    values: dict[str, Any] = row._asdict()
    return Order(**{**values, "effect": Effect(values["effect"]), "attempts": values["attempts"] + 1})


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.count(sa.case((condition, 1)))


def _state(queue: Queue, values: dict[str, Any] | None) -> QueueState:
    empty = {"waiting": 0, "due": 0, "leased": 0, "failed": 0, "oldest_at": None}
    return QueueState(**{**(values or empty), "queue": queue})
