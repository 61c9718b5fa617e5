"""Tells HR and administrators when nobody is reminded; asked by the web process, so that a dead scheduler is told of too."""

from flask_babel import gettext as _

from web.current import wiring
from workflow.adapters.queue.heartbeat import RELAY, SCHEDULER, worker_name
from workflow.adapters.queue.missed_runs import SWEEP, Missed, missed_runs
from workflow.domain.effects import Queue
from workflow.domain.text import N_

PARTS: dict[str, str] = {
    SCHEDULER: N_("the clock that begins each day (scheduler)"),
    RELAY: N_("the handing out of work (relay)"),
    worker_name(Queue.MESSAGES): N_("the sending of mail (worker messages)"),
    worker_name(Queue.FOLLOW_UP): N_("the giving of tasks (worker follow_up)"),
    SWEEP: N_("today's look at all deadlines"),
}
"""In plain words, with the name whoever runs the service knows it by."""


def reminders_missed() -> Missed | None:
    """What has stopped, or None."""
    here = wiring()
    with here.reading.connect() as connection:
        return missed_runs(connection, today=here.clock.today(), now=here.clock.now(), at=here.clock.wall())


def missed_banner() -> dict[str, object] | None:
    """The same for a page."""
    missed = reminders_missed()
    if missed is None:
        return None
    return {"since": missed.since, "parts": [_(PARTS.get(part, part)) for part in missed.parts]}
