"""Workers that are killed hard, again and again, in the middle of their work: nothing is lost and nothing doubled."""

import asyncio
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import sqlalchemy as sa

from tests.fixtures.ports import free_port
from tests.fixtures.queues import start_valkey
from tests.tasks.desk import K, mail_at_any_hour
from tests.workflow.services.conftest import Workplace
from workflow.adapters.clock import SystemClock
from workflow.adapters.mail.mailbox import list_messages
from workflow.adapters.mail.sink import serve
from workflow.adapters.persistence import tables as t
from workflow.adapters.queue.address import url_of
from workflow.adapters.queue.connection import connect
from workflow.adapters.queue.doorbell import ring
from workflow.bootstrap import Wiring, wire
from workflow.domain.effects import Effect, Queue
from workflow.services.records import Work
from workflow.tasks import relay

ROWS = 90
KILLS = 6
PATIENCE_SECONDS = 60.0


@pytest.fixture
def smtp(tmp_path: Path) -> Iterator[str]:
    """A mail server that keeps what it gets in `tmp_path/mail`."""
    port = free_port()
    loop = asyncio.new_event_loop()
    task = loop.create_task(
        serve(host="127.0.0.1", port=port, folder=tmp_path / "mail", now=SystemClock().wall)
    )

    def run() -> None:
        try:
            loop.run_until_complete(task)
        except asyncio.CancelledError:
            loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield f"smtp://127.0.0.1:{port}"
    loop.call_soon_threadsafe(task.cancel)
    thread.join(timeout=10)


@pytest.fixture
def wiring(work: Workplace, tmp_path: Path) -> Wiring:
    """The service's own wiring on the workplace's database, with the real clock."""
    url = work.engine.url.render_as_string(hide_password=False)
    wired = wire(database_url=url, data=tmp_path, key_file=tmp_path / "keys")
    work.office = replace(work.office, clock=wired.clock)
    return wired


class _Workers:
    """Worker processes, one a queue."""

    def __init__(self, given: dict[str, str]) -> None:
        self._given = given
        self._running: dict[Queue, subprocess.Popen[bytes]] = {}

    def start(self, queue: Queue) -> None:
        given = json.dumps({**self._given, "queue": queue.value})
        self._running[queue] = subprocess.Popen([sys.executable, "-m", "tests.tasks.worker_process", given])

    def kill(self, queue: Queue) -> None:
        self._running[queue].send_signal(signal.SIGKILL)
        self._running[queue].wait()

    def stop(self) -> None:
        for process in self._running.values():
            process.kill()
            process.wait()


@pytest.fixture
def place() -> Iterator[Path]:
    """Where a queue server of this test's own listens: short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="tb-") as folder:
        yield Path(folder) / "valkey.sock"


@pytest.fixture
def workers(work: Workplace, wiring: Wiring, tmp_path: Path, place: Path, smtp: str) -> Iterator[_Workers]:
    """Workers, and the real relay in a thread that rings for them."""
    url = url_of(place)
    given = {
        "database": work.engine.url.render_as_string(hide_password=False),
        "data": str(tmp_path),
        "keys": str(tmp_path / "keys"),
        "redis": url,
        "smtp": smtp,
    }
    started, stopped, bell = _Workers(given), Event(), connect(url)
    looping = partial(relay.run, wiring, ring=partial(ring, bell), beat=lambda: None, stopped=stopped)
    thread = threading.Thread(target=looping)
    thread.start()
    yield started
    stopped.set()
    thread.join(timeout=15)
    started.stop()
    bell.close()
    wiring.engine.dispose()


def _order_much(work: Workplace) -> None:
    mail_at_any_hour(work)
    case_id = work.open(work.office.clock.today())
    next_on = str(work.office.clock.today() + timedelta(days=14))
    told: dict[str, Any] = {"told_of_trusted_person": True, "next_conversation_on": next_on}
    work.file(case_id, K.FIRST_CONVERSATION_MINUTES, **told)
    document = work.rows(t.document)[0].id
    many = [
        Work(effect=effect, about="test", period=f"{effect}{number}", subject_id=subject)
        for number in range(ROWS // 3)
        for effect, subject in (
            (Effect.TELL_EMPLOYEE_RIGHTS, None),
            (Effect.DRAW_UP_SCHEDULE, None),
            (Effect.LETTER_TO_NAV, document),
        )
    ]
    with work.office.store.transaction() as tx:
        tx.outbox.add(case_id, work.office.clock.wall(), many)


def _waiting(work: Workplace) -> int:
    with work.engine.connect() as connection:
        query = sa.select(sa.func.count()).select_from(t.outbox).where(t.outbox.c.outcome.is_(None))
        return int(connection.scalar(query) or 0)


def _assert_nothing_lost_or_doubled(work: Workplace, mail: Path) -> None:
    rows = work.rows(t.outbox)
    assert Counter(row.outcome for row in rows) == {"done": len(rows)}
    done: dict[str, set[Any]] = {}
    for row in rows:
        done.setdefault(row.effect, set()).add(row.id)
    copies = Counter(row.effect_id for row in work.rows(t.filed_copy))
    filing = done[Effect.DRAW_UP_SCHEDULE] | done[Effect.LETTER_TO_NAV] | done[Effect.ARCHIVE_DOCUMENT]
    assert copies == dict.fromkeys(filing, 1)
    noted = [row.message_id for row in work.rows(t.delivery) if row.channel in {"mail", "calendar"}]
    kept = [message.message_id.strip("<>") for message in list_messages(mail)]
    assert sorted(noted) == sorted(kept), "every mail is noted once, and a mail sent again is the same mail"


def _wait_until_done(work: Workplace) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while _waiting(work):
        assert time.monotonic() < ends, f"{_waiting(work)} rows still wait"
        time.sleep(0.2)


def test_workers_killed_in_the_middle_lose_and_double_nothing(
    work: Workplace, workers: _Workers, place: Path, tmp_path: Path
) -> None:
    dice = random.Random(7)
    _order_much(work)
    valkey = start_valkey(tmp_path / "valkey", place)
    try:
        for queue in Queue:
            workers.start(queue)
        kills = 0
        while _waiting(work) and kills < KILLS:
            time.sleep(dice.uniform(0.4, 1.6))
            queue = dice.choice((Queue.DOCUMENTS, Queue.MESSAGES))
            workers.kill(queue)
            workers.start(queue)
            kills += 1
        _wait_until_done(work)
    finally:
        workers.stop()
        valkey.terminate()
        valkey.wait()
    assert kills >= 3
    _assert_nothing_lost_or_doubled(work, tmp_path / "mail")


def test_a_redis_that_dies_with_everything_in_it_loses_no_work(
    work: Workplace, workers: _Workers, place: Path, tmp_path: Path
) -> None:
    _order_much(work)
    first = start_valkey(tmp_path / "first", place)
    for queue in Queue:
        workers.start(queue)
    time.sleep(2.0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    workers.stop()
    second = start_valkey(tmp_path / "second", place)
    try:
        for queue in Queue:
            workers.start(queue)
        _wait_until_done(work)
        _assert_nothing_lost_or_doubled(work, tmp_path / "mail")
    finally:
        workers.stop()
        second.terminate()
        second.wait()
