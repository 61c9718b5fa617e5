"""Decides when a process counts as alive: it told the database so within the last minute.

The database, not Redis: the health page must be able to say that Redis is the part that is down.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
import structlog

from workflow.adapters.persistence.tables import process_heartbeat
from workflow.adapters.queue.names import QUEUES
from workflow.services.ports import Clock

log = structlog.get_logger(__name__)

RELAY = "relay"
SCHEDULER = "scheduler"
ALIVE_FOR = timedelta(seconds=60)
SECONDS_BETWEEN_BEATS = 5.0


def worker_name(queue_name: str) -> str:
    """The name under which the workers of a queue beat; several share one, because one of them is enough."""
    return f"worker:{queue_name}"


EXPECTED = (RELAY, SCHEDULER, *map(worker_name, QUEUES))


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """Whether a process is alive, and when it last said so (UTC; None: never)."""

    name: str
    beat_at: datetime | None
    alive: bool


class Heart:
    """Beats for one process; calling `beat` often is cheap, and a database that is away stops nobody."""

    def __init__(self, engine: sa.Engine, name: str, clock: Clock) -> None:
        self._engine = engine
        self._name = name
        self._clock = clock
        self._next = 0.0

    def beat(self) -> None:
        """Say that the process is alive, unless it said so a moment ago."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + SECONDS_BETWEEN_BEATS
        try:
            beat(self._engine, self._name, self._clock.wall())
        except sa.exc.SQLAlchemyError as error:
            log.warning("heartbeat_not_stored", process=self._name, reason=type(error).__name__)
        finally:
            # A worker forks; a connection shared by two processes would mix up their answers.
            self._engine.dispose()


def beat(engine: sa.Engine, name: str, at: datetime) -> None:
    """Store that a process was alive at an instant (UTC)."""
    with engine.begin() as connection:
        known = connection.execute(
            sa.update(process_heartbeat).where(process_heartbeat.c.name == name).values(beat_at=at)
        )
        if not known.rowcount:
            connection.execute(sa.insert(process_heartbeat).values(name=name, beat_at=at))


def pulses(connection: sa.Connection, at: datetime, expected: Iterable[str] = EXPECTED) -> tuple[Pulse, ...]:
    """How each expected process is at an instant (UTC, the real one), in the order asked for."""
    rows = connection.execute(sa.select(process_heartbeat.c.name, process_heartbeat.c.beat_at))
    beaten: dict[str, datetime] = {row.name: row.beat_at for row in rows}
    return tuple(
        Pulse(
            name=name,
            beat_at=beaten.get(name),
            alive=name in beaten and at - beaten[name] <= ALIVE_FOR,
        )
        for name in expected
    )


def forget(engine: sa.Engine, names: Iterable[str] = EXPECTED) -> None:
    """Take the beats of an earlier run away, so that the health page does not trust them."""
    with engine.begin() as connection:
        connection.execute(sa.delete(process_heartbeat).where(process_heartbeat.c.name.in_(list(names))))
