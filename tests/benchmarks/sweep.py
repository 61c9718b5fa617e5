"""Measures the daily sweep against the bare indexed query and the bare insert, at growing numbers of cases.

    python -m tests.benchmarks.sweep [--database URL] [--sizes 10000 100000 1000000] [--due 5000]

So many cases are due whatever the number of cases; the exponent says how the sweep's time grows with the rest.
"""

import argparse
import math
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from tests.benchmarks.world import AT, TODAY, World, add_cases, empty
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.sweep import due_cases, order_alarms

FIND = "SELECT count(*) FROM follow_up_case WHERE closed_at IS NULL AND next_alarm_on <= {}"
ORDER = (
    "INSERT INTO outbox (case_id, effect, about, period, queue, due_at, created_at, attempts)"
    " SELECT id, 'raise_alarms', 'sweep', {} || '/v' || CAST(version AS VARCHAR), 'follow_up', {}, {}, 0"
    " FROM follow_up_case WHERE closed_at IS NULL AND next_alarm_on <= {} ON CONFLICT DO NOTHING"
)
ROUNDS = 7


def _marked(sql: str, connection: sa.Connection) -> str:
    return sql.replace("{}", "?" if connection.dialect.name == "sqlite" else "%s")


def bare_find(connection: sa.Connection) -> int:
    """The query by hand, on the driver."""
    cursor = connection.connection.cursor()
    cursor.execute(_marked(FIND, connection), (_day(connection),))
    return int((cursor.fetchone() or (0,))[0])


def bare_order(connection: sa.Connection) -> int:
    """The insert by hand, on the driver."""
    cursor = connection.connection.cursor()
    at = AT.replace(tzinfo=None).isoformat(" ") if connection.dialect.name == "sqlite" else AT
    cursor.execute(_marked(ORDER, connection), (TODAY.isoformat(), at, at, _day(connection)))
    return int(cursor.rowcount)


def _day(connection: sa.Connection) -> object:
    return TODAY.isoformat() if connection.dialect.name == "sqlite" else TODAY


def own_find(connection: sa.Connection) -> int:
    """The query of the service."""
    return due_cases(connection, TODAY)


def own_order(connection: sa.Connection) -> int:
    """The sweep of the service."""
    return order_alarms(connection, TODAY, AT)


def measure(world: World, due: int) -> dict[str, float]:
    """Median seconds of each way in alternating rounds, committed, on an empty outbox each time."""
    ways: dict[str, Callable[[sa.Connection], int]] = {
        "bare find": bare_find,
        "own find": own_find,
        "bare order": bare_order,
        "own order": own_order,
    }
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(ROUNDS + 1):
        for name, way in list(ways.items())[:: 1 if number % 2 else -1]:
            with world.engine.begin() as connection:
                connection.execute(t.outbox.delete())
            start = time.perf_counter()
            with world.engine.begin() as connection:
                found = way(connection)
            took = time.perf_counter() - start
            assert found == due, (name, found)
            if number:
                spent[name].append(took)
    return {name: statistics.median(times) for name, times in spent.items()}


def main() -> None:
    """Read the arguments, measure at each size, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--database", help="an empty PostgreSQL database; SQLite in a temporary folder without it"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--due", type=int, default=5_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        world = empty(chosen.database or f"sqlite:///{folder}/benchmark.db", Path(folder))
        print(f"the daily sweep on {world.engine.dialect.name}, {chosen.due} cases due")
        logs, total = [], 0
        for size in chosen.sizes:
            if not total:
                add_cases(world, chosen.due, alarm_every=1)
                total = chosen.due
            add_cases(world, size - total, alarm_every=size * 2)
            with (
                world.engine.begin() as connection
            ):  # the first of each filling is due as well; it is not counted on
                connection.execute(
                    sa.update(t.case).where(_extra(connection, chosen.due)).values(next_alarm_on=None)
                )
            total = size
            found = measure(world, chosen.due)
            logs.append((math.log(size), math.log(found["own order"])))
            print(
                f"  {size:>9} cases: find {found['own find'] * 1e3:.1f} ms ({found['own find'] / found['bare find']:.2f} x bare),"
                f" find and insert {found['own order'] * 1e3:.1f} ms ({found['own order'] / found['bare order']:.2f} x bare)"
            )
        slope = (
            statistics.linear_regression([x for x, _ in logs], [y for _, y in logs]).slope
            if len(logs) > 1
            else 0.0
        )
        print(f"  exponent in the number of cases {slope:.3f}, peak memory {_peak_mib():.0f} MiB")
        world.engine.dispose()


def _extra(connection: sa.Connection, due: int) -> sa.ColumnElement[bool]:
    """Cases that are due beyond the wanted number."""
    wanted = connection.scalars(
        sa.select(t.case.c.id).where(t.case.c.next_alarm_on <= TODAY).offset(due)
    ).all()
    return t.case.c.id.in_(wanted)


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
