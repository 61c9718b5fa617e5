"""Decides what the health address tells: strangers get one word; what is wrong is in the log and on HR's pages."""

from http import HTTPStatus

import sqlalchemy as sa
import structlog

from web.current import settings, wiring
from web.public import blueprint
from web.roles import allow_anyone
from workflow.adapters.persistence.migrate import is_current
from workflow.adapters.queue.connection import connect, is_up
from workflow.adapters.queue.heartbeat import pulses

log = structlog.get_logger("web.health")


@blueprint.get("/healthz")
@allow_anyone
def health() -> tuple[str, int, dict[str, str]]:
    """200 only when the database is current, the queue answers, and every part in the background is alive."""
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
    except sa.exc.SQLAlchemyError:
        return ["database"]
    queue = [] if is_up(connect(settings().redis_url)) else ["queue"]
    return queue + [pulse.name for pulse in found if not pulse.alive]
