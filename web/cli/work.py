"""Shows and restarts the work that follows steps: what waits, what failed, whether its processes live."""

import json
import sys
from datetime import datetime, timedelta
from typing import Any

import click
from redis import RedisError

from web.cli.process_life import wired
from web.settings import Settings, load_settings
from workflow.adapters.persistence.due_work import DueWorkRows
from workflow.adapters.persistence.sweep import due_cases
from workflow.adapters.queue.connection import connect
from workflow.adapters.queue.doorbell import waiting
from workflow.adapters.queue.heartbeat import pulses
from workflow.adapters.queue.names import QUEUES
from workflow.bootstrap import Wiring
from workflow.domain.errors import NotFound
from workflow.services.due_work import FailedWork, StillTried
from workflow.services.retry_work import retry_work

MOST_SHOWN = 50
ALL = 100_000


@click.group("work")
def command() -> None:
    """Look at the work that follows steps by itself: letters, mails, reminders.

    Due work lies in the database; Redis only carries doorbells that wake the workers.
    """


@command.command("status")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(*, as_json: bool) -> None:
    """Show what waits on each queue, how old the oldest is, what keeps failing, what failed, and which processes live.

    Exit code 1 when work has failed or a process is not alive.
    """
    settings = load_settings()
    found = _look(settings, wired(settings))
    click.echo(json.dumps(found, indent=2) if as_json else _told(found))
    well = not found["failed"] and all(process["alive"] for process in found["processes"])
    sys.exit(0 if well else 1)


@command.command("retry")
@click.argument("work_id", type=int, required=False, metavar="[ID]")
@click.option("--all", "everything", is_flag=True, help="All work that failed.")
def retry(*, work_id: int | None, everything: bool) -> None:
    """Make failed work due again, with all its attempts before it. ID is the number `status` shows."""
    if (work_id is None) is not everything:
        message = "Give the number of one piece of work, or --all."
        raise click.UsageError(message)
    wiring = wired(load_settings())
    with wiring.reading.connect() as connection:
        known = [work.id for work in DueWorkRows(connection).failed(ALL)]
    chosen = known if everything else [one for one in known if one == work_id]
    if work_id is not None and not chosen:
        raise _not_failed(work_id)
    for one in chosen:
        try:
            retry_work(wiring.office, one, actor=None)
        except NotFound:
            raise _not_failed(one) from None
    click.echo(f"{len(chosen)} due again.")


def _not_failed(work_id: int) -> click.ClickException:
    return click.ClickException(f"There is no failed work with the number {work_id}.")


def _look(settings: Settings, wiring: Wiring) -> dict[str, Any]:
    at = wiring.clock.wall()
    with wiring.reading.connect() as connection:
        rows = DueWorkRows(connection)
        still_tried = rows.still_tried(at, MOST_SHOWN)
        states, failed, beats = rows.states(at), rows.failed(MOST_SHOWN), pulses(connection, at)
        unswept = due_cases(connection, wiring.clock.today())
    bells = _doorbells(settings)
    return {
        "cases_due": unswept,
        "queues": [
            {
                "queue": state.queue.value,
                "waiting": state.waiting,
                "due": state.due,
                "leased": state.leased,
                "failed": state.failed,
                "oldest_waiting_seconds": _seconds(at, state.oldest_at),
                "doorbells": bells[state.queue.value],
            }
            for state in states
        ],
        "still_tried": [
            _of(work) | {"next_at": work.due_at.isoformat(timespec="seconds")} for work in still_tried
        ],
        "failed": [_of(work) for work in failed],
        "processes": [
            {"name": beat.name, "alive": beat.alive, "seconds_since_beat": _seconds(at, beat.beat_at)}
            for beat in beats
        ],
    }


def _of(work: FailedWork | StillTried) -> dict[str, Any]:
    return {
        "id": work.id,
        "effect": work.effect,
        "about": work.about,
        "case": str(work.case_id) if work.case_id else None,
        "reason": work.reason,
        "attempts": work.attempts,
        "ordered_at": work.created_at.isoformat(timespec="seconds"),
    }


def _doorbells(settings: Settings) -> dict[str, int | None]:
    """How many doorbells wait on each queue; None when Redis is away."""
    connection = connect(settings.redis_url)
    try:
        return {queue: waiting(connection, queue) for queue in QUEUES}
    except RedisError:
        return dict.fromkeys(QUEUES)


def _seconds(at: datetime, then: datetime | None) -> int | None:
    return int((at - then).total_seconds()) if then else None


def _told(found: dict[str, Any]) -> str:
    lines = [f"{'queue':<12}{'waiting':>9}{'due':>7}{'in hand':>9}{'failed':>8}{'oldest':>12}{'bells':>7}"]
    lines += [_queue_line(queue) for queue in found["queues"]]
    lines += ["", f"cases whose day has come and that were not looked at yet: {found['cases_due']}"]
    lines += ["", "processes"]
    lines += [
        f"  {process['name']:<20} {'alive' if process['alive'] else 'NOT ALIVE'}"
        for process in found["processes"]
    ]
    if found["still_tried"]:
        lines += ["", "still being tried after failing more than once"]
        lines += [f"{_work_line(work)}, next {work['next_at']}" for work in found["still_tried"]]
    if found["failed"]:
        lines += ["", "failed (retry with: tilbake work retry ID)"]
        lines += [_work_line(work) for work in found["failed"]]
    return "\n".join(lines)


def _work_line(work: dict[str, Any]) -> str:
    return f"  {work['id']:>6}  {work['effect']:<32} {work['reason'] or '-':<24} {work['attempts']} attempts"


def _queue_line(queue: dict[str, Any]) -> str:
    oldest = queue["oldest_waiting_seconds"]
    age = "-" if oldest is None else str(timedelta(seconds=max(oldest, 0)))
    bells = "away" if queue["doorbells"] is None else queue["doorbells"]
    counts = f"{queue['waiting']:>9}{queue['due']:>7}{queue['leased']:>9}{queue['failed']:>8}"
    return f"{queue['queue']:<12}{counts}{age:>12}{bells:>7}"
