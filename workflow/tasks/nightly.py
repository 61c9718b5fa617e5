"""Goes through all open cases once a day, a batch at each call, and lets no two schedulers do it at the same time.

How far it has come lies in the database: a scheduler that is killed is followed by one that goes on after its last batch,
and a day that was missed needs no catching up, because every run works the dates out as of the day it is.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import structlog

from workflow.adapters.persistence.outbox_rows import OutboxRows
from workflow.adapters.persistence.recomputation_rows import RecomputationRows, Run
from workflow.adapters.persistence.store import SqlStore
from workflow.bootstrap import Wiring
from workflow.domain.effects import Effect
from workflow.domain.rules import STANDARD, RuleBook
from workflow.services.recompute import Recompute, Round
from workflow.services.records import Work

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)
"""How long a batch may take before another scheduler goes on with the day's run."""


class Nightly:
    """The daily run of one scheduler; `pause` is called between transactions that write."""

    def __init__(self, wiring: Wiring, pause: Callable[[], object]) -> None:
        self._wiring = wiring
        self._pause = pause
        self._over: date | None = None
        self._run: Run | None = None
        self._recompute: Recompute | None = None
        self._seconds = 0.0

    def go_on(self) -> bool:
        """Do the next batch of today's run, if there is one; tells whether there is more to do at once."""
        today = self._wiring.clock.today()
        if self._over == today:
            return False
        if self._run is None or self._run.day != today:
            self._run = self._take(today)
        if self._run is None or self._recompute is None:
            return False
        start = time.monotonic()
        done = self._recompute.round(self._run.after_id)
        self._seconds += time.monotonic() - start
        self._run = self._noted(self._run, done)
        return self._run is not None

    def _take(self, today: date) -> Run | None:
        wiring = self._wiring
        with wiring.reading.connect() as connection:
            if RecomputationRows(connection).is_over(today):
                self._over = today
                return None
        now, at = wiring.clock.now(), wiring.clock.wall()
        with wiring.engine.begin() as connection:
            held = RecomputationRows(connection).take(today, now=now, at=at, until=at + LEASE)
        if held is not None:
            self._recompute, self._seconds = recompute_of(wiring, self._pause), 0.0
        return held

    def _noted(self, held: Run, done: Round) -> Run | None:
        """The run as it stands after a batch; None when it is finished, or another scheduler has it."""
        at = self._wiring.clock.wall()
        run = replace(
            held,
            after_id=done.last,
            looked_at=held.looked_at + done.looked_at,
            changed=held.changed + done.changed,
            leased_until=at + LEASE,
        )
        columns = {name: getattr(run, name) for name in ("looked_at", "changed", "leased_until")}
        if done.last is not None:
            columns["after_id"] = done.last
        else:
            columns["finished_at"] = at
        with self._wiring.engine.begin() as connection:
            if not RecomputationRows(connection).note(held, **columns):
                return None
            if done.last is None and run.changed:
                # In the same transaction: a mail that waits for the run must find that its sweep is still to come.
                OutboxRows(connection).add(None, at, [sweep_after(run.day)])
        if done.last is not None:
            return run
        self._over = run.day
        log.info(
            "cases_recomputed",
            looked_at=run.looked_at,
            changed=run.changed,
            seconds=round(self._seconds, 1),
        )
        return None


def sweep_after(day: date) -> Work:
    """The sweep that raises at once what the run has brought to light."""
    return Work(effect=Effect.SWEEP, about=Effect.SWEEP, period=f"{day.isoformat()}/recomputed")


def recompute_of(wiring: Wiring, pause: Callable[[], object], *, rehearsal: bool = False) -> Recompute:
    """The way through all open cases, from the house rules of the last finished run."""
    return Recompute(
        office=wiring.office,
        reading=SqlStore(wiring.reading, wiring.keys),
        former=_former(wiring),
        pause=pause,
        rehearsal=rehearsal,
    )


def _former(wiring: Wiring) -> RuleBook:
    """The house rules by which the cases were gone through last; before the first time those nobody had changed."""
    with wiring.reading.connect() as connection:
        start = RecomputationRows(connection).last_start()
    if start is None:
        return STANDARD
    with SqlStore(wiring.reading, wiring.keys).transaction() as tx:
        return tx.house_rules.book_at(start)
