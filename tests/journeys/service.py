"""The whole service for journeys: `tilbake run` on a folder and a port of its own, with a clock that is shifted while it runs."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.fixtures.ports import free_port
from web.demo.offered import OFFERED
from web.settings import MAIL_SINK_PORT_AFTER_WEB
from workflow.adapters.clock import SystemClock, shift_to
from workflow.adapters.mail.sink import StoredMail, list_messages
from workflow.adapters.persistence.tables import account, outbox, web_session
from workflow.bootstrap import Wiring, wire
from workflow.domain.effects import Effect

TILBAKE = Path(sys.executable).with_name("tilbake")
OURS = ("TILBAKE_", "DATABASE_", "REDIS_", "SMTP_")
FIRST_DAY = date(2026, 3, 2)
PASSWORD = OFFERED.password
PATIENCE_SECONDS = 60.0
# The first start invents a municipality, which takes long beside other suites on a small machine.
START_SECONDS = 240.0
PARTS = {
    "valkey": "valkey-server",
    "web": "gunicorn",
    "relay": "tilbake relay",
    "documents": "worker documents",
    "messages": "worker messages",
    "follow_up": "worker follow_up",
    "scheduler": "tilbake scheduler",
}


class RunningService:
    """A started service with the demonstration's municipality in it, on the database the environment names."""

    def __init__(self, data: Path, today: date = FIRST_DAY, **environment: str) -> None:
        self.data = data
        self.port = free_port(beside=MAIL_SINK_PORT_AFTER_WEB)
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = data / "run.log"
        clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [TILBAKE, "run", "--data", data, "--port", str(self.port), "--today", today.isoformat()],
                env=clean | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._come_up()
        self.clock = SystemClock(data)
        self.wiring: Wiring = wire(
            database_url=environment.get("DATABASE_URL", f"sqlite:///{data / 'tilbake.db'}"),
            data=data,
            key_file=data / "secrets" / "keys.json",
        )

    def _come_up(self) -> None:
        """Wait for it; what does not come up is not left behind running."""
        otherwise = f"the service does not come up: {self.log}"
        try:
            wait_for(self.is_healthy, otherwise, self.process, START_SECONDS)
        except AssertionError:
            self.process.terminate()
            raise

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        self.wiring.engine.dispose()
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    # --- time ------------------------------------------------------------------------------------------------------

    def today(self) -> date:
        return self.clock.today()

    def shift_to(self, day: date) -> None:
        """Let it be another day for everybody, and wait until the day's sweep and what it brought about are done."""
        shift_to(self.data, day)
        wait_for(lambda: self._was_swept(day), f"nobody swept on {day}", self.process)
        self.settle()

    def week_by_week(self, until: date) -> None:
        """Let the weeks pass one after the other; the workers may still be busy with one when the next comes."""
        while self.today() + timedelta(days=7) < until:
            shift_to(self.data, self.today() + timedelta(days=7))
            time.sleep(0.1)
        self.shift_to(until)

    def settle(self, within: float = PATIENCE_SECONDS) -> None:
        """Wait until everything that is due is done."""
        wait_for(lambda: not self.waiting(), lambda: f"still waiting: {self.waiting()}", self.process, within)

    def waiting(self) -> list[str]:
        query = sa.select(outbox.c.effect).where(outbox.c.outcome.is_(None))
        with self.wiring.reading.connect() as connection:
            return list(connection.scalars(query.where(outbox.c.due_at <= datetime.now(UTC))))

    def _was_swept(self, day: date) -> bool:
        query = sa.select(sa.func.count()).where(
            outbox.c.effect == Effect.SWEEP,
            outbox.c.period.startswith(day.isoformat()),
            outbox.c.outcome.is_not(None),
        )
        with self.wiring.reading.connect() as connection:
            return bool(connection.scalar(query))

    def incidents(self) -> list[str]:
        """What the service itself says went wrong."""
        return [line for line in self.log.read_text().splitlines() if '"event": "incident' in line]

    # --- what is there -----------------------------------------------------------------------------------------------

    def mails(self) -> list[StoredMail]:
        return list_messages(self.data / "mail")

    def rows(self, query: sa.Select[Any]) -> list[Mapping[str, Any]]:
        with self.wiring.reading.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def let_sessions_lapse(self, username: str) -> None:
        """As if nobody had touched anything for hours."""
        whose = sa.select(account.c.id).where(account.c.username == username).scalar_subquery()
        long_ago = datetime.now(UTC) - timedelta(hours=3)
        with self.wiring.engine.begin() as connection:
            connection.execute(
                sa.update(web_session).where(web_session.c.account_id == whose).values(last_seen_at=long_ago)
            )

    # --- what dies ---------------------------------------------------------------------------------------------------

    def part(self, name: str) -> int | None:
        """The process id of a part, while it lives."""
        mine = self.process.pid
        try:
            ids = Path(f"/proc/{mine}/task/{mine}/children").read_text().split()
        except OSError:
            return None
        return next((int(one) for one in ids if PARTS[name] in _command_line(one)), None)

    def kill(self, name: str) -> None:
        """End a part at once, with no chance to put anything in order."""
        os.kill(self._process_of(name), signal.SIGKILL)

    @contextmanager
    def frozen(self, name: str) -> Iterator[None]:
        """A part that neither answers nor ends."""
        stopped = self._process_of(name)
        os.kill(stopped, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(stopped, signal.SIGCONT)

    def let_leases_run_out(self) -> None:
        """As if a minute and a half had passed since a worker that was killed took its work."""
        now = datetime.now(UTC)
        with self.wiring.engine.begin() as connection:
            connection.execute(
                sa.update(outbox)
                .where(outbox.c.outcome.is_(None), outbox.c.leased_until > now)
                .values(leased_until=now)
            )

    def _process_of(self, name: str) -> int:
        wait_for(lambda: self.part(name) is not None, f"{name} is not there", self.process)
        found = self.part(name)
        assert found is not None
        return found


def wait_for(
    what: Callable[[], bool],
    otherwise: str | Callable[[], str],
    process: subprocess.Popen[bytes],
    within: float = PATIENCE_SECONDS,
) -> None:
    deadline = time.monotonic() + within
    while not what():
        assert process.poll() is None, "the service has ended"
        assert time.monotonic() < deadline, otherwise() if callable(otherwise) else otherwise
        time.sleep(0.1)


def _command_line(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
