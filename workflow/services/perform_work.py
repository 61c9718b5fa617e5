"""Performs one piece of due work: decide, send, and write what it leaves together with how it ended.

A mail that may wait becomes a reminder instead (services/waiting_mail.py). The others go out before the last transaction and are noted one by one, so that a retry sends only what is missing; a
crash between a mail and its note repeats that mail, under the same Message-ID. Everything else happens once: it is
written in the transaction that ends the work.
"""

import traceback
from datetime import timedelta

import structlog

from workflow.services.deciding import decide
from workflow.services.due_work import End, Order
from workflow.services.keep import keep
from workflow.services.outcomes import Done, Dropped, Later, Outcome
from workflow.services.ports import DeliveryFailed
from workflow.services.results import BOUND_TO_THE_CASE, Post
from workflow.services.scene import Handlers, Scene
from workflow.services.waiting_mail import parted
from workflow.services.workbench import Workbench

log = structlog.get_logger(__name__)

PAUSES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
    timedelta(hours=8),
)
"""How long to wait after the first, second … failure. A mail server that is away for a night costs nothing."""
MOST_ATTEMPTS = len(PAUSES) + 1
DIED = "WorkerDied"
"""The reason of work that took its worker with it every time."""


class _CaseMoved(Exception):
    """The case changed between deciding and writing."""


def perform(bench: Workbench, order: Order, handlers: Handlers) -> None:
    """Bring one piece of work to its end, or to its next attempt."""
    try:
        if order.attempts > MOST_ATTEMPTS:
            _give_up(bench, order, DIED)
            return
        _carry_out(bench, order, handlers)
    except _CaseMoved:
        _put_off(bench, order, timedelta(), None, attempts=order.attempts - 1)
    except Exception as error:  # noqa: BLE001 whatever went wrong, the row must say so and wait or end
        _fail(bench, order, error)


def _carry_out(bench: Workbench, order: Order, handlers: Handlers) -> None:
    outcome, version = _decided(bench, order, handlers)
    if isinstance(outcome, Done):
        outcome = parted(bench, order, outcome)
        _send(bench, order, outcome.posts)
    _settle(bench, order, outcome, version)


def _decided(bench: Workbench, order: Order, handlers: Handlers) -> tuple[Outcome, int]:
    """What the effect comes to, and the version of the case it was decided on (0 without a case)."""
    with bench.reading.transaction() as tx:
        scene = Scene(bench, tx, order, handlers=handlers)
        outcome = decide(scene, handlers[order.effect])
        is_wanted = not isinstance(outcome, Dropped)
        return outcome, scene.case.version if order.case_id and is_wanted else 0


def _send(bench: Workbench, order: Order, posts: tuple[Post, ...]) -> None:
    """Send what was not sent before; one refused address does not keep the others from their mail."""
    if not posts:
        return
    with bench.reading.transaction() as tx:
        sent = tx.folder.delivered(order.id)
    failures: list[DeliveryFailed] = []
    for post in posts:
        if post.mail.message_id in sent:
            continue
        try:
            bench.mailer.send(post.mail)
        except DeliveryFailed as failure:
            failures.append(failure)
            continue
        with bench.store.transaction() as tx:
            now = bench.office.clock.now()
            tx.folder.add_delivery(order.case_id, post, effect_id=order.id, message=order.effect, at=now)
    if failures:
        # As long as one of them may still arrive, the work is tried again.
        raise min(failures, key=lambda failure: failure.permanent)


def _settle(bench: Workbench, order: Order, outcome: Outcome, version: int) -> None:
    at = bench.office.clock.wall()
    with bench.store.transaction() as tx:
        if not tx.due_work.hold(order):
            log.info("work_taken_over", work=order.id, effect=order.effect)
            return
        match outcome:
            case Later(until):
                tx.due_work.put_off(order.id, until, None, order.attempts - 1)
            case Dropped(reason):
                tx.due_work.end(order.id, End.DROPPED, reason, at)
            case Done(_, results):
                bound = any(isinstance(result, BOUND_TO_THE_CASE) for result in results)
                if bound and order.case_id and not tx.folder.hold_case(order.case_id, version):
                    raise _CaseMoved
                keep(bench, tx, order, results)
                tx.due_work.end(order.id, End.DONE, None, at)


def _fail(bench: Workbench, order: Order, error: Exception) -> None:
    # The name of the error and where it was raised; its words may hold somebody's name.
    reason = type(error).__name__
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{where[0].filename.rpartition('/')[2]}:{where[0].lineno}" if where else ""
    log.warning(
        "work_failed", work=order.id, effect=order.effect, attempt=order.attempts, reason=reason, at=place
    )
    final = isinstance(error, DeliveryFailed) and error.permanent
    if final or order.attempts >= MOST_ATTEMPTS:
        _give_up(bench, order, reason)
    else:
        _put_off(bench, order, PAUSES[order.attempts - 1], reason, attempts=order.attempts)


def _give_up(bench: Workbench, order: Order, reason: str) -> None:
    with bench.store.transaction() as tx:
        if tx.due_work.hold(order):
            tx.due_work.end(order.id, End.FAILED, reason, bench.office.clock.wall())


def _put_off(bench: Workbench, order: Order, pause: timedelta, reason: str | None, *, attempts: int) -> None:
    with bench.store.transaction() as tx:
        if tx.due_work.hold(order):
            tx.due_work.put_off(order.id, bench.office.clock.wall() + pause, reason, attempts)
