"""Decides what the health address tells: strangers get one word; what is wrong is in the log and on HR's pages."""

from http import HTTPStatus

import sqlalchemy as sa
import structlog

from web.current import settings, wiring
from web.missed_runs import reminders_missed
from web.public import blueprint
from web.roles import allow_anyone
from workflow.adapters.persistence.migrate import is_current
from workflow.adapters.queue.connection import connect, is_up
from workflow.adapters.queue.heartbeat import pulses
from workflow.adapters.queue.missed_runs import SWEEP

log = structlog.get_logger("web.health")


@blueprint.get("/healthz")
@allow_anyone
def health() -> tuple[str, int, dict[str, str]]:
    """200 only when the database is current, the queue answers, every part in the background is alive, and the day was swept."""
    wrong = _what_is_wrong()
    if wrong:
        log.warning("not_healthy", parts=wrong)
    status = HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK
    return "not ok\n" if wrong else "ok\n", status, {"Content-Type": "text/plain; charset=utf-8"}


def _what_is_wrong() -> list[str]:
    try:
        if not is_current(wiring().reading):
            return ["database_not_migrated"]
        with wiring().reading.connect() as connection:
            found = pulses(connection, wiring().clock.wall())
        missed = reminders_missed()
    except sa.exc.SQLAlchemyError:
        return ["database"]
    queue = [] if is_up(connect(settings().redis_url)) else ["queue"]
    sweep = [part for part in missed.parts if part == SWEEP] if missed else []
    return queue + [pulse.name for pulse in found if not pulse.alive] + sweep
