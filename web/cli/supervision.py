"""Decides how processes are kept alive together and stopped together; which ones there are is `run.py`'s."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from workflow.adapters.queue.parent import die_with_parent

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 10.0
# Whoever lived this long did not die of what it started with: the next restart comes at once again.
STEADY_AFTER_SECONDS = 20.0
LOOK_EVERY_SECONDS = 0.2
# Asked, then forced: together under the ten seconds after which people and machines lose patience.
GRACE_SECONDS = 5.0
LAST_GRACE_SECONDS = 2.5


@dataclass(frozen=True, kw_only=True)
class Part:
    """One process of the service. What `stops_last` is what the others still need while they finish."""

    name: str
    command: Sequence[str]
    stops_last: bool = False


@dataclass(kw_only=True)
class _Child:
    part: Part
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    pause: float = field(default=FIRST_PAUSE_SECONDS)


class Supervisor:
    """Starts parts, starts again what ends, and leaves nobody behind; `say` gets a line whenever something happens."""

    def __init__(self, environ: Mapping[str, str], say: Callable[[str], None]) -> None:
        self._environ = dict(environ)
        self._say = say
        self._children: list[_Child] = []
        self.stopping = False

    def listen_for_stop(self) -> None:
        """Let Ctrl-C, SIGTERM and a closed terminal end the watch."""
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._ask_to_stop)

    def start(self, part: Part) -> None:
        """Start a part and keep it alive from now on."""
        child = _Child(part=part)
        self._children.append(child)
        self._launch(child)

    def watch(self, until: Callable[[], bool]) -> None:
        """Keep the parts alive until the answer is yes or a stop is asked for."""
        while not self.stopping and not until():
            for child in self._children:
                self._look_after(child)
            time.sleep(LOOK_EVERY_SECONDS)

    def stop(self) -> None:
        """End all parts: politely, then by force; those the others need go last."""
        self.stopping = True
        self._end([child for child in self._children if not child.part.stops_last], GRACE_SECONDS)
        self._end([child for child in self._children if child.part.stops_last], LAST_GRACE_SECONDS)

    def _ask_to_stop(self, _sign: int, _frame: object) -> None:
        self.stopping = True

    def _launch(self, child: _Child) -> None:
        supervisor = os.getpid()
        child.started_at = time.monotonic()
        child.process = subprocess.Popen(
            list(child.part.command),
            env=self._environ,
            stdin=subprocess.DEVNULL,
            process_group=0,  # Ctrl-C in the terminal reaches the supervisor alone, which then stops them in order
            preexec_fn=lambda: die_with_parent(supervisor, signal.SIGTERM),  # noqa: PLW1509 we have one thread only
        )

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_again_at:
                self._launch(child)
            return
        ended = child.process.poll()
        if ended is None:
            return
        self._kill_group(child)  # what it left behind holds its port and would work beside its successor
        if now - child.started_at >= STEADY_AFTER_SECONDS:
            child.pause = FIRST_PAUSE_SECONDS
        self._say(f"{child.part.name} ended ({_how(ended)}); starting it again")
        child.process = None
        child.start_again_at = now + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE_SECONDS)

    def _end(self, children: Sequence[_Child], grace: float) -> None:
        living = [child for child in children if child.process and child.process.poll() is None]
        for child in living:
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + grace
        while any(_lives(child) for child in living) and time.monotonic() < deadline:
            time.sleep(LOOK_EVERY_SECONDS / 4)
        for child in living:
            if _lives(child):
                self._say(f"{child.part.name} did not stop when asked; forcing it")
            self._kill_group(child)
            if child.process:
                child.process.wait()

    @staticmethod
    def _kill_group(child: _Child) -> None:
        if child.process is None:
            return
        try:
            os.killpg(child.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return  # nobody was left


def _lives(child: _Child) -> bool:
    return child.process is not None and child.process.poll() is None


def _signal(child: _Child, sign: signal.Signals) -> None:
    if child.process:
        child.process.send_signal(sign)


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
