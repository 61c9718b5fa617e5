"""Remembers each day's run through the open cases, so that it happens once, by one process, and goes on where it ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from .tables import recomputation as run

_NEW = {
    "postgresql": postgresql.insert(run).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(run).on_conflict_do_nothing(),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A day's run as the process that holds it knows it; `leased_until` tells its lease from any other."""

    day: date
    after_id: UUID | None
    looked_at: int
    changed: int
    leased_until: datetime


class RecomputationRows:
    """Daily runs in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def is_over(self, day: date) -> bool:
        """Whether the run of a day is finished."""
        found = sa.select(run.c.day).where(run.c.day == day, run.c.finished_at.is_not(None))
        return self._connection.scalar(found) is not None

    def is_under_way(self, at: datetime) -> bool:
        """Whether somebody is going through the open cases at this real instant."""
        found = sa.select(run.c.day).where(run.c.finished_at.is_(None), run.c.leased_until > at)
        return self._connection.scalar(found) is not None

    def last_start(self) -> datetime | None:
        """When the last run that was finished began."""
        ended = sa.select(run.c.started_at).where(run.c.finished_at.is_not(None))
        return self._connection.scalar(ended.order_by(run.c.started_at.desc()).limit(1))

    def take(self, day: date, *, now: datetime, at: datetime, until: datetime) -> Run | None:
        """Begin the run of a day or go on with it; None while another process has it, and when it is finished.

        `now` is the service's time, `at` and `until` are real.
        """
        new = {"day": day, "started_at": now, "looked_at": 0, "changed": 0, "leased_until": at}
        self._connection.execute(_NEW[self._connection.dialect.name], new)
        mine = self._connection.execute(
            sa.update(run)
            .where(run.c.day == day, run.c.finished_at.is_(None), run.c.leased_until <= at)
            .values(leased_until=until)
        )
        if not mine.rowcount:
            return None
        row = self._connection.execute(sa.select(run).where(run.c.day == day)).one()
        return Run(**{name: getattr(row, name) for name in Run.__dataclass_fields__})

    def note(self, held: Run, **values: Any) -> bool:
        """Write how far the run has come; False when another process has taken it over."""
        written = self._connection.execute(
            sa.update(run)
            .where(
                run.c.day == held.day,
                run.c.leased_until == held.leased_until,
                run.c.finished_at.is_(None),
            )
            .values(**values)
        )
        return written.rowcount == 1
