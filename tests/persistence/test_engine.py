"""The database loses no update, keeps foreign keys, and uses the indexes that lists and sweep were given."""

from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.engine import connect

AT = datetime(2026, 2, 2, tzinfo=UTC)
EACH = 60


def _count_up(url: str) -> None:
    engine = connect(url)
    for _ in range(EACH):
        with engine.begin() as connection:
            query = sa.select(t.outbox.c.attempts).where(t.outbox.c.id == 1).with_for_update()
            attempts = connection.scalars(query).one()
            connection.execute(sa.update(t.outbox).where(t.outbox.c.id == 1).values(attempts=attempts + 1))
    engine.dispose()


def test_no_update_is_lost_between_processes(database_url: str) -> None:
    engine = connect(database_url)
    row = {
        "id": 1,
        "effect": "sweep",
        "about": "s",
        "period": "p",
        "queue": "q",
        "due_at": AT,
        "created_at": AT,
    }
    with engine.begin() as connection:
        connection.execute(t.outbox.insert(), row | {"attempts": 0})
    with ProcessPoolExecutor(3) as pool:
        list(pool.map(_count_up, [database_url] * 3))
    with engine.connect() as connection:
        assert connection.scalars(sa.select(t.outbox.c.attempts)).one() == 3 * EACH
    engine.dispose()


def test_postgres_compiles_no_question_to_machine_code(database_url: str) -> None:
    engine = connect(database_url)
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SHOW jit").scalar() == "off"
    engine.dispose()


def test_a_row_cannot_point_to_nothing(engine: sa.Engine) -> None:
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.execute(
            t.account.insert(), {"id": uuid4(), "person_id": uuid4(), "username": "x", "created_at": AT}
        )


def _many_cases(connection: sa.Connection) -> None:
    """So many cases that the planner has something to choose between; PostgreSQL looks at the data first."""
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no foreign keys here
    connection.exec_driver_sql(
        "INSERT INTO follow_up_case (id, employment_id, employee_id, unit_id, manager_id, stage, spell, first_day, grade,"
        " extended_certificate, next_due_on, next_alarm_on, version, opened_at)"
        " SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'plan', 1,"
        " '2026-02-02', 100, false, date '2026-02-02' + n, date '2026-02-02' + n, 1, now() FROM generate_series(1, 2000) n"
    )
    # An empty history would leave it a draw between its indexes once the server has noticed that it is empty.
    connection.exec_driver_sql(
        "INSERT INTO history (case_id, at, acted_as, event, word, detail)"
        " SELECT id, now(), 'hr', 'case_opened', 'plan', '{}' FROM follow_up_case, generate_series(1, 3)"
    )
    connection.exec_driver_sql("ANALYZE follow_up_case, history")


PLANS = [
    (
        "the sweep",
        sa.select(t.case.c.id).where(t.case.c.next_alarm_on <= date(2026, 3, 1), t.case.c.closed_at.is_(None)),
        "ix_follow_up_case_alarm",
    ),
    (
        "a manager's list",
        sa.select(t.case.c.id)
        .where(t.case.c.manager_id == UUID(int=1))
        .order_by(t.case.c.next_due_on, t.case.c.id)
        .limit(20),
        "ix_follow_up_case_manager_due",
    ),
    (
        "documents on file",
        sa.select(t.document.c.kind).where(t.document.c.case_id == UUID(int=1), t.document.c.spell == 1, t.document.c.is_current),
        "uq_document_current",
    ),
    (
        "work that waits",
        sa.select(t.outbox.c.id).where(t.outbox.c.queue == "messages", t.outbox.c.outcome.is_(None), t.outbox.c.due_at <= AT),
        "ix_outbox_waiting",
    ),
    ("a case's history", sa.select(t.history.c.word).where(t.history.c.case_id == UUID(int=1)).order_by(t.history.c.id), "ix_history_case"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "query", "index"), PLANS, ids=[plan[0] for plan in PLANS])
def test_the_main_queries_have_their_index(
    engine: sa.Engine, what: str, query: sa.Select[tuple[object]], index: str
) -> None:
    sql = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            _many_cases(connection)
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = "\n".join(connection.scalars(sa.text(f"EXPLAIN {sql}")))
        else:
            plan = "\n".join(row.detail for row in connection.execute(sa.text(f"EXPLAIN QUERY PLAN {sql}")))
    assert index in plan, f"{what} is read without its index:\n{plan}"


def test_a_server_that_dies_in_the_middle_is_told_as_such_and_the_next_question_is_answered(
    postgres_url: str,
) -> None:
    engine = connect(postgres_url)
    with pytest.raises(sa.exc.OperationalError), engine.begin() as connection:
        connection.execute(sa.select(sa.func.pg_terminate_backend(sa.func.pg_backend_pid())))
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    with engine.begin() as connection:
        assert connection.scalar(sa.select(1)) == 1
    engine.dispose()
