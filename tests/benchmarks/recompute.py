"""Measures the daily run through all open cases: cases a second, against only reading the same rows, and peak memory.

    python -m tests.benchmarks.recompute [--database URL] [--sizes 1000 10000 100000] [--drifted 100]

Every case has three years of absence; every so many-th has drifted and is written. Each way of going through the cases is
a process of its own, so that its peak memory is its own; what Python and the libraries take before the first case is
printed beside it. Seconds of the clock include what else the machine does; those of the processor do not, nor the
database's own on PostgreSQL. The pauses between batches are left out of both: what is measured is the work.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa

from tests.benchmarks.histories import add_histories, templates
from tests.benchmarks.timelines import TODAY
from tests.benchmarks.world import World, empty
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.adapters.clock import FixedClock
from workflow.adapters.crypto import load_keys
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.rules import STANDARD
from workflow.services.office import Office
from workflow.services.recompute import BATCH, Recompute

OWN, BARE = "own", "bare"
CASES = "SELECT * FROM follow_up_case WHERE closed_at IS NULL {} ORDER BY id LIMIT " + str(BATCH)
OF_BATCH = (
    (
        "SELECT p.* FROM absence_period p JOIN employment e ON e.id = p.employment_id WHERE e.person_id {persons}"
        " AND p.replaced_by IS NULL AND p.withdrawn_at IS NULL ORDER BY p.start_on, p.received_at, p.id"
    ),
    (
        "SELECT d.case_id, d.kind, d.version, d.filed_on, d.facts, d.answered_before, c.outcome FROM document d"
        " LEFT JOIN confirmation c ON c.document_id = d.id"
        " WHERE d.case_id {cases} AND d.is_current ORDER BY d.spell"
    ),
    "SELECT id, born_on FROM person WHERE id {persons}",
)


def own(engine: sa.Engine, folder: Path) -> int:
    """The service's way; returns how many cases it looked at."""
    keys = load_keys(folder / "keys", create=True)
    way = Recompute(
        office=Office(SqlStore(engine, keys), FixedClock(TODAY), NorwegianWorkingDays()),
        reading=SqlStore(engine.execution_options(reads_only=True), keys),
        former=STANDARD,
        pause=lambda: None,
    )
    return sum(one.looked_at for one in way.rounds())


def bare(engine: sa.Engine) -> int:
    """The same rows by hand, straight on the driver; nothing is made of them."""
    raw = engine.raw_connection()
    cursor = raw.cursor()
    lite = engine.dialect.name == "sqlite"
    seen, last = 0, None
    while True:
        mark = "?" if lite else "%s"
        cursor.execute(CASES.format(f"AND id > {mark}" if last else ""), (last,) if last else ())
        names = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        if not rows:
            raw.close()
            return seen
        cases, persons = ([row[names.index(name)] for row in rows] for name in ("id", "employee_id"))
        for sql in OF_BATCH:
            ids = persons if "{persons}" in sql else cases
            one_of = f"IN ({','.join('?' * len(ids))})" if lite else "= ANY(%s)"
            cursor.execute(sql.format(persons=one_of, cases=one_of), ids if lite else (ids,))
            cursor.fetchall()
        seen, last = seen + len(rows), cases[-1]


def child(url: str, how: str, folder: Path) -> None:
    """Go through the cases once and print: cases, seconds, processor seconds, MiB before and at the peak."""
    engine = connect(url)
    with engine.connect() as connection:
        connection.scalar(sa.select(t.case.c.id).limit(1))
    before, start, busy = _peak_mib(), time.perf_counter(), time.process_time()
    seen = own(engine, folder) if how == OWN else bare(engine)
    print(seen, time.perf_counter() - start, time.process_time() - busy, before, _peak_mib())
    engine.dispose()


def measured(url: str, how: str, folder: Path) -> tuple[float, ...]:
    """What a process of its own found."""
    command = [sys.executable, "-m", "tests.benchmarks.recompute", "--child", how, "--database", url]
    told = subprocess.run([*command, "--folder", str(folder)], capture_output=True, text=True, check=True)
    return tuple(map(float, told.stdout.split()))


def drift(world: World, every: int) -> None:
    """Let every so many-th case have no max date."""
    with world.engine.begin() as connection:
        ids = connection.scalars(sa.select(t.case.c.id).order_by(t.case.c.id)).all()[::every]
        for start in range(0, len(ids), 500):
            some = t.case.c.id.in_(ids[start : start + 500])
            connection.execute(sa.update(t.case).where(some).values(max_date=None, max_date_reckoned=None))


def main() -> None:
    """Read the arguments, fill, measure at each size, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--database", help="an empty PostgreSQL database; SQLite in a temporary folder without it"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--drifted", type=int, default=100, help="every so many-th case has drifted")
    parser.add_argument("--child", choices=(OWN, BARE), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.database, chosen.child, chosen.folder)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = chosen.database or f"sqlite:///{folder}/benchmark.db"
        world = empty(url, Path(folder))
        kinds = templates(world)
        periods = sum(len(kind.periods) for kind in kinds) / len(kinds)
        print(
            f"the daily run on {world.engine.dialect.name}: {periods:.0f} periods and 3 documents a case,"
            f" every {chosen.drifted}th case has drifted, batches of {BATCH}"
        )
        total = 0
        for size in chosen.sizes:
            add_histories(world, kinds, size - total)
            total = size
            _line(world, url, Path(folder), chosen.drifted)
        world.engine.dispose()


def _line(world: World, url: str, folder: Path, drifted: int) -> None:
    drift(world, drifted)
    seen, took, busy, before, peak = measured(url, OWN, folder)
    _, bare_took, bare_busy, _, bare_peak = measured(url, BARE, folder)
    with world.engine.connect() as connection:
        wrong = connection.scalar(sa.select(sa.func.count()).where(t.case.c.max_date.is_(None)))
    assert not wrong, wrong
    print(
        f"  {seen:>9,.0f} cases: {took:6.1f} s, {seen / took:6,.0f} a second ({seen / busy:,.0f} a processor second);"
        f" only reading the rows {bare_took:.1f} s, {took / bare_took:.1f} x ({busy / bare_busy:.1f} x processor);"
        f" peak {peak:.0f} MiB, {peak - before:.0f} above the start (bare {bare_peak:.0f})",
        flush=True,
    )


def _peak_mib() -> float:
    """The most this program has held; what `getrusage` tells begins with what its parent held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
