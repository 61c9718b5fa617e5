"""Takes all due work of one queue; the only thing RQ ever calls, with nothing but the queue's name.

Which row is done by whom is decided in SQL. A row is begun only in the first part of its lease, so that no other worker
takes it while it is being done; what is not begun by then is given back.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from workflow.services.perform_work import perform
from workflow.services.workbench import Workbench
from workflow.tasks.effects import HANDLERS

log = structlog.get_logger(__name__)

BATCH = 20
LEASE = timedelta(seconds=90)
"""How long a row of a killed worker waits for the next one. Three mail servers that do not answer take one minute."""
BEGIN_WITHIN_SECONDS = 25.0
DRAIN_SECONDS = 120.0
"""Then the job ends and is rung for anew; RQ would kill it after `doorbell.DRAIN_SECONDS`, in the middle of a row."""


@dataclass(frozen=True)
class _AtHand:
    bench: Workbench
    put_away: Callable[[], None]


_at_hand: list[_AtHand] = []


class NotEquipped(RuntimeError):
    """A worker was started without its workbench: `tilbake worker QUEUE` is the way, not `rq worker`."""


def equip(bench: Workbench, put_away: Callable[[], None]) -> None:
    """Give this process and its forks their workbench; `put_away` closes connections after each job."""
    _at_hand[:] = [_AtHand(bench, put_away)]


def drain(queue: str) -> None:
    """Do what is due on a queue until nothing is, or until it is time to let RQ know that all is well."""
    if not _at_hand:
        raise NotEquipped("start this worker with: tilbake worker " + queue)
    here = _at_hand[0]
    try:
        drain_all(here.bench, queue)
    finally:
        here.put_away()


def drain_all(bench: Workbench, queue: str) -> int:
    """Do what is due on a queue; returns how many rows were begun."""
    ends = time.monotonic() + DRAIN_SECONDS
    begun = 0
    while time.monotonic() < ends:
        did = _drain_batch(bench, queue)
        if not did:
            break
        begun += did
    return begun


def _drain_batch(bench: Workbench, queue: str) -> int:
    at = bench.office.clock.wall()
    with bench.store.transaction() as tx:
        orders = tx.due_work.claim(queue, at=at, until=at + LEASE, most=BATCH)
    begin_before = time.monotonic() + BEGIN_WITHIN_SECONDS
    for place, order in enumerate(orders):
        if time.monotonic() > begin_before:
            with bench.store.transaction() as tx:
                tx.due_work.release(orders[place:])
            return place
        perform(bench, order, HANDLERS)
    return len(orders)
