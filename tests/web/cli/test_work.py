"""`tilbake work`: what waits and what failed is seen, and what failed is done again."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from web.cli import main
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.due_work import still_tried
from workflow.adapters.persistence.engine import connect
from workflow.adapters.queue.heartbeat import EXPECTED, beat

NOW = datetime.now(UTC)


@pytest.fixture
def database(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sa.Engine]:
    monkeypatch.setenv("TILBAKE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("REDIS_URL", f"unix://{tmp_path}/nobody.sock")
    engine = connect(sqlite_url)
    yield engine
    engine.dispose()


def add(engine: sa.Engine, **values: Any) -> int:
    row = {
        "effect": "sweep",
        "about": "sweep",
        "period": uuid4().hex,
        "queue": "follow_up",
        "due_at": NOW,
        "created_at": NOW,
        "attempts": 0,
    }
    with engine.begin() as connection:
        found = connection.execute(sa.insert(t.outbox).values(row | values).returning(t.outbox.c.id))
        return int(found.scalar_one())


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["work", *words])


def test_status_says_how_much_waits_how_long_and_what_failed(database: sa.Engine) -> None:
    add(database, created_at=datetime.now(UTC) - timedelta(hours=2))
    add(
        database,
        queue="messages",
        effect="remind_duty",
        leased_until=datetime.now(UTC) + timedelta(minutes=5),
    )
    failed = add(database, outcome="failed", reason="DeliveryFailed", attempts=8)
    found = json.loads(run("status", "--json").output)
    queues = {queue["queue"]: queue for queue in found["queues"]}
    assert set(queues) == {"documents", "messages", "follow_up"}
    assert (queues["follow_up"]["waiting"], queues["follow_up"]["due"], queues["follow_up"]["failed"]) == (
        1,
        1,
        1,
    )
    assert 7200 <= queues["follow_up"]["oldest_waiting_seconds"] < 7300
    assert (queues["messages"]["leased"], queues["messages"]["due"]) == (1, 0)
    assert queues["documents"]["doorbells"] is None, "Redis is away, and the rest is told all the same"
    assert [(work["id"], work["reason"]) for work in found["failed"]] == [(failed, "DeliveryFailed")]


def test_status_ends_well_only_when_nothing_failed_and_every_process_lives(database: sa.Engine) -> None:
    assert run("status").exit_code == 1
    for name in EXPECTED:
        beat(database, name, datetime.now(UTC))
    assert run("status").exit_code == 0
    add(database, outcome="failed", reason="ValueError")
    told = run("status")
    assert told.exit_code == 1
    assert "ValueError" in told.output
    assert "tilbake work retry" in told.output


def test_retry_makes_one_or_all_due_again(database: sa.Engine) -> None:
    one, two = (add(database, outcome="failed", reason="ValueError", attempts=8) for _ in range(2))
    assert run("retry", str(one)).exit_code == 0
    assert run("retry", "--all").output.strip() == "1 due again."
    with database.connect() as connection:
        rows = connection.execute(sa.select(t.outbox.c.outcome, t.outbox.c.attempts)).all()
    assert [tuple(row) for row in rows] == [(None, 0), (None, 0)]
    assert two != one


def test_retry_of_something_that_did_not_fail_says_so(database: sa.Engine) -> None:
    waiting = add(database)
    for words in (("retry", str(waiting)), ("retry", "999"), ("retry", str(10**30))):
        told = run(*words)
        assert told.exit_code == 1
        assert "no failed work" in told.output
    assert run("retry").exit_code == 2
    assert run("retry", "1", "--all").exit_code == 2


def test_status_lists_what_is_still_being_tried_after_it_failed_twice(database: sa.Engine) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    add(database, attempts=1, reason="DeliveryFailed", due_at=later)
    tried = add(database, attempts=4, reason="DeliveryFailed", due_at=later)
    found = json.loads(run("status", "--json").output)
    assert [(work["id"], work["attempts"]) for work in found["still_tried"]] == [(tried, 4)]
    assert found["still_tried"][0]["next_at"] == later.isoformat(timespec="seconds")
    assert "still being tried" in run("status").output


def test_what_is_still_being_tried_is_found_along_the_index_of_waiting_work(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        done = {
            "effect": "sweep",
            "about": "x",
            "queue": "messages",
            "due_at": NOW,
            "created_at": NOW,
            "outcome": "done",
        }
        connection.execute(sa.insert(t.outbox), [done | {"period": str(number)} for number in range(2000)])
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")
        query = sa.select(t.outbox.c.id).where(still_tried(NOW)).order_by(t.outbox.c.id).limit(50)
        explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
        written = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"{explain} {written}").all()
    assert "ix_outbox_waiting" in str(plan)
