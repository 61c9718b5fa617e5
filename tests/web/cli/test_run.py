"""`tilbake run` for real: all parts come up, whatever is killed comes back, and a stop leaves nobody behind."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.ports import free_port
from web.settings import MAIL_SINK_PORT_AFTER_WEB

TILBAKE = Path(sys.executable).with_name("tilbake")
OURS = ("TILBAKE_", "DATABASE_", "REDIS_", "SMTP_")
PARTS = {
    "valkey": "valkey-server",
    "web": "gunicorn",
    "relay": "relay",
    "worker": "documents",
    "scheduler": "scheduler",
    "mail": "mail-sink",
}


class Service:
    """A running `tilbake run` on a data folder and a port of its own."""

    def __init__(self, data: Path) -> None:
        self.port = free_port(beside=MAIL_SINK_PORT_AFTER_WEB)
        environ = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        environ |= {"TILBAKE_DEMO": "no", "SMTP_URL": ""}
        self.log = data / "run.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [TILBAKE, "run", "--data", data, "--port", str(self.port)],
                env=environ,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def children(self) -> dict[str, int]:
        """The parts by their names, with their process ids."""
        pid = self.process.pid
        ids = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        lines = {one: command_line(one) for one in ids}
        return {name: one for name, mark in PARTS.items() for one, line in lines.items() if mark in line}

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def comes_up(self, seconds: float = 240) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.is_healthy():
                return True
            time.sleep(0.2)
        return False


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def processes_of(data: Path) -> list[str]:
    """Everything that still runs on a data folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(f"TILBAKE_DATA={data}") in (folder / "environ").read_bytes():
                found.append(command_line(int(folder.name)))
        except OSError:
            continue  # it ended while we looked
    return [line for line in found if line]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    running = Service(tmp_path)
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_all_parts_come_up_survive_kill_9_and_leave_nothing_behind(service: Service, tmp_path: Path) -> None:
    assert service.comes_up(), service.log.read_text()
    before = service.children()
    assert set(before) == set(PARTS), service.log.read_text()

    for pid in before.values():
        os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not _all_new(before, service.children()):
        time.sleep(0.2)
    assert _all_new(before, service.children()), service.log.read_text()
    assert service.comes_up(), service.log.read_text()

    began = time.monotonic()
    service.process.terminate()
    assert service.process.wait(timeout=15) == 0
    assert time.monotonic() - began < 10, service.log.read_text()
    assert processes_of(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_supervisor_takes_everything_along_and_the_next_start_finds_the_data(tmp_path: Path) -> None:
    first = Service(tmp_path)
    assert first.comes_up(), first.log.read_text()
    first.process.kill()
    first.process.wait()
    second = Service(tmp_path)
    try:
        assert second.comes_up(), second.log.read_text()
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and str(first.port) in " ".join(processes_of(tmp_path)):
            time.sleep(0.2)
        assert str(first.port) not in " ".join(processes_of(tmp_path))
    finally:
        second.process.terminate()
        second.process.wait(timeout=15)


def _all_new(before: dict[str, int], now: dict[str, int]) -> bool:
    return set(now) == set(before) and all(now[name] != before[name] for name in before)
