"""The head of the chain carries a seal that only this installation can make, and moves forward alone; on both databases."""

from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.persistence.audit import AT, KEYS, Log, a_log, as_an_intruder
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_anchor import UnsealedHead, anchor_now
from workflow.adapters.persistence.audit_content import CHAINED
from workflow.adapters.persistence.audit_guards import guards
from workflow.adapters.persistence.audit_release import release_rows
from workflow.adapters.persistence.audit_verify import Finding, Kind, Walk, verify
from workflow.adapters.persistence.engine import connect

NOT_SEALED = Finding(Kind.SEAL, "audit_head", "1")


@pytest.fixture
def log(engine: sa.Engine) -> Log:
    """Three rows of each table, nine lines in all."""
    found = a_log(engine)
    found.write(3)
    return found


def head_of(log: Log) -> dict[str, Any]:
    with log.engine.connect() as connection:
        return dict(connection.execute(sa.select(t.audit_head)).mappings().one())


def cut(log: Log, connection: sa.Connection, last: int) -> bytes:
    """Take away everything after a line, rows and lines; the link that is now the last."""
    lines = sa.select(t.audit_chain.c.table_name, t.audit_chain.c.row_key).where(
        t.audit_chain.c.sequence > last
    )
    for name, key in connection.execute(lines).all():
        connection.execute(sa.delete(CHAINED[name]).where(CHAINED[name].c.id == key))
    connection.execute(sa.delete(t.audit_chain).where(t.audit_chain.c.sequence > last))
    link = connection.scalar(sa.select(t.audit_chain.c.link).where(t.audit_chain.c.sequence == last))
    return bytes(link or b"")


@pytest.mark.parametrize("column", ["link", "seal"])
def test_every_single_byte_of_the_head_counts(log: Log, column: str) -> None:
    whole = bytes(head_of(log)[column])
    for place in range(len(whole)):
        other = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        with as_an_intruder(log.engine) as connection:
            connection.execute(sa.update(t.audit_head).values({column: other}))
        assert NOT_SEALED in log.findings(), place
    with as_an_intruder(log.engine) as connection:
        connection.execute(sa.update(t.audit_head).values({column: whole}))
    assert log.findings() == []


def test_a_head_with_another_number_is_found(log: Log) -> None:
    for number in (8, 10, 10**12):
        with as_an_intruder(log.engine) as connection:
            connection.execute(sa.update(t.audit_head).values(sequence=number))
        assert log.findings() == [Finding(Kind.CUT, "audit_chain", str(number)), NOT_SEALED]


def test_a_cut_end_with_the_head_set_back_is_found_without_any_anchor(log: Log) -> None:
    with as_an_intruder(log.engine) as connection:
        link = cut(log, connection, 6)
        connection.execute(sa.update(t.audit_head).values(sequence=6, link=link))
    assert log.findings() == [NOT_SEALED]


def test_what_is_written_afterwards_does_not_hide_it(log: Log) -> None:
    with as_an_intruder(log.engine) as connection:
        link = cut(log, connection, 6)
        connection.execute(sa.update(t.audit_head).values(sequence=6, link=link))
    log.write(3)
    assert log.findings() == [NOT_SEALED]


def test_a_removed_head_is_found_then_and_after_the_service_wrote_on(log: Log) -> None:
    with as_an_intruder(log.engine) as connection:
        cut(log, connection, 6)
        connection.execute(sa.delete(t.audit_head))
    assert log.findings() == [Finding(Kind.CUT, "audit_head", "1")]
    log.write(3)
    assert log.findings() == [NOT_SEALED]


def test_a_second_head_is_found(log: Log) -> None:
    second = head_of(log) | {"id": 2}
    with pytest.raises(sa.exc.DBAPIError), log.engine.begin() as connection:
        connection.execute(t.audit_head.insert(), second)
    with as_an_intruder(log.engine) as connection:
        if log.engine.dialect.name == "postgresql":
            connection.exec_driver_sql("ALTER TABLE audit_head DROP CONSTRAINT ck_audit_head_one")
        else:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        connection.execute(t.audit_head.insert(), second)
    assert log.findings() == [Finding(Kind.INSERTED, "audit_head", "2")]
    with as_an_intruder(log.engine) as connection:
        connection.exec_driver_sql("DELETE FROM audit_head WHERE id = 2")
        if log.engine.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "ALTER TABLE audit_head ADD CONSTRAINT ck_audit_head_one CHECK (id = 1)"
            )


