"""The whole service in a folder, on one of the two databases: started, stopped, killed in parts, and told what day it is."""

import os
import signal
import subprocess
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from tests.journeys.service import OURS, PARTS, TILBAKE, RunningService
from tests.soak.servers import Postgres, Redis
from workflow.adapters.clock import shift_to
from workflow.adapters.persistence import tables as t
from workflow.bootstrap import Wiring
from workflow.domain.effects import Effect
from workflow.tasks.drain import LEASE

QUEUES = ("documents", "messages", "follow_up")
EVERYTHING = "everything"
LAST_WORDS = 60
SOON = timedelta(minutes=15)
"""What waits no longer than this is tried again in the same day; the minutes of the day do not pass by themselves."""
_WAITS = t.outbox.c.outcome.is_(None)


class House:
    """A running service with servers of its own; on SQLite the embedded queue is one of its parts."""

    def __init__(self, folder: Path, database: str, first_day: date) -> None:
        self._data = folder / "data"
        self._data.mkdir(mode=0o700)
        self._postgres = Postgres(folder / "pg") if database == "postgresql" else None
        self._redis = Redis(folder / "redis") if database == "postgresql" else None
        self._environment = {"TILBAKE_DEMO": "no", "TILBAKE_WEB_PROCESSES": "1"}
        if self._postgres and self._redis:
            self._environment |= {"DATABASE_URL": self._postgres.url, "REDIS_URL": self._redis.url}
        self._service = self._started(first_day)
        self.wiring: Wiring = self._service.wiring

    @property
    def killable(self) -> tuple[str, ...]:
        """The names of what can be killed."""
        own = [part for part in PARTS if part != "valkey"]
        return (*own, "redis", *(["database"] if self._postgres else []), EVERYTHING)

    @property
    def today(self) -> date:
        """The day the service believes in."""
        return self.wiring.clock.today()

    @property
    def mail_folder(self) -> Path:
        """Where its mail ends."""
        return self._data / "mail"

    # --- time -------------------------------------------------------------------------------------------------------

    def shift_to(self, day: date) -> None:
        """Let it be another day; what was put off to a real instant comes nearer by as much."""
        passed = day - self.today
        shift_to(self._data, day)
        self._come_nearer(passed)

    def stand_still_until(self, day: date) -> None:
        """Stop all of it, let days pass, start it again."""
        passed = day - self.today
        self.stop()
        if self._postgres and self._redis:
            self._postgres.start()
            self._redis.start()
        self._come_nearer(passed)
        self._service = self._started(day)

    def hurry(self) -> bool:
        """Let the minutes pass that something waits for; tells whether anything did."""
        now = datetime.now(UTC)
        waiting = sa.and_(_WAITS, t.outbox.c.due_at > now, t.outbox.c.due_at <= now + SOON)
        with self.wiring.engine.begin() as connection:
            return bool(connection.execute(sa.update(t.outbox).where(waiting).values(due_at=now)).rowcount)

    def let_leases_run_out(self, part: str, killed_at: datetime) -> None:
        """As if the time had passed for which a killed part had its work; what was taken since is not touched."""
        now, until = datetime.now(UTC), killed_at + LEASE
        had = [_WAITS, t.outbox.c.leased_until > now, t.outbox.c.leased_until <= until]
        if part in QUEUES:
            had.append(t.outbox.c.queue == part)
        with self.wiring.engine.begin() as connection:
            connection.execute(sa.update(t.outbox).where(*had).values(leased_until=now))
            if part not in QUEUES:
                run = t.recomputation.c.finished_at.is_(None)
                connection.execute(sa.update(t.recomputation).where(run).values(leased_until=now))

    def _come_nearer(self, passed: timedelta) -> None:
        now = datetime.now(UTC)
        ahead = sa.select(t.outbox.c.id, t.outbox.c.due_at).where(_WAITS, t.outbox.c.due_at > now)
        with self.wiring.engine.begin() as connection:
            for one in connection.execute(ahead).all():
                at = max(one.due_at - passed, now)
                connection.execute(sa.update(t.outbox).where(t.outbox.c.id == one.id).values(due_at=at))

    # --- what is left to do -----------------------------------------------------------------------------------------

    def is_at_rest(self) -> bool:
        """Whether the day was swept and gone through, and nothing is due or in hand."""
        return not self.restless()

    def restless(self) -> list[str]:
        """What the day still waits for."""
        day, now = self.today, datetime.now(UTC)
        swept = sa.select(t.outbox.c.id).where(
            t.outbox.c.effect == Effect.SWEEP,
            t.outbox.c.period.startswith(day.isoformat()),
            t.outbox.c.outcome.is_not(None),
        )
        gone_through = sa.select(t.recomputation.c.day).where(
            t.recomputation.c.day == day, t.recomputation.c.finished_at.is_not(None)
        )
        due = sa.or_(t.outbox.c.due_at <= now, t.outbox.c.due_at == t.outbox.c.created_at)
        left = sa.select(t.outbox).where(_WAITS, due).limit(8)
        with self.wiring.reading.connect() as connection:
            missing = {"the sweep": swept, "the run through the cases": gone_through}
            found = [name for name, one in missing.items() if connection.scalar(one.limit(1)) is None]
            return found + [str(row) for row in connection.execute(left)]

    def last_words(self) -> str:
        """The end of the service's own log."""
        return "\n".join(self._service.log.read_text().splitlines()[-LAST_WORDS:])

    def log_is_whole(self) -> bool:
        """What `tilbake audit verify` says."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        ours = clean | self._environment | {"TILBAKE_DATA": str(self._data)}
        return not subprocess.run([TILBAKE, "audit", "verify"], env=ours, check=False).returncode

    # --- what dies --------------------------------------------------------------------------------------------------

    def kill(self, part: str, pause: float) -> None:
        """Kill a part; what the service does not start again itself is started after a pause, in seconds."""
        server = {"database": self._postgres, "redis": self._redis}.get(part)
        if server is not None:
            server.kill()
            time.sleep(pause)
            server.start()
        elif part == EVERYTHING:
            for one in PARTS:
                pid = self._service.part(one)
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
        else:
            self._service.kill("valkey" if part == "redis" else part)

    def stop(self) -> None:
        """End all of it in order, its servers last."""
        self._service.stop()
        for server in (self._redis, self._postgres):
            if server is not None:
                server.stop()

    def _started(self, day: date) -> RunningService:
        return RunningService(self._data, today=day, **self._environment)
