"""The log can be verified, and nothing in it can be changed, removed, inserted or cut unseen; on both databases."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.persistence.audit import AT, KEYS, Log, a_log, as_an_intruder
from workflow.adapters.persistence import audit_verify
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_anchor import (
    Anchor,
    BadAnchor,
    anchor_now,
    read_line,
    signed_line,
)
from workflow.adapters.persistence.audit_begin import begin_chain
from workflow.adapters.persistence.audit_chain import head_seal
from workflow.adapters.persistence.audit_content import CHAINED
from workflow.adapters.persistence.audit_release import Unchained, release_rows
from workflow.adapters.persistence.audit_verify import Finding, Kind, Walk, verify
from workflow.adapters.persistence.engine import connect
from workflow.domain.people import Role

EACH = 25


@pytest.fixture
def log(engine: sa.Engine) -> Log:
    """Three rows of each table, nine lines in all."""
    found = a_log(engine)
    found.write(3)
    return found


def test_what_the_service_writes_is_one_unbroken_chain(log: Log) -> None:
    assert log.findings() == []
    assert log.lines() == 9


COLUMNS = [(table.name, column.name) for table in CHAINED.values() for column in table.columns]
OTHER = {"id": 999, "detail": "'{}'", "listed_on": "'2026-03-02'"}


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(each) for each in COLUMNS])
def test_a_change_in_any_column_of_any_table_is_found(log: Log, table: str, column: str) -> None:
    kind = CHAINED[table].c[column].type
    values: dict[Any, str] = {
        sa.Uuid: f"'{uuid4()}'" if log.engine.dialect.name == "postgresql" else f"'{uuid4().hex}'"
    }
    values |= {t.history.c.at.type.__class__: "'2026-03-02 09:30:00.000001+00:00'", sa.String: "'x'"}
    value = OTHER.get(column) or values[type(kind)]
    with as_an_intruder(log.engine) as connection:
        connection.exec_driver_sql(
            f"UPDATE {table} SET {column} = {value} WHERE id = (SELECT min(id) FROM {table})"
        )
    found = log.findings()
    assert found
    assert {one.table for one in found} == {table}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, column in COLUMNS if column != "id"]
)
def test_a_column_that_is_emptied_is_found(log: Log, table: str, column: str) -> None:
    found = CHAINED[table].c[column]
    if not found.nullable:
        return
    query = sa.select(sa.func.min(CHAINED[table].c.id)).where(found.is_not(None))
    with log.engine.connect() as connection:
        number = connection.scalar(query)
    if number is None:
        return
    with as_an_intruder(log.engine) as connection:
        connection.execute(
            sa.update(CHAINED[table]).where(CHAINED[table].c.id == number).values({column: None})
        )
    assert log.findings() == [Finding(Kind.CHANGED, table, str(number))]


def test_every_letter_of_a_row_as_sqlite_keeps_it_counts(sqlite_url: str) -> None:
    log = a_log(connect(sqlite_url))
    log.write()
    texts = [
        (table.name, column.name)
        for table in CHAINED.values()
        for column in table.columns
        if not isinstance(column.type, sa.Integer | sa.BigInteger)
    ]
    changed = 0
    for table, column in texts:
        with log.engine.connect() as connection:
            told = str(connection.exec_driver_sql(f"SELECT {column} FROM {table}").scalar() or "")
        for place in range(len(told)):
            with as_an_intruder(log.engine) as connection:
                other = told[:place] + ("~" if told[place] != "~" else "!") + told[place + 1 :]
                connection.exec_driver_sql(f"UPDATE {table} SET {column} = ?", (other,))
            assert [one.kind for one in log.findings()] == [Kind.CHANGED], (table, column, place)
            changed += 1
        if told:
            with as_an_intruder(log.engine) as connection:
                connection.exec_driver_sql(f"UPDATE {table} SET {column} = ?", (told,))
    assert changed > 200
    assert log.findings() == []


def test_a_text_the_driver_cannot_even_read_is_a_changed_row(sqlite_url: str) -> None:
    log = a_log(connect(sqlite_url))
    log.write(3)
    with as_an_intruder(log.engine) as connection:
        connection.exec_driver_sql("UPDATE history SET word = CAST(x'ff' AS TEXT) WHERE id = 2")
    assert log.findings() == [Finding(Kind.CHANGED, "history", "2")]


@pytest.mark.parametrize("table", list(CHAINED))
def test_a_removed_and_an_inserted_row_are_found(log: Log, table: str) -> None:
    columns = ", ".join(
        column.name for column in CHAINED[table].columns if column.name not in {"id", "submission"}
    )
    with as_an_intruder(log.engine) as connection:
        last = connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar_one()
        connection.exec_driver_sql(
            f"INSERT INTO {table} (id, {columns}) SELECT id + 100, {columns} FROM {table} WHERE id = {last}"
        )
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = {last}")
    assert log.findings() == [
        Finding(Kind.REMOVED, table, str(last)),
        Finding(Kind.INSERTED, table, str(last + 100)),
    ]


@pytest.mark.parametrize("table", list(CHAINED))
def test_rows_that_changed_places_are_found(log: Log, table: str) -> None:
    with as_an_intruder(log.engine) as connection:
        first, second = connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id LIMIT 2").scalars()
        for old, new in ((first, -1), (second, first), (-1, second)):
            connection.exec_driver_sql(f"UPDATE {table} SET id = {new} WHERE id = {old}")
    assert log.findings() == [
        Finding(Kind.CHANGED, table, str(first)),
        Finding(Kind.CHANGED, table, str(second)),
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [("table_name", "'other'"), ("row_key", "77"), ("row_mac", "x"), ("link", "x"), ("sequence", "77")],
)
def test_a_change_in_the_chain_itself_is_found(log: Log, column: str, value: str) -> None:
    blob = "'\\x00'::bytea" if log.engine.dialect.name == "postgresql" else "x'00'"
    with as_an_intruder(log.engine) as connection:
        connection.exec_driver_sql(
            f"UPDATE audit_chain SET {column} = {blob if value == 'x' else value} WHERE sequence = 4"
        )
    assert {Kind.LINE_CHANGED, Kind.LINE_REMOVED} & {one.kind for one in log.findings()}


def test_lines_that_are_taken_out_with_their_rows_leave_a_gap(log: Log) -> None:
    with as_an_intruder(log.engine) as connection:
        connection.exec_driver_sql(
            "DELETE FROM read_log WHERE id = (SELECT row_key FROM audit_chain WHERE sequence = 5)"
        )
        connection.exec_driver_sql("DELETE FROM audit_chain WHERE sequence = 5")
    assert log.findings() == [Finding(Kind.LINE_REMOVED, "audit_chain", "5")]


def test_a_cut_end_is_found_by_the_head_and_with_a_mended_head_by_an_anchor(log: Log) -> None:
    anchor = anchored(log)
    with as_an_intruder(log.engine) as connection:
        link = connection.execute(
            sa.select(t.audit_chain.c.link).where(t.audit_chain.c.sequence == 6)
        ).scalar()
        for name in CHAINED:
            connection.exec_driver_sql(f"DELETE FROM {name} WHERE id = (SELECT max(id) FROM {name})")
        connection.exec_driver_sql("DELETE FROM audit_chain WHERE sequence > 6")
    assert log.findings() == [Finding(Kind.CUT, "audit_chain", "9")]
    with as_an_intruder(log.engine) as connection:
        seal = head_seal(KEYS, 6, link or b"")  # as a backup of that time may hold it
        connection.execute(sa.update(t.audit_head).values(sequence=6, link=link, seal=seal))
    assert log.findings() == []  # without an anchor nobody can know
    assert list(verify(log.engine, Walk(KEYS), [anchor])) == [Finding(Kind.CUT, "audit_chain", "9")]


def test_an_anchor_holds_as_long_as_the_chain_goes_on_from_it(log: Log) -> None:
    anchor = anchored(log)
    log.write()
    assert list(verify(log.engine, Walk(KEYS), [anchor])) == []


def test_an_anchor_of_somebody_else_is_none(log: Log) -> None:
    line = signed_line(anchored(log), KEYS.sign)
    assert read_line(f"2026-03-02 scheduler {line}", KEYS.sign) == anchored(log)
    for wrong in (
        line.replace(" 9 ", " 8 "),
        line[:-1] + ("1" if line[-1] == "0" else "0"),
        "something else",
        "",
    ):
        with pytest.raises(BadAnchor):
            read_line(wrong, KEYS.sign)


def test_without_the_key_nobody_can_forge_a_line(log: Log) -> None:
    other = type(KEYS)(keys={"1": b"k" * 32}, active="1", index_key=b"j" * 32)
    kinds = {one.kind for one in verify(log.engine, Walk(other))}
    assert kinds == {Kind.LINE_CHANGED, Kind.CHANGED, Kind.SEAL}


def test_a_transaction_that_is_undone_leaves_no_line(log: Log) -> None:
    connection = log.engine.connect()
    transaction = connection.begin()
    log.write_on(connection)
    transaction.rollback()
    connection.close()
    log.write()
    assert log.lines() == 12


def test_a_commit_that_cannot_chain_keeps_nothing(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OSError("away")

    monkeypatch.setattr("workflow.adapters.persistence.audit_chain._write", away)
    with pytest.raises(OSError, match="away"):
        log.write()
    monkeypatch.undo()
    assert log.lines() == 9


def _write_some(url: str, case_id: UUID, manager: UUID) -> None:
    log = Log(connect(url), case_id, manager, manager)
    for _ in range(EACH):
        log.write()
    log.engine.dispose()


def test_processes_that_write_at_once_make_one_unbroken_chain(database_url: str) -> None:
    engine = connect(database_url)
    log = a_log(engine)
    engine.dispose()
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_write_some, [database_url] * 2, [log.case_id] * 2, [log.manager] * 2))
    assert log.lines() == 2 * EACH * 3
    engine.dispose()


def test_what_is_written_while_it_is_verified_is_no_finding(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.adapters.persistence.audit_verify.BATCH", 4)
    batches: list[int] = []

    def look_and_write(connection: sa.Connection, walk: Walk, lines: Sequence[Any]) -> Iterator[Finding]:
        yield from check(connection, walk, lines)
        connection.rollback()
        if len(batches) < 3:
            log.write()  # between two batches, and behind the end that was there at the beginning
        batches.append(len(lines))

    check = audit_verify._check_rows
    monkeypatch.setattr(audit_verify, "_check_rows", look_and_write)
    walk = Walk(KEYS)
    assert list(verify(log.engine, walk)) == []
    assert (walk.lines, len(batches)) == (18, 5)


@pytest.mark.parametrize("table", ["history", "read_log", "audit_event", "audit_chain"])
@pytest.mark.parametrize("what", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_itself_refuses_changes(log: Log, table: str, what: str) -> None:
    column = "sequence" if table == "audit_chain" else "at"
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), log.engine.begin() as connection:
        connection.exec_driver_sql(what.format(table, column))
    assert log.lines() == 9


def test_postgresql_refuses_to_empty_a_table(postgres_url: str) -> None:
    engine = connect(postgres_url)
    a_log(engine).write()
    for table in ("history", "read_log", "audit_event", "audit_chain", "audit_head"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as connection:
            connection.exec_driver_sql(f"TRUNCATE {table} CASCADE")
    engine.dispose()


def ids_of(log: Log, table: sa.Table) -> list[int]:
    with log.engine.connect() as connection:
        return list(connection.scalars(sa.select(table.c.id).order_by(table.c.id)))


def test_retention_lets_rows_go_with_a_chained_receipt(log: Log) -> None:
    receipt = uuid4()
    rows = {"history": ids_of(log, t.history)[:2], "read_log": ids_of(log, t.read_log)}
    with log.engine.begin() as connection:
        assert release_rows(connection, receipt, rows, keys=KEYS, at=AT) == 5
    assert len(ids_of(log, t.history)) == 1
    assert log.findings() == []
    with log.engine.connect() as connection:
        assert connection.execute(sa.select(t.retention_pass)).all() == []
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), log.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM history")


def test_a_release_that_no_chained_receipt_names_is_found(log: Log) -> None:
    receipt, first = uuid4(), ids_of(log, t.history)[:1]
    with log.engine.begin() as connection:
        release_rows(connection, receipt, {"history": first}, keys=KEYS, at=AT)
    last = ids_of(log, t.history)[-1]
    with as_an_intruder(log.engine) as connection:
        connection.exec_driver_sql(f"DELETE FROM history WHERE id = {last}")
        line = sa.select(t.audit_chain.c.sequence).where(
            t.audit_chain.c.table_name == "history", t.audit_chain.c.row_key == last
        )
        connection.execute(
            t.audit_release.insert(), {"sequence": connection.scalar(line), "receipt_id": receipt}
        )
    assert log.findings() == [Finding(Kind.RECEIPT, "audit_release", str(receipt))]


def test_what_has_no_line_cannot_be_released(log: Log) -> None:
    with pytest.raises(Unchained), log.engine.begin() as connection:
        release_rows(connection, uuid4(), {"history": [12345]}, keys=KEYS, at=AT)


def test_an_older_log_is_chained_once_and_never_again(engine: sa.Engine) -> None:
    log = a_log(engine)
    values = {"case_id": log.case_id, "at": AT, "acted_as": "hr", "event": "case_opened", "word": "plan"}
    with engine.begin() as connection:
        connection.execute(t.history.insert(), [values | {"detail": {}} for _ in range(3)])
    assert [one.kind for one in log.findings()] == [Kind.INSERTED] * 3
    assert begin_chain(engine, KEYS, AT) == 3
    assert log.lines() == 4
    with engine.begin() as connection:
        connection.execute(t.history.insert(), values | {"detail": {}})
    assert begin_chain(engine, KEYS, AT) == 0
    assert [one.kind for one in log.findings()] == [Kind.INSERTED]


def test_who_acts_as_manager_of_anothers_case_acts_on_their_behalf(log: Log) -> None:
    log.write(reader=log.employee)
    log.write(reader=log.employee, role=Role.HR)
    with log.engine.connect() as connection:
        for table, who in ((t.history, t.history.c.acted_as), (t.read_log, t.read_log.c.read_as)):
            rows = connection.execute(sa.select(who, table.c.on_behalf_of).order_by(table.c.id)).all()
            assert [tuple(row) for row in rows] == [
                *[("manager", None)] * 3,
                ("manager", log.manager),
                ("hr", None),
            ]
        purposes = connection.scalars(sa.select(t.read_log.c.purpose).order_by(t.read_log.c.id)).all()
        assert purposes == ["responsible"] * 3 + ["substitute", "overview"]


def test_the_chain_names_nobody(log: Log) -> None:
    columns = {column.name for column in t.audit_chain.columns}
    assert columns == {"sequence", "table_name", "row_key", "row_mac", "link"}
    with log.engine.connect() as connection:
        for row in connection.execute(sa.select(t.audit_event)):
            assert set(row.detail) <= {"by", "lines", "digest"}


def anchored(log: Log) -> Anchor:
    with log.engine.connect() as connection:
        found = anchor_now(connection, KEYS, AT)
    assert found
    return found
