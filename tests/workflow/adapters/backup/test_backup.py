"""One sealed file: everything comes back on either database, and whoever lacks the key learns nothing."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.fixtures.one_of_each import SEALED_WORDS, WORD, fill, rows_of
from tests.persistence.audit import KEYS, a_log, as_an_intruder
from workflow.adapters.backup.chunks import CHUNK_BYTES
from workflow.adapters.backup.errors import BadBackup, KeyMissing, NotEmpty, WrongSchema
from workflow.adapters.backup.header import read_header
from workflow.adapters.backup.reading import check_backup
from workflow.adapters.backup.restoring import restore_backup
from workflow.adapters.backup.values import kind_of
from workflow.adapters.backup.writing import LEFT_OUT, write_backup
from workflow.adapters.crypto import KeyRing, add_key, load_keys
from workflow.adapters.persistence.audit_verify import Kind, Walk, verify
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade
from workflow.adapters.persistence.opening import opened_and_not
from workflow.adapters.persistence.tables import history, metadata, person, unit, unit_logo

AT = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    load_keys(tmp_path / "keys.json", create=True)
    return tmp_path / "keys.json"


@pytest.fixture
def ring(key_file: Path) -> KeyRing:
    return load_keys(key_file)


@pytest.fixture
def blank(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def small(migrated_sqlite: Path, ring: KeyRing, tmp_path: Path) -> Path:
    """A backup of a row in every table, from SQLite."""
    engine = connect(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'source.db')}")
    fill(engine, ring)
    write_backup(engine.execution_options(reads_only=True), ring, tmp_path / "small", AT)
    engine.dispose()
    return tmp_path / "small"


def test_every_row_of_every_table_comes_back_as_it_was(
    engine: sa.Engine, blank: sa.Engine, ring: KeyRing, tmp_path: Path
) -> None:
    fill(engine, ring)
    before = rows_of(engine)
    counts = write_backup(engine.execution_options(reads_only=True), ring, tmp_path / "b", AT)
    found = restore_backup(tmp_path / "b", blank, ring)
    assert rows_of(blank) == {name: [] if name in LEFT_OUT else rows for name, rows in before.items()}
    assert found.counts == counts
    assert opened_and_not(blank, ring)[1] == 0
    assert opened_and_not(blank, ring)[0] > 20


def test_the_log_is_whole_after_a_restore_into_either_kind(
    engine: sa.Engine, blank: sa.Engine, tmp_path: Path
) -> None:
    a_log(engine).write(3)
    write_backup(engine.execution_options(reads_only=True), KEYS, tmp_path / "b", AT)
    restore_backup(tmp_path / "b", blank, KEYS)
    assert list(verify(blank, Walk(KEYS))) == []
    with as_an_intruder(blank) as connection:
        first = connection.scalar(sa.select(sa.func.min(history.c.id)))
        later = history.update().where(history.c.id == first).values(at=history_at(connection, first))
        connection.execute(later)
        connection.commit()
    assert [one.kind for one in verify(blank, Walk(KEYS))] == [Kind.CHANGED]


def history_at(connection: sa.Connection, number: int | None) -> datetime:
    at: datetime = connection.execute(sa.select(history.c.at).where(history.c.id == number)).scalar_one()
    return at + timedelta(microseconds=1)


def test_counters_go_on_behind_the_rows_that_came_back(small: Path, blank: sa.Engine, ring: KeyRing) -> None:
    restore_backup(small, blank, ring)
    with blank.begin() as connection:
        row = dict(connection.execute(sa.select(history)).one()._mapping)
        del row["id"], row["submission"]
        assert connection.scalar(history.insert().values(row).returning(history.c.id)) == 8


def test_rows_that_refer_to_rows_of_their_own_table_come_in_any_order(
    engine: sa.Engine, blank: sa.Engine, ring: KeyRing, tmp_path: Path
) -> None:
    ids = [f"{number:032x}" for number in (9, 5, 7, 1, 3)]
    row = {"kind": "unit", "name": "x"}
    with engine.begin() as connection:
        for number, one in enumerate(ids):
            above = UUID(ids[number - 1]) if number else None
            connection.execute(unit.insert(), row | {"id": UUID(one), "parent_id": above})
    write_backup(engine, ring, tmp_path / "b", AT)
    restore_backup(tmp_path / "b", blank, ring)
    assert rows_of(blank)["unit"] == rows_of(engine)["unit"]


def test_nothing_can_be_read_in_the_file_but_its_first_line(small: Path, ring: KeyRing) -> None:
    content = small.read_bytes()
    assert small.stat().st_mode & 0o777 == 0o600
    with small.open("rb") as stream:
        header, line = read_header(stream)
    assert set(json.loads(line)) == {"program", "revision", "key", "made_at", "salt", "fits", "format"}
    assert header.key == ring.active
    for word in (WORD, SEALED_WORDS, "person", "2026-02-02", "follow_up_case"):
        assert word.encode() not in content


def test_a_backup_is_as_of_one_instant(engine: sa.Engine, ring: KeyRing, tmp_path: Path) -> None:
    fill(engine, ring)
    writer = connect(engine.url.render_as_string(hide_password=False))
    changed: list[bool] = []

    def meddle(_connection: sa.Connection, _cursor: object, statement: str, *_: object) -> None:
        if not changed and "FROM person" in statement:
            changed.append(True)
            with writer.begin() as other:
                other.execute(sa.delete(unit_logo))

    reading = engine.execution_options(reads_only=True)
    sa.event.listen(reading, "after_cursor_execute", meddle)
    counts = write_backup(reading, ring, tmp_path / "b", AT)
    assert changed
    assert counts["unit_logo"] == 1
    writer.dispose()


def test_a_file_that_is_there_is_replaced_only_by_a_whole_one(
    engine: sa.Engine, ring: KeyRing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").write_bytes(b"the one of yesterday")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workflow.adapters.backup.writing.SealedWriter.finish", broken)
    with pytest.raises(OSError, match="No space"):
        write_backup(engine, ring, tmp_path / "b", AT)
    assert (tmp_path / "b").read_bytes() == b"the one of yesterday"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".b-")] == []


def _cut(content: bytes) -> bytes:
    return content[:-1]


def _without_end(content: bytes) -> bytes:
    return content[: content.index(b"\n") + 1]


def _longer(content: bytes) -> bytes:
    return content + b"x"


def _bit(content: bytes) -> bytes:
    middle = len(content) * 2 // 3
    return content[:middle] + bytes((content[middle] ^ 1,)) + content[middle + 1 :]


def _other_revision(content: bytes) -> bytes:
    return content.replace(b'"program":"0', b'"program":"9', 1)


def _no_backup(content: bytes) -> bytes:
    return b"PK\x03\x04 something else"


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_cut, "cut"),
        (_without_end, "cut"),
        (_longer, "changed"),
        (_bit, "changed"),
        (_other_revision, "changed"),
        (_no_backup, "no backup"),
    ],
)
def test_a_file_that_is_not_as_it_was_made_writes_nothing(
    small: Path, blank: sa.Engine, ring: KeyRing, damage: Callable[[bytes], bytes], sentence: str
) -> None:
    small.write_bytes(damage(small.read_bytes()))
    with pytest.raises(BadBackup, match=sentence):
        restore_backup(small, blank, ring)
    assert sa.inspect(blank).get_table_names() == []


def test_chunks_can_neither_be_left_out_nor_change_places(
    sqlite_url: str, ring: KeyRing, tmp_path: Path
) -> None:
    engine, file = connect(sqlite_url), tmp_path / "b"
    with engine.begin() as connection:
        row = {"given_name": "A", "family_name": "B", "sort_name": "B"}
        rows = [row | {"id": UUID(f"{n:032x}"), "national_id_index": token_hex(32)} for n in range(30_000)]
        connection.execute(person.insert(), rows)
    write_backup(engine, ring, file, AT)
    engine.dispose()
    content = file.read_bytes()
    start, size = content.index(b"\n") + 1, CHUNK_BYTES + 16 + 5
    assert len(content) - start > 2 * size
    head, first, second, rest = (
        content[:start],
        content[start : start + size],
        content[start + size : start + 2 * size],
        content[start + 2 * size :],
    )
    for damaged in (
        head + second + first + rest,
        head + second + rest,
        head + first + first + rest,
        head + first,
    ):
        file.write_bytes(damaged)
        with pytest.raises(BadBackup):
            check_backup(file, ring)
    file.write_bytes(content)
    assert check_backup(file, ring).counts["person"] == 30_000


def test_without_the_key_or_with_another_one_nothing_opens(
    small: Path, key_file: Path, tmp_path: Path
) -> None:
    load_keys(tmp_path / "others.json", create=True)
    with pytest.raises(KeyMissing, match="not in the key file"):
        check_backup(small, load_keys(tmp_path / "others.json"))
    kept = json.loads(key_file.read_text())
    kept["keys"] = dict.fromkeys(kept["keys"], "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")
    with pytest.raises(KeyMissing, match="another one"):
        check_backup(small, load_keys(text=json.dumps(kept)))


def test_a_key_that_only_the_texts_need_is_asked_for_before_anything_is_written(
    engine: sa.Engine, blank: sa.Engine, key_file: Path, tmp_path: Path
) -> None:
    old = load_keys(key_file).active
    fill(engine, load_keys(key_file))
    both = add_key(key_file)
    write_backup(engine, both, tmp_path / "b", AT)
    kept = json.loads(key_file.read_text())
    del kept["keys"][old]
    with pytest.raises(KeyMissing, match=old):
        restore_backup(tmp_path / "b", blank, load_keys(text=json.dumps(kept)))
    assert sa.inspect(blank).get_table_names() == []


def test_a_database_with_rows_is_left_alone(small: Path, engine: sa.Engine, ring: KeyRing) -> None:
    fill(engine, ring)
    before = rows_of(engine)
    with pytest.raises(NotEmpty, match="not empty"):
        restore_backup(small, engine, ring)
    assert rows_of(engine) == before


def test_an_empty_database_of_this_version_takes_a_backup(
    small: Path, engine: sa.Engine, ring: KeyRing
) -> None:
    restore_backup(small, engine, ring)
    assert len(rows_of(engine)["person"]) == 1


def test_a_database_that_is_behind_is_not_backed_up(blank: sa.Engine, ring: KeyRing, tmp_path: Path) -> None:
    upgrade(blank)
    downgrade(blank, "0017")
    with pytest.raises(WrongSchema, match="tilbake migrate"):
        write_backup(blank, ring, tmp_path / "b", AT)
    assert not (tmp_path / "b").exists()


def test_every_column_is_of_a_kind_a_backup_knows() -> None:
    kinds = {kind_of(column) for table in metadata.sorted_tables for column in table.columns}
    assert {"uuid", "instant", "bytes", "json", "text"} <= kinds
