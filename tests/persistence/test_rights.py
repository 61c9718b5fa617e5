"""On PostgreSQL the application adds to the log and can do nothing else to it; the whole of its work it can do."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from tests.fixtures.databases import new_postgres_database
from tests.fixtures.shared import DAY
from tests.persistence.audit import AT, KEYS, Log, a_log
from tests.web.demo.municipality import built, opened
from web.cli import main
from workflow.adapters.backup.writing import write_backup
from workflow.adapters.crypto import load_keys
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_release import release_rows
from workflow.adapters.persistence.audit_verify import Walk, verify
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.keeping_wipe import wipe
from workflow.adapters.persistence.migrate import upgrade
from workflow.adapters.persistence.rights import (
    CAN_MAINTAIN,
    NoSuchRole,
    could_rewrite,
    grant,
    rights_on,
)

LOG = ("history", "read_log", "audit_event", "audit_chain")


@pytest.fixture(scope="module")
def role(postgres_server: str) -> Iterator[str]:
    """A role for the application, which owns nothing."""
    role = f"tilbake_app_{uuid.uuid4().hex[:8]}"
    admin = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN PASSWORD 'dev'")
    yield role
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP ROLE {role}")
    admin.dispose()


def as_role(url: str, role: str) -> str:
    return sa.make_url(url).set(username=role, password="dev").render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def app_url(postgres_server: str, role: str) -> Iterator[str]:
    """A migrated database as the application's role sees it."""
    with new_postgres_database(postgres_server) as url:
        owner = connect(url)
        upgrade(owner)
        grant(owner, role)
        grant(owner, role)
        assert could_rewrite(owner)
        owner.dispose()
        yield as_role(url, role)


@pytest.fixture(scope="module")
def engine(app_url: str) -> Iterator[sa.Engine]:
    found = connect(app_url)
    yield found
    found.dispose()


@pytest.fixture(scope="module")
def log(engine: sa.Engine) -> Log:
    found = a_log(engine)
    found.write(2)
    return found


FORBIDDEN = [
    *(f"UPDATE {table} SET {'sequence' if table == 'audit_chain' else 'id'} = 1" for table in LOG),
    *(f"DELETE FROM {table}" for table in (*LOG, "audit_head", "audit_release")),
    *(f"TRUNCATE {table} CASCADE" for table in LOG),
    *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in LOG),
    *(f"DROP TRIGGER {table}_is_not_changed ON {table}" for table in LOG),
    "INSERT INTO retention_pass VALUES (gen_random_uuid())",
    "INSERT INTO audit_release VALUES (1, gen_random_uuid())",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION tilbake_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "CREATE TABLE mine (id int)",
    "DROP TABLE history",
    "UPDATE alembic_version SET version_num = '0001'",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_application_is_refused(log: Log, sql: str) -> None:
    with (
        pytest.raises(sa.exc.DBAPIError, match=r"permission denied|must be owner"),
        log.engine.begin() as one,
    ):
        one.exec_driver_sql(sql)


def test_the_head_of_the_chain_only_grows(log: Log) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), log.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE audit_head SET sequence = 1")


def test_what_the_application_writes_is_chained_and_verified_by_it(log: Log) -> None:
    assert not could_rewrite(log.engine)
    assert log.findings() == []


def test_rows_go_by_a_receipt_alone(log: Log) -> None:
    with log.engine.begin() as connection:
        number = connection.scalar(sa.text("SELECT min(id) FROM history"))
        assert release_rows(connection, uuid.uuid4(), {"history": [number or 0]}, keys=KEYS, at=AT) == 1
    assert log.findings() == []


def test_a_call_past_the_service_is_found(log: Log) -> None:
    with log.engine.begin() as connection:
        number = connection.scalar(sa.text("SELECT max(id) FROM read_log"))
        call = sa.text("SELECT tilbake_release(gen_random_uuid(), 'read_log', ARRAY[CAST(:id AS bigint)])")
        connection.execute(call, {"id": number})
    assert [one.kind for one in log.findings()] == ["receipt"]


