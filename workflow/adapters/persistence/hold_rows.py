"""Reads and writes holds, and HR's answer to a run that asks."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import Effect, queue_of
from workflow.services.holds import HoldRecord
from workflow.services.ports import Cipher
from workflow.services.retention import RunState

from .sealing import place
from .tables import case, legal_hold, outbox, retention_run

_HOLD = [legal_hold.c[name] for name in HoldRecord.__dataclass_fields__]
_STANDS = legal_hold.c.lifted_at.is_(None)
_COLUMNS = (
    "case_id", "effect", "about", "period", "queue", "subject_id", "due_at", "created_at", "attempts",
)  # fmt: skip
_INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class HoldRows:
    """Holds in the database; the reason is sealed."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, hold_id: UUID) -> HoldRecord | None:
        """One hold."""
        row = self._connection.execute(sa.select(*_HOLD).where(legal_hold.c.id == hold_id)).one_or_none()
        return HoldRecord(**row._asdict()) if row else None

    def received(self, submission: UUID | None) -> bool:
        """Whether a hold came with this very form before."""
        found = sa.select(legal_hold.c.id).where(legal_hold.c.submission == submission)
        return submission is not None and self._connection.scalar(found) is not None

    def add(self, hold: HoldRecord, reason: str, submission: UUID | None) -> None:
        """Place it."""
        row = {name: getattr(hold, name) for name in HoldRecord.__dataclass_fields__}
        sealed = self._keys.encrypt_text(reason, context=place("legal_hold", "reason", hold.id))
        self._connection.execute(
            legal_hold.insert(), row | {"reason_sealed": sealed, "submission": submission}
        )

    def lift(self, hold: HoldRecord, because: str, by: UUID, at: datetime) -> bool:
        """Lift it; False when it was lifted before."""
        sealed = self._keys.encrypt_text(because, context=place("legal_hold", "lifted_because", hold.id))
        lifted = {"lifted_at": at, "lifted_by": by, "lifted_because_sealed": sealed}
        mine = sa.update(legal_hold).where(legal_hold.c.id == hold.id, _STANDS).values(**lifted)
        return self._connection.execute(mine).rowcount == 1

    def move_review(self, hold_id: UUID, review_on: date) -> None:
        """Look at it again on another day."""
        mine = sa.update(legal_hold).where(legal_hold.c.id == hold_id, _STANDS)
        self._connection.execute(mine.values(review_on=review_on))

    def reason(self, hold_id: UUID) -> str:
        """Why it was placed."""
        sealed = self._connection.scalar(
            sa.select(legal_hold.c.reason_sealed).where(legal_hold.c.id == hold_id)
        )
        context = place("legal_hold", "reason", hold_id)
        return self._keys.decrypt_text(sealed, context=context) if sealed else ""

    def standing_of_case(self, case_id: UUID) -> list[HoldRecord]:
        """The holds that keep a case, the oldest first."""
        employee = sa.select(case.c.employee_id).where(case.c.id == case_id).scalar_subquery()
        mine = sa.or_(legal_hold.c.case_id == case_id, legal_hold.c.person_id == employee)
        query = sa.select(*_HOLD).where(mine, _STANDS).order_by(legal_hold.c.placed_at, legal_hold.c.id)
        return [HoldRecord(**row._asdict()) for row in self._connection.execute(query)]

    def order_reviews(self, day: date, at: datetime) -> None:
        """Order a reminder on the case, or on the person's latest one, once for a hold and a day."""
        latest = case.alias("latest_case")
        of_person = (
            sa.select(latest.c.id)
            .where(latest.c.employee_id == legal_hold.c.person_id)
            .order_by(latest.c.opened_at.desc(), latest.c.id)
            .limit(1)
            .scalar_subquery()
        )
        about = sa.func.coalesce(legal_hold.c.case_id, of_person)
        when = sa.bindparam("at", type_=outbox.c.due_at.type)
        period = sa.cast(legal_hold.c.id, sa.String()) + "/" + sa.cast(legal_hold.c.review_on, sa.String())
        effect = Effect.REMIND_HOLD
        found = sa.select(
            about,
            sa.literal(effect.value),
            sa.literal("hold"),
            period,
            sa.literal(queue_of(effect).value),
            legal_hold.c.id,
            when,
            when,
            sa.literal(0),
        ).where(_STANDS, legal_hold.c.review_on <= sa.bindparam("day", type_=sa.Date()), about.is_not(None))
        insert: Any = _INSERTS[self._connection.dialect.name]
        order = insert(outbox).from_select(_COLUMNS, found, include_defaults=False).on_conflict_do_nothing()
        self._connection.execute(order, {"day": day, "at": at})


class RunAnswers:
    """HR's answer to a run that asks."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def answer(self, run_id: UUID, total: int, *, go_on: bool, at: datetime) -> bool:
        """Let it go on, or end it; False when it asks no longer, or about something else."""
        asks = sa.and_(
            retention_run.c.id == run_id,
            retention_run.c.state == RunState.HELD_UP.value,
            retention_run.c.confirmed_at.is_(None),
            retention_run.c.total == total,
        )
        ended = {"state": RunState.STOPPED.value, "is_open": None, "finished_at": at}
        values = {"confirmed_at": at, "leased_until": at} if go_on else ended
        return self._connection.execute(sa.update(retention_run).where(asks).values(**values)).rowcount == 1
