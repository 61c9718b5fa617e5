"""Deletes once a day what has been kept long enough, a batch at each call, one process at a time.

How far a run has come lies in the database: a process that is killed is followed by one that goes on, because every batch is
one transaction and what is left is found anew. Nothing is deleted before the day's run through the open cases is over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa
import structlog

from workflow.adapters.persistence.keeping_cascade import Key
from workflow.adapters.persistence.keeping_pass import (
    Deletion,
    Foreseen,
    Term,
    batches,
    delete_batch,
    due_keys,
    foresee,
    terms,
)
from workflow.adapters.persistence.keeping_runs import RunRows
from workflow.adapters.persistence.keeping_wipe import wipe
from workflow.adapters.persistence.recomputation_rows import RecomputationRows
from workflow.adapters.persistence.store import SqlStore
from workflow.bootstrap import Wiring
from workflow.domain.rules import RuleBook
from workflow.services.retention import Run, RunState, day_of_deletion, why_to_ask

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)
"""How long a batch may take before another process goes on with the run."""
REST = timedelta(minutes=1)
"""Between two looks for a run that waits for an answer, or for another process."""
SCHEDULER, COMMAND = "scheduler", "command"


class _TakenOver(Exception):
    """Another process has the run; what was done in this transaction is undone."""


class Retention:
    """The daily run of one process; `demonstration` says that everybody in the database is invented."""

    def __init__(self, wiring: Wiring, *, demonstration: bool, ran_by: str = SCHEDULER) -> None:
        self._wiring = wiring
        self._demonstration = demonstration
        self._ran_by = ran_by
        self._over: date | None = None
        self._rests_until: datetime | None = None
        self._run: Run | None = None
        self._left: Iterator[tuple[Term, Sequence[Key]]] = iter(())

    @property
    def day(self) -> date:
        """The day that decides."""
        return day_of_deletion(self._wiring.clock, demonstration=self._demonstration)

    def go_on(self) -> bool:
        """Do the next batch of today's run, if there is one; tells whether there is more to do at once."""
        at = self._wiring.clock.wall()
        if self._run is None and (self._over == self.day or (self._rests_until and at < self._rests_until)):
            return False
        try:
            self._run = self._next_batch(self._run) if self._run else self._taken(at)
        except _TakenOver:
            self._run = None
        if self._run is None:
            self._rests_until = at + REST
        return self._run is not None

    def _taken(self, at: datetime) -> Run | None:
        """A run this process may go on with: today's, or one that was begun and not ended."""
        wiring, day = self._wiring, self.day
        with wiring.reading.connect() as connection:
            if not self._may_delete(connection, at):
                return None
            runs = RunRows(connection)
            over = self._ran_by == SCHEDULER and runs.open_run() is None and runs.is_over(day)
        if over:
            self._wipe()
            self._over = day
            return None
        with wiring.engine.begin() as connection:
            RunRows(connection).begin(day, ran_by=self._ran_by, at=at)
            held = RunRows(connection).take(at=at, until=at + LEASE)
        return self._agreed(held, day) if held else None

    def _may_delete(self, connection: sa.Connection, at: datetime) -> bool:
        """Not while the dates of the open cases are being worked out; the scheduler waits until they were."""
        runs = RecomputationRows(connection)
        if runs.is_under_way(at):
            return False
        return self._ran_by != SCHEDULER or runs.is_over(self._wiring.clock.today())

    def _agreed(self, held: Run, day: date) -> Run | None:
        """The run with what it will do, when that is nothing to ask about or HR has said yes."""
        if held.confirmed_at is None and (held.state is not RunState.RUNNING or held.day > day):
            held = replace(held, day=day, state=RunState.PLANNED)
        with self._wiring.reading.connect() as connection:
            book = self._book()
            seen = foresee(connection, book, held.day)
            ask = why_to_ask(len(seen.cases), seen.all_cases, held.day, RunRows(connection).last_day())
        if held.state is RunState.PLANNED and held.confirmed_at is None and ask:
            self._note(held, **_counts(seen), state=RunState.HELD_UP.value, held_up_because=ask.value)
            log.warning("retention_asks", because=ask.value, cases=len(seen.cases), all_cases=seen.all_cases)
            return None
        counts = _counts(seen) if held.state is RunState.PLANNED else {}
        run = self._note(held, **counts, state=RunState.RUNNING.value)
        self._left = self._portions(book, run)
        return run

    def _portions(self, book: RuleBook, run: Run) -> Iterator[tuple[Term, Sequence[Key]]]:
        for term in terms(book, run.day):
            with self._wiring.reading.connect() as connection:
                keys = due_keys(connection, term)
            for some in batches(term, keys):
                yield term, some

    def _next_batch(self, run: Run) -> Run | None:
        portion = next(self._left, None)
        if portion is None:
            self._finish(run)
            return None
        term, keys = portion
        at = self._wiring.clock.wall()
        with self._wiring.reading.connect() as connection:
            if RecomputationRows(connection).is_under_way(at):
                return None
        deletion = Deletion(run_id=run.id, day=run.day, ran_by=self._ran_by, at=at, keys=self._wiring.keys)
        with self._wiring.engine.begin() as connection:
            count = delete_batch(connection, term, keys, deletion)
            later = replace(run, deleted=run.deleted + count, leased_until=at + LEASE)
            if not RunRows(connection).note(run, deleted=later.deleted, leased_until=later.leased_until):
                raise _TakenOver
        return later

    def _finish(self, run: Run) -> None:
        at = self._wiring.clock.wall()
        ended = {"state": RunState.FINISHED.value, "is_open": None, "finished_at": at}
        with self._wiring.engine.begin() as connection:
            if not RunRows(connection).note(run, **ended):
                return
        log.info("retention_finished", deleted=run.deleted)
        self._wipe()
        self._over = run.day if run.day == self.day else None

    def _wipe(self) -> None:
        """Clear the places of what was deleted; when somebody is reading, at the next look."""
        engine, at = self._wiring.engine, self._wiring.clock.wall()
        with self._wiring.reading.connect() as connection:
            waiting = RunRows(connection).to_wipe()
        if waiting and wipe(engine):
            with engine.begin() as connection:
                RunRows(connection).wiped(waiting, at)

    def _note(self, held: Run, **values: object) -> Run:
        with self._wiring.engine.begin() as connection:
            if not RunRows(connection).note(held, day=held.day, **values):
                raise _TakenOver
            run = RunRows(connection).load(held.id)
        if run is None:
            raise _TakenOver
        return run

    def _book(self) -> RuleBook:
        with SqlStore(self._wiring.reading, self._wiring.keys).transaction() as tx:
            return tx.house_rules.book()


def _counts(seen: Foreseen) -> dict[str, object]:
    return {"cases": len(seen.cases), "all_cases": seen.all_cases, "total": seen.total}
