"""Measures HR's cockpit with ten thousand open cases: whole requests, beside the bare query that reads the same rows.

    python -m tests.benchmarks.cockpit [--database URL] [--cases 10000] [--plans]

Each page is asked for as HR in a browser would, alternating with its query by hand on the driver. Prints the median of
both, their ratio, and whether every page stays under half a second; `--plans` also how the database finds the rows.
"""

import argparse
import dataclasses
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from tests.fixtures.many_cases import Many, add_many
from tests.web.world import TODAY, Browser, add_somebody, signed_in, wiring_of
from web.app import create_app
from web.settings import load_settings
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.migrate import upgrade
from workflow.domain.people import Role

ROUNDS = 9
LIMIT_SECONDS = 0.5
SHARE_OPEN = 0.9
"""Of the cases that are made; the others are closed."""
ROWS = (
    "SELECT c.id, p.given_name, p.family_name, u.name, m.given_name, m.family_name, c.stage, c.next_due_on, c.next_duty"
    " FROM follow_up_case c JOIN person p ON p.id = c.employee_id JOIN unit u ON u.id = c.unit_id"
    " LEFT JOIN person m ON m.id = c.manager_id WHERE c.closed_at IS NULL "
)
USED = (
    "SELECT c.unit_id, h.word, count(DISTINCT h.case_id) FROM history h JOIN follow_up_case c ON c.id = h.case_id"
    " WHERE h.event = 'step_taken' AND h.word <> 'conclude_plan' AND c.closed_at IS NULL GROUP BY c.unit_id, h.word"
)
OBJECTED = "AND c.id IN (SELECT d.case_id FROM confirmation f JOIN document d ON d.id = f.document_id WHERE f.outcome = 'objected')"
LATE = (
    "SELECT c.unit_id, c.next_duty, count(*) FROM follow_up_case c WHERE c.closed_at IS NULL AND c.next_due_on < {today}"
    " GROUP BY c.unit_id, c.next_duty"
)
BY_DAY = " ORDER BY c.next_due_on, c.id LIMIT 51"
BARE: dict[str, tuple[str, ...]] = {
    "/hr/": (
        LATE,
        "SELECT count(*) FROM follow_up_case c WHERE c.closed_at IS NULL AND c.next_due_on < {today}",
        "SELECT count(*) FROM follow_up_case c WHERE c.closed_at IS NULL AND c.manager_id IS NULL",
        USED,
        ROWS + BY_DAY,
    ),
    "/hr/overdue": (LATE,),
    "/hr/exemptions": (USED,),
    "first page": (ROWS + "AND c.next_due_on IS NOT NULL" + BY_DAY,),
    "deep page": (ROWS + "AND c.next_due_on > {deep}" + BY_DAY,),
    "by name": (ROWS + "ORDER BY p.sort_name, c.id LIMIT 51",),
    "by unit": (ROWS + "ORDER BY u.name, p.sort_name, c.id LIMIT 51",),
    "by max date": (ROWS + "AND c.max_date IS NOT NULL ORDER BY c.max_date, c.id LIMIT 51",),
    "without responsible": (ROWS + "AND c.manager_id IS NULL" + BY_DAY,),
    "objections": (ROWS + OBJECTED + BY_DAY,),
    "saved view": (ROWS + "AND c.next_due_on < {today} AND c.next_duty = 'plan'" + BY_DAY,),
    "choose to give away": (ROWS + "AND c.next_due_on IS NOT NULL" + BY_DAY,),
}
"""What each page reads, by hand."""


def addresses(browser: Browser) -> dict[str, str]:
    """The pages by what they are called; the deep one is found by going on."""
    pages = {
        "/hr/": "/hr/", "/hr/overdue": "/hr/overdue", "/hr/exemptions": "/hr/exemptions", "first page": "/hr/cases?all=1",
        "deep page": _after(browser, "/hr/cases?all=1", 100), "by name": "/hr/cases?order=name", "by unit": "/hr/cases?order=unit",
        "by max date": "/hr/cases?order=max_date", "without responsible": "/hr/cases?unmanaged=1",
        "objections": "/hr/cases?objected=1", "choose to give away": "/hr/hand-over",
    }  # fmt: skip
    browser.get("/hr/views/new?overdue=1&duty=plan")
    browser.post("/hr/views", {"called": "Sene planer", "overdue": "1", "duty": "plan", "opens_list": "yes"})
    return pages | {"saved view": "/hr/cases"}


