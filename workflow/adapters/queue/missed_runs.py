"""Decides when reminders are not being sent: a part has been silent for minutes, or the day's sweep has not been done.

Read from the database by whoever is asked, so that it is told when the scheduler itself is dead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from workflow.adapters.persistence.tables import outbox
from workflow.adapters.queue.heartbeat import EXPECTED, RELAY, SCHEDULER, pulses, worker_name
from workflow.domain.effects import Effect, Queue
from workflow.services.due_work import End
from workflow.services.norway import NORWAY

SILENT_FOR = timedelta(minutes=10)
"""A part that is started anew is back long before that."""
SWEPT_BY_HOUR = 8
"""In Norway: an hour after mail begins to go out where the house has not chosen otherwise."""
LATELY = timedelta(hours=2)
"""A day that is shifted for a demonstration has just been swept under its old name."""
SWEEP = "sweep"
REMINDING = (RELAY, SCHEDULER, worker_name(Queue.MESSAGES), worker_name(Queue.FOLLOW_UP))
"""The parts without which nobody is reminded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Missed:
    """What is not running, and since when nobody has been reminded; None when that was never."""

    parts: tuple[str, ...]
    since: datetime | None


def missed_runs(connection: sa.Connection, *, today: date, now: datetime, at: datetime) -> Missed | None:
    """What has stopped, or None when all goes on; `now` is the service's time, `at` real."""
    silent = [
        pulse
        for pulse in pulses(connection, at, [name for name in EXPECTED if name in REMINDING])
        if pulse.beat_at is None or at - pulse.beat_at > SILENT_FOR
    ]
    last_sweep = _last_sweep(connection)
    late = _is_late(connection, last_sweep, today, now, at)
    if not silent and not late:
        return None
    ends = [pulse.beat_at for pulse in silent] + ([last_sweep] if late else [])
    return Missed(parts=(*(pulse.name for pulse in silent), *((SWEEP,) if late else ())), since=_first(ends))


def _is_late(
    connection: sa.Connection, last: datetime | None, today: date, now: datetime, at: datetime
) -> bool:
    if now.astimezone(NORWAY).hour < SWEPT_BY_HOUR or (last is not None and at - last < LATELY):
        return False
    if last is None:
        # A service that was just started has not had the time yet.
        return _waits_since(connection, at - LATELY)
    done_today = sa.select(outbox.c.id).where(
        *_SWEEPS, outbox.c.outcome == End.DONE, outbox.c.period.startswith(f"{today.isoformat()}/")
    )
    return connection.scalar(done_today.limit(1)) is None


def _last_sweep(connection: sa.Connection) -> datetime | None:
    last = sa.func.max(outbox.c.done_at, type_=outbox.c.done_at.type)
    found: datetime | None = connection.scalar(sa.select(last).where(*_SWEEPS, outbox.c.outcome == End.DONE))
    return found


def _waits_since(connection: sa.Connection, before: datetime) -> bool:
    waits = sa.select(outbox.c.id).where(*_SWEEPS, outbox.c.outcome.is_(None), outbox.c.created_at < before)
    return connection.scalar(waits.limit(1)) is not None


def _first(ends: Sequence[datetime | None]) -> datetime | None:
    known = [one for one in ends if one is not None]
    return min(known) if len(known) == len(ends) else None


_SWEEPS = (outbox.c.case_id.is_(None), outbox.c.effect == Effect.SWEEP)