def test_what_the_application_may_not_clear_is_not_said_to_be_cleared(log: Log, postgres_url: str) -> None:
    with log.engine.connect() as connection:
        version = str(connection.scalar(sa.text("SHOW server_version_num")))
    assert wipe(log.engine) is (int(version) >= CAN_MAINTAIN[0] * 10_000)
    owner = connect(postgres_url)
    assert wipe(owner)
    owner.dispose()


@pytest.mark.parametrize("table", ["history", "read_log", "document", "retention_pass"])
def test_the_application_may_clear_freed_places_where_postgresql_has_a_right_for_it(table: str) -> None:
    assert "MAINTAIN" in rights_on(table, (17, 6))
    assert "MAINTAIN" not in rights_on(table, (16, 10))
    assert set(rights_on(table, (17, 6))) - set(rights_on(table, (16, 10))) == {"MAINTAIN"}


def test_a_role_that_is_not_there_is_said_to_be_missing(postgres_url: str) -> None:
    owner = connect(postgres_url)
    with pytest.raises(NoSuchRole):
        grant(owner, "nobody_at_all")
    owner.dispose()


def test_the_whole_municipality_is_built_by_the_application_as_on_sqlite_and_every_row_is_chained(
    postgres_server: str, role: str, municipality: Path, tmp_path: Path
) -> None:
    """Every way in which rows are written is in it: steps, tasks, messages, readings, packages."""
    with new_postgres_database(postgres_server) as url:
        owner = connect(url)
        upgrade(owner)
        grant(owner, role)
        owner.dispose()
        wiring = built(tmp_path, DAY, url=as_role(url, role))
        walk = Walk(wiring.keys)
        assert list(verify(wiring.reading, walk)) == []
        assert walk.lines > 300
        assert told_of(wiring.engine) == told_of(opened(municipality).engine)
        wiring.engine.dispose()


def told_of(engine: sa.Engine) -> list[object]:
    """Where each case stands."""
    columns = (t.case.c.id, t.case.c.stage, t.case.c.version, t.case.c.next_due_on, t.case.c.next_alarm_on)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.select(*columns).order_by(t.case.c.id))]


def test_a_backup_comes_back_for_the_application_through_the_owner(
    log: Log, postgres_server: str, role: str, tmp_path: Path
) -> None:
    load_keys(tmp_path / "keys.json", create=True)
    write_backup(
        log.engine.execution_options(reads_only=True), load_keys(tmp_path / "keys.json"), tmp_path / "b", AT
    )
    with new_postgres_database(postgres_server) as url:
        here = {
            "TILBAKE_DATA": str(tmp_path / "data"),
            "TILBAKE_KEY_FILE": str(tmp_path / "keys.json"),
            "DATABASE_URL": as_role(url, role),
        }
        alone = CliRunner().invoke(main, ["restore", str(tmp_path / "b")], env=here)
        assert (alone.exit_code, "DATABASE_OWNER_URL" in alone.output) == (1, True), alone.output
        assert len(alone.output.strip().splitlines()) == 1
        both = here | {"DATABASE_OWNER_URL": url}
        restored = CliRunner().invoke(main, ["restore", str(tmp_path / "b")], env=both)
        assert restored.exit_code == 0, restored.output
        mine = connect(here["DATABASE_URL"])
        assert not could_rewrite(mine)
        log.__class__(mine, log.case_id, log.manager, log.employee).write()
        with pytest.raises(sa.exc.DBAPIError, match="permission denied"), mine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM history")
        mine.dispose()


def test_whoever_may_not_make_tables_is_told_so_in_one_sentence(
    postgres_server: str, role: str, tmp_path: Path
) -> None:
    with new_postgres_database(postgres_server) as url:
        here = {"TILBAKE_DATA": str(tmp_path), "DATABASE_URL": as_role(url, role)}
        told = CliRunner().invoke(main, ["migrate"], env=here)
    assert told.exit_code == 1
    assert "DATABASE_OWNER_URL" in told.output
    assert len(told.output.strip().splitlines()) == 1


def test_a_key_file_that_is_no_key_file_is_told_of_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("not at all")
    here = {"TILBAKE_DATA": str(tmp_path), "TILBAKE_KEY_FILE": str(tmp_path / "keys.json")}
    told = CliRunner().invoke(main, ["migrate"], env=here)
    assert told.exit_code == 1
    assert len(told.output.strip().splitlines()) == 1
