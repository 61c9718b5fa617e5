"""Rings the worker of every queue that has due work, once a second; asks only the database what is due.

Doorbells may be lost and may ring in vain: the next second rings again, and a worker that finds nothing goes back.
"""

from collections.abc import Callable, Sequence
from threading import Event

import sqlalchemy as sa
import structlog

from workflow.adapters.persistence.due_work import DueWorkRows
from workflow.bootstrap import Wiring
from workflow.tasks.telling_once import ToldOnce

log = structlog.get_logger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_WHILE_AWAY = 3.0


def run(
    wiring: Wiring,
    *,
    ring: Callable[[str], bool],
    beat: Callable[[], None],
    stopped: Event,
) -> None:
    """Ring until stopped. `ring` answers False when Redis is away; neither that nor a lost database ends the loop."""
    database, queue = ToldOnce("database_away"), ToldOnce("redis_away")
    while not stopped.is_set():
        beat()
        due = _due(wiring, database)
        heard = all(ring(name) for name in due)
        if due:
            queue.tell(well=heard)
        stopped.wait(SECONDS_BETWEEN_LOOKS if heard else SECONDS_WHILE_AWAY)


def _due(wiring: Wiring, database: ToldOnce) -> Sequence[str]:
    try:
        with wiring.reading.connect() as connection:
            found = DueWorkRows(connection).queues_due(wiring.clock.wall())
    except sa.exc.SQLAlchemyError as error:
        database.tell(well=False, reason=type(error).__name__)
        return ()
    database.tell(well=True)
    return [str(name) for name in found]
