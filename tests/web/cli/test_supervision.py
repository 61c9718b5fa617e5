"""The supervisor: what dies comes back, what is stopped is gone, also when the supervisor itself is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from web.cli.supervision import GRACE_SECONDS, Part, Supervisor

SLEEPS = "import time; time.sleep(600)"
IS_DEAF = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"
)


def writing_its_pid(file: Path, then: str = SLEEPS) -> list[str]:
    return [sys.executable, "-c", f"import os; open({str(file)!r}, 'a').write(f'{{os.getpid()}}\\n'); {then}"]


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().splitlines()] if file.exists() else []


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def soon(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervisor(said: list[str]) -> Supervisor:
    return Supervisor(os.environ, said.append)


def test_a_part_that_is_killed_hard_is_started_again(
    supervisor: Supervisor, said: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "pids"
    supervisor.start(Part(name="relay", command=writing_its_pid(file)))
    supervisor.watch(until=lambda: len(pids(file)) == 1)
    os.kill(pids(file)[0], signal.SIGKILL)
    supervisor.watch(until=lambda: len(pids(file)) == 2)
    supervisor.stop()
    assert said == ["relay ended (signal 9); starting it again"]
    assert soon(lambda: not any(map(lives, pids(file))))


def test_a_part_that_cannot_live_is_tried_again_ever_more_slowly(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    file = tmp_path / "pids"
    supervisor.start(Part(name="web", command=writing_its_pid(file, then="raise SystemExit(3)")))
    deadline = time.monotonic() + 3
    supervisor.watch(until=lambda: time.monotonic() > deadline)
    supervisor.stop()
    assert 3 <= len(pids(file)) <= 6


def test_what_a_part_left_behind_is_gone_before_its_successor_comes(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    file = tmp_path / "pids"
    forks = f"import os; os.fork(); open({str(file)!r}, 'a').write(f'{{os.getpid()}}\\n'); {SLEEPS}"
    supervisor.start(Part(name="web", command=[sys.executable, "-c", forks]))
    supervisor.watch(until=lambda: len(pids(file)) == 2)
    parent, orphan = min(pids(file)), max(pids(file))
    os.kill(parent, signal.SIGKILL)
    supervisor.watch(until=lambda: len(pids(file)) >= 3)
    assert soon(lambda: not lives(orphan))
    supervisor.stop()
    assert soon(lambda: not any(map(lives, pids(file))))


def test_a_part_that_will_not_stop_is_forced_within_ten_seconds(
    supervisor: Supervisor, said: list[str], tmp_path: Path
) -> None:
    deaf, last = tmp_path / "deaf", tmp_path / "last"
    supervisor.start(Part(name="valkey", command=writing_its_pid(last), stops_last=True))
    supervisor.start(Part(name="worker", command=writing_its_pid(deaf, then=IS_DEAF)))
    supervisor.watch(until=lambda: bool(pids(deaf) and pids(last)))
    time.sleep(0.3)
    began = time.monotonic()
    supervisor.stop()
    assert GRACE_SECONDS <= time.monotonic() - began < 10
    assert soon(lambda: not any(map(lives, pids(deaf) + pids(last))))
    assert said == ["worker did not stop when asked; forcing it"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent is gone")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nobody_outlives_the_supervisor_however_it_ends(tmp_path: Path, sign: signal.Signals) -> None:
    file = tmp_path / "pids"
    program = f"""
import os
from web.cli.supervision import Part, Supervisor
supervisor = Supervisor(os.environ, print)
supervisor.listen_for_stop()
for name in "abc":
    supervisor.start(Part(name=name, command={writing_its_pid(file)!r}))
supervisor.watch(until=lambda: False)
supervisor.stop()
"""
    running = subprocess.Popen([sys.executable, "-c", program])
    assert soon(lambda: len(pids(file)) == 3)
    running.send_signal(sign)
    assert running.wait(timeout=10) == (-sign if sign == signal.SIGKILL else 0)
    assert soon(lambda: not any(map(lives, pids(file))))
