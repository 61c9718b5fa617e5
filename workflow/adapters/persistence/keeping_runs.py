"""Remembers runs of deletion, so that one goes on at a time, is taken up where it ended, and can be asked about later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.services.ports import Cipher
from workflow.services.retention import Run, RunState

from .keeping_pass import digest_of, mark_of
from .tables import metadata, retention_mark, retention_receipt
from .tables import retention_run as run

_COLUMNS = [run.c[name] for name in Run.__dataclass_fields__]
_NEW = {
    "postgresql": postgresql.insert(run).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(run).on_conflict_do_nothing(),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptLine:
    """The receipts of a class and rule in a run, together."""

    run_id: UUID
    day: date
    deleted_at: datetime
    kept_as: str
    rule: str
    value: int
    unit: str
    ran_by: str
    count: int


class RunRows:
    """Runs and receipts in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def open_run(self) -> Run | None:
        """The run that is not over, if there is one."""
        return self._one(sa.select(*_COLUMNS).where(run.c.is_open))

    def load(self, run_id: UUID) -> Run | None:
        """One run."""
        return self._one(sa.select(*_COLUMNS).where(run.c.id == run_id))

    def is_over(self, day: date) -> bool:
        """Whether the run of a day is over."""
        found = sa.select(run.c.id).where(run.c.day == day, run.c.finished_at.is_not(None)).limit(1)
        return self._connection.scalar(found) is not None

    def last_day(self) -> date | None:
        """The latest day a run was finished for."""
        found = sa.select(sa.func.max(run.c.day)).where(run.c.state == RunState.FINISHED.value)
        last: date | None = self._connection.scalar(found)
        return last

    def latest(self, most: int) -> list[Run]:
        """The last runs, the newest first."""
        rows = self._connection.execute(
            sa.select(*_COLUMNS).order_by(run.c.started_at.desc(), run.c.id).limit(most)
        )
        return [_run(row) for row in rows]

    def begin(self, day: date, *, ran_by: str, at: datetime) -> None:
        """Open a run, unless one is open."""
        values = {
            "id": uuid4(),
            "day": day,
            "ran_by": ran_by,
            "is_open": True,
            "state": RunState.PLANNED.value,
            "cases": 0,
            "all_cases": 0,
            "total": 0,
            "deleted": 0,
            "started_at": at,
            "leased_until": at,
        }
        self._connection.execute(_NEW[self._connection.dialect.name], values)

    def take(self, *, at: datetime, until: datetime) -> Run | None:
        """The open run, for this process alone; None while another process has it, and where there is none."""
        mine = sa.update(run).where(run.c.is_open, run.c.leased_until <= at).values(leased_until=until)
        if not self._connection.execute(mine).rowcount:
            return None
        return self.open_run()

    def note(self, held: Run, **values: Any) -> bool:
        """Write how far a run has come; False when another process has taken it over."""
        mine = sa.and_(run.c.id == held.id, run.c.is_open, run.c.leased_until == held.leased_until)
        return self._connection.execute(sa.update(run).where(mine).values(**values)).rowcount == 1

    def to_wipe(self) -> list[UUID]:
        """Runs that deleted something whose places in the file are not cleared yet."""
        found = sa.select(run.c.id).where(
            run.c.finished_at.is_not(None), run.c.deleted > 0, run.c.wiped_at.is_(None)
        )
        return list(self._connection.scalars(found))

    def wiped(self, runs: Sequence[UUID], at: datetime) -> None:
        """Note that they are."""
        self._connection.execute(sa.update(run).where(run.c.id.in_(runs)).values(wiped_at=at))

    def receipts(self, most: int = 200) -> list[ReceiptLine]:
        """What was deleted, by run and class, the newest first."""
        receipt = retention_receipt
        parts = (
            receipt.c.run_id,
            receipt.c.day,
            receipt.c.kept_as,
            receipt.c.rule,
            receipt.c.value,
            receipt.c.unit,
            receipt.c.ran_by,
        )
        at = sa.func.max(receipt.c.deleted_at, type_=receipt.c.deleted_at.type).label("deleted_at")
        count = sa.func.sum(receipt.c.count).label("count")
        query = sa.select(*parts, at, count).group_by(*parts).order_by(at.desc(), receipt.c.kept_as)
        return [ReceiptLine(**row._asdict()) for row in self._connection.execute(query.limit(most))]

    def receipts_of(self, keys: Cipher, given: str) -> list[ReceiptLine]:
        """The receipts that say something with this id was deleted."""
        names = [table.name for table in metadata.sorted_tables] + ["contact_details"]
        marks = [mark_of(keys, name, (given,)) for name in names]
        receipt = retention_receipt
        columns = [receipt.c[name] for name in ReceiptLine.__dataclass_fields__]
        query = (
            sa.select(*columns)
            .join(retention_mark, retention_mark.c.receipt_id == receipt.c.id)
            .where(retention_mark.c.mark.in_(marks))
            .order_by(receipt.c.deleted_at)
        )
        return [ReceiptLine(**row._asdict()) for row in self._connection.execute(query)]

    def untrue(self, keys: Cipher) -> list[UUID]:
        """Receipts whose marks are not those they were given with."""
        rows = self._connection.execute(
            sa.select(retention_receipt.c.id, retention_receipt.c.count, retention_receipt.c.digest)
        ).all()
        return [row.id for row in rows if not self._is_true(keys, row)]

    def _is_true(self, keys: Cipher, row: Any) -> bool:
        of_it = sa.select(retention_mark.c.mark).where(retention_mark.c.receipt_id == row.id)
        marks = list(self._connection.scalars(of_it))
        return bool(len(marks) == row.count and digest_of(keys, marks) == row.digest)

    def _one(self, query: sa.Select[Any]) -> Run | None:
        row = self._connection.execute(query).one_or_none()
        return _run(row) if row else None


def _run(row: Any) -> Run:
    values: dict[str, Any] = row._asdict()
    return Run(**{**values, "state": RunState(values["state"])})
