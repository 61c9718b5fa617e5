"""Goes through every open case, a batch at a time, and brings those that have drifted to the dates of today.

A batch is read in one transaction that only reads, worked out in none, and written in short ones of its own: however many
cases there are, no more than a batch is held in memory, and nobody else who writes waits long. Begun anew it finds
nothing to do where it has been.
"""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog

from workflow.domain.errors import Stale
from workflow.domain.rules import RuleBook
from workflow.services.drift import Drift, drift_of
from workflow.services.follow_day import write_by_itself
from workflow.services.office import Office
from workflow.services.questions import Store
from workflow.services.records import OpenCase
from workflow.services.redating import Known

log = structlog.get_logger(__name__)

BATCH = 500
"""Cases that are read and held at a time."""
WRITTEN_AT_ONCE = 25
"""Cases that are written in one transaction; on SQLite nobody else writes meanwhile."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What one batch came to.

    `passed_over` were changed by somebody meanwhile, `failed` could not be worked out; both come again with the next run.
    `last` is the case to go on after, None when there are no more.
    """

    looked_at: int
    changed: int
    passed_over: int
    failed: int
    last: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recompute:
    """How to go through the cases.

    `reading` is the same database for transactions that only read; `former` the house rules of the last time; `pause` is
    called between transactions that write, so that others get their turn; a rehearsal writes nothing.
    """

    office: Office
    reading: Store
    former: RuleBook
    pause: Callable[[], object]
    rehearsal: bool = False
    size: int = BATCH

    def rounds(self) -> Iterator[Round]:
        """All open cases, one batch after the other."""
        after: UUID | None = None
        while True:
            done = self.round(after)
            yield done
            if done.last is None:
                return
            after = done.last
            self.pause()

    def round(self, after: UUID | None) -> Round:
        """The batch that follows a case; the first one without it."""
        cases, known = self._read(after)
        drifts, failed = self._drifts(cases, known)
        changed = len(drifts) if self.rehearsal else self._write(drifts)
        return Round(
            looked_at=len(cases),
            changed=changed,
            passed_over=len(drifts) - changed,
            failed=failed,
            last=cases[-1].case.id if len(cases) == self.size else None,
        )

    def _read(self, after: UUID | None) -> tuple[Sequence[OpenCase], Sequence[Known]]:
        """A batch with what is known of each case, in as many statements however large it is."""
        today = self.office.clock.today()
        with self.reading.transaction() as tx:
            cases = tx.cases.open_after(after, self.size)
            people = {one.case.employee_id for one in cases}
            periods, born = tx.absences.of_persons(people), tx.people.birth_dates(people)
            filed = tx.documents.filed_on([one.case.id for one in cases])
            rules = tx.house_rules.book()
        return cases, [
            Known(
                periods=periods.get(one.case.employee_id, ()),
                filed=filed.get(one.case.id, ()),
                born_on=born.get(one.case.employee_id),
                rules=rules,
                today=today,
            )
            for one in cases
        ]

    def _drifts(self, cases: Sequence[OpenCase], known: Sequence[Known]) -> tuple[list[Drift], int]:
        found: list[Drift] = []
        failed = 0
        for stored, now in zip(cases, known, strict=True):
            try:
                drift = drift_of(self.office, stored, now.by_rules(self.former), now)
            except Exception as error:  # noqa: BLE001 one case that cannot be worked out must not hold up all others
                failed += 1
                _tell(error)
            else:
                found += [drift] if drift else []
        return found, failed

    def _write(self, drifts: Sequence[Drift]) -> int:
        """How many were written; one that somebody changed since it was read is left to the next run."""
        written = 0
        for start in range(0, len(drifts), WRITTEN_AT_ONCE):
            if start:
                self.pause()
            with self.office.store.transaction() as tx:
                for drift in drifts[start : start + WRITTEN_AT_ONCE]:
                    try:
                        write_by_itself(self.office, tx, drift.moved, drift.cause, drift.more)
                    except Stale:
                        continue  # the version is the first thing that is written: nothing is half done
                    written += 1
        return written


def _tell(error: Exception) -> None:
    # The name of the error and where it was raised; its words may hold somebody's name.
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{where[0].filename.rpartition('/')[2]}:{where[0].lineno}" if where else ""
    log.warning("case_not_recomputed", reason=type(error).__name__, at=place)