def test_an_older_genuine_head_is_found_by_an_anchor_alone(log: Log) -> None:
    older = head_of(log)
    log.write()
    with log.engine.connect() as connection:
        anchor = anchor_now(connection, KEYS, AT)
    assert anchor
    with as_an_intruder(log.engine) as connection:
        cut(log, connection, 9)
        connection.execute(sa.update(t.audit_head).values(older))
    assert log.findings() == []
    assert list(verify(log.engine, Walk(KEYS), [anchor])) == [Finding(Kind.CUT, "audit_chain", "12")]


def test_a_head_without_its_seal_is_not_anchored(log: Log) -> None:
    with as_an_intruder(log.engine) as connection:
        connection.execute(sa.update(t.audit_head).values(seal=b""))
    with log.engine.connect() as connection, pytest.raises(UnsealedHead):
        anchor_now(connection, KEYS, AT)


BACKWARDS = {
    "back": "UPDATE audit_head SET sequence = sequence - 1",
    "where it stands": "UPDATE audit_head SET link = seal",
    "away": "DELETE FROM audit_head",
    "to another row": "UPDATE audit_head SET id = 2, sequence = sequence + 1",
}


@pytest.mark.parametrize("sql", BACKWARDS.values(), ids=BACKWARDS)
def test_the_database_lets_the_head_go_forward_alone(log: Log, sql: str) -> None:
    with pytest.raises(sa.exc.DBAPIError), log.engine.begin() as connection:
        connection.exec_driver_sql(sql)
    assert log.lines() == 9


@pytest.mark.parametrize("table", ["audit_head", "audit_chain", *CHAINED])
def test_sqlite_puts_no_row_in_the_place_of_another(sqlite_log: Log, table: str) -> None:
    """`INSERT OR REPLACE` removes a row without asking the triggers that refuse to remove."""
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), sqlite_log.engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
    assert sqlite_log.lines() == 3


@pytest.fixture
def sqlite_log(sqlite_url: str) -> Log:
    found = a_log(connect(sqlite_url))
    found.write()
    return found


DEFINITIONS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


def test_each_trigger_that_is_not_there_is_named(log: Log) -> None:
    dialect = log.engine.dialect.name
    all_of_them = [Finding(Kind.GUARD, table, name) for table, name in guards(dialect)]
    assert {"audit_head_goes_on", "audit_chain_is_not_removed"} <= {one.key for one in all_of_them}
    with log.engine.begin() as connection:
        definitions = connection.exec_driver_sql(DEFINITIONS[dialect]).all()
        for table, name in guards(dialect):
            connection.exec_driver_sql(
                f"DROP TRIGGER {name}" + (f" ON {table}" if dialect == "postgresql" else "")
            )
    assert log.findings() == all_of_them
    with log.engine.begin() as connection:
        for _name, definition in definitions:
            connection.exec_driver_sql(definition)
    assert log.findings() == []


def test_a_trigger_of_that_name_on_another_table_is_no_guard(sqlite_log: Log) -> None:
    with sqlite_log.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_head_goes_on")
        connection.exec_driver_sql(
            "CREATE TRIGGER audit_head_goes_on AFTER INSERT ON unit BEGIN SELECT 1; END"
        )
    assert sqlite_log.findings() == [Finding(Kind.GUARD, "audit_head", "audit_head_goes_on")]


@pytest.mark.parametrize("way", ["DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"])
def test_a_trigger_that_sleeps_is_no_guard(postgres_url: str, way: str) -> None:
    log = a_log(connect(postgres_url))
    with log.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE audit_head {way} audit_head_goes_on")
    found = log.findings()
    with log.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit_head ENABLE TRIGGER audit_head_goes_on")
    assert found == [Finding(Kind.GUARD, "audit_head", "audit_head_goes_on")]
    assert log.findings() == []
    log.engine.dispose()


def test_retention_still_lets_rows_go_and_the_seal_holds(log: Log) -> None:
    with log.engine.begin() as connection:
        ids = list(connection.scalars(sa.select(t.history.c.id)))
        assert release_rows(connection, uuid4(), {"history": ids}, keys=KEYS, at=AT) == 3
    assert log.findings() == []
