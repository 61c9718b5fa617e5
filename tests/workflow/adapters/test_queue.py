"""The doorbell and the embedded Valkey: nothing is lost, nothing piles up, and nobody waits for a dead Redis."""

import json
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from redis import Redis

from tests.fixtures.queues import start_valkey
from workflow.adapters.queue.address import url_of
from workflow.adapters.queue.connection import connect
from workflow.adapters.queue.doorbell import DRAIN, MOST_WAITING, queue_named, ring, waiting
from workflow.adapters.queue.embedded import NoEmbeddedServer, answers, command
from workflow.adapters.queue.names import DOCUMENTS, MESSAGES, QUEUES


@pytest.fixture
def socket() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tb-") as folder:
        yield Path(folder) / "valkey.sock"


def test_a_doorbell_carries_the_name_of_its_queue_and_nothing_else(redis: Redis) -> None:
    assert ring(redis, DOCUMENTS)
    job = queue_named(DOCUMENTS, redis).jobs[0]
    assert (job.func_name, job.args, job.kwargs) == (DRAIN, [DOCUMENTS], {})


def test_what_lies_in_redis_is_json_and_never_a_pickle(redis: Redis) -> None:
    ring(redis, DOCUMENTS)
    job = queue_named(DOCUMENTS, redis).jobs[0]
    assert json.loads(job.serializer.dumps(job.args)) == [DOCUMENTS]
    assert b"\x80" not in job.data


def test_many_who_ring_at_once_leave_two_doorbells_waiting(redis: Redis) -> None:
    with ThreadPoolExecutor(8) as crowd:
        heard = list(crowd.map(lambda _: ring(redis, MESSAGES), range(60)))
    assert all(heard)
    assert waiting(redis, MESSAGES) == MOST_WAITING


def test_one_queue_does_not_fill_another(redis: Redis) -> None:
    for name in QUEUES:
        ring(redis, name)
    assert [waiting(redis, name) for name in QUEUES] == [1, 1, 1]


def test_ringing_a_redis_that_is_away_says_so_soon_and_raises_nothing(socket: Path) -> None:
    began = time.monotonic()
    assert ring(connect(url_of(socket)), DOCUMENTS) is False
    assert ring(connect("redis://127.0.0.1:1/0"), DOCUMENTS) is False
    assert time.monotonic() - began < 3


def test_doorbells_survive_a_valkey_that_is_killed_hard(socket: Path, tmp_path: Path) -> None:
    server = start_valkey(tmp_path, socket)
    redis = connect(url_of(socket))
    ring(redis, DOCUMENTS)
    ring(redis, MESSAGES)
    time.sleep(1.2)  # the file is flushed every second; that second is what a power cut may cost
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert not answers(socket)

    server = start_valkey(tmp_path, socket)
    try:
        assert [waiting(redis, name) for name in (DOCUMENTS, MESSAGES)] == [1, 1]
    finally:
        server.terminate()
        server.wait()


def test_valkey_is_reached_through_its_socket_by_its_owner_only(socket: Path, tmp_path: Path) -> None:
    server = start_valkey(tmp_path, socket)
    try:
        assert socket.stat().st_mode & 0o077 == 0
        assert connect(url_of(socket)).config_get("port") == {"port": "0"}
    finally:
        server.terminate()
        server.wait()


def test_a_socket_folder_that_others_may_enter_is_refused(socket: Path, tmp_path: Path) -> None:
    os.chmod(socket.parent, 0o755)  # noqa: PTH101 the mode is the point
    with pytest.raises(NoEmbeddedServer, match="open to others"):
        command(data=tmp_path, socket=socket)