def _after(browser: Browser, path: str, pages: int) -> str:
    for _ in range(pages):
        more = re.search(r'href="([^"]+)" rel="next"', browser.get(path).text)
        if more is None:
            return path
        path = more[1].replace("&amp;", "&")
    return path


def measure(browser: Browser, engine: sa.Engine, pages: dict[str, str]) -> Iterator[tuple[str, float, float]]:
    """Each page with the median seconds of the request and of its bare query, in alternating rounds."""
    for name, path in pages.items():
        own, bare = list[float](), list[float]()
        ways: list[tuple[list[float], Callable[[], object]]] = [
            (own, lambda path=path: _page(browser, path)),  # type: ignore[misc]
            (bare, lambda name=name: _bare(engine, BARE[name])),  # type: ignore[misc]
        ]
        for number in range(ROUNDS + 1):
            for spent, way in ways[:: 1 if number % 2 else -1]:
                start = time.perf_counter()
                way()
                if number:  # the first round warms up, and notes who stood on the list
                    spent.append(time.perf_counter() - start)
        yield name, statistics.median(own), statistics.median(bare)


def _page(browser: Browser, path: str) -> None:
    answer = browser.get(path, follow_redirects=True)
    assert answer.status_code == 200, (path, answer.status_code)


def _bare(engine: sa.Engine, queries: tuple[str, ...]) -> None:
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        for query in queries:
            cursor.execute(query.format(today=f"'{TODAY}'", deep=f"'{TODAY.replace(day=28)}'"))
            cursor.fetchall()
        raw.rollback()
    finally:
        raw.close()


def plans(browser: Browser, engine: sa.Engine, pages: dict[str, str]) -> None:
    """Print how the database finds the rows of each page: the slowest statements first."""
    for name, path in pages.items():
        asked: list[tuple[float, str, Any]] = []
        _timed(engine, lambda path=path: _page(browser, path), asked)  # type: ignore[misc]
        for took, statement, parameters in sorted(asked, key=lambda one: -one[0])[:3]:
            print(f"--- {name}: {took * 1e3:.1f} ms\n{statement[:2000]}")
            explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
            with engine.connect() as connection:
                for row in connection.exec_driver_sql(f"{explain} {statement}", parameters):
                    print("   ", row[-1])


def _timed(engine: sa.Engine, ask: Callable[[], object], asked: list[tuple[float, str, Any]]) -> None:
    started: list[float] = []

    def before(*_rest: object) -> None:
        started.append(time.perf_counter())

    def after(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append((time.perf_counter() - started[-1], statement, parameters))

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    ask()
    event.remove(engine, "before_cursor_execute", before)
    event.remove(engine, "after_cursor_execute", after)


def main() -> None:
    """Read the arguments, fill, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--database", help="an empty PostgreSQL database; SQLite in a temporary folder without it"
    )
    parser.add_argument("--cases", type=int, default=10_000, help="open ones")
    parser.add_argument("--plans", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings({"TILBAKE_DATA": str(Path(folder) / "data")})
        url = chosen.database or f"sqlite:///{folder}/benchmark.db"
        app = create_app(dataclasses.replace(settings, database_url=url), FixedClock(TODAY))
        engine = wiring_of(app).engine
        upgrade(engine)
        made: Many = add_many(engine, round(chosen.cases / SHARE_OPEN), TODAY, history=20)
        browser = signed_in(app, add_somebody(app, Role.HR))
        pages = addresses(browser)
        print(
            f"HR's cockpit on {engine.dialect.name}, {len(made.cases)} cases, nine in ten open, {len(made.units)} units"
        )
        slowest = 0.0
        for name, own, bare in measure(browser, engine, pages):
            slowest = max(slowest, own)
            print(f"  {name:20} {own * 1e3:7.1f} ms, bare {bare * 1e3:7.1f} ms, {own / bare:7.2f} x bare")
        verdict = "under" if slowest < LIMIT_SECONDS else "OVER"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  slowest {slowest * 1e3:.0f} ms: {verdict} half a second; peak memory {peak:.0f} MiB")
        if chosen.plans:
            plans(browser, engine, pages)
        engine.dispose()


if __name__ == "__main__":
    main()
