"""Every word that is sealed is looked for in everything the running service leaves behind, and in its backup."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from tests.fixtures.databases import new_postgres_database
from tests.journeys.conftest import Begun
from tests.journeys.service import RunningService
from web.cli import main
from workflow.adapters.backup.restoring import restore_backup
from workflow.adapters.backup.writing import write_backup
from workflow.adapters.crypto import KeyRing, load_keys
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.resealing import SEALED
from workflow.adapters.persistence.tables import metadata

SHORTEST = 11
NO_ANSWERS = {"title", "label", "kind", "language", "form"}
NOT_LOOKED_AT = {"secrets"}


@pytest.fixture(scope="module")
def running(begun: Begun) -> Iterator[RunningService]:
    with begun() as service:
        service.settle()
        yield service


def texts_in(value: object) -> Iterator[str]:
    """Every text in a value of JSON; of a document only what was answered, since its titles and labels are no secret."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "shown" in value:
        if value["raw"] is None and not value["options"]:  # a date or a choice has the words of the page
            yield value["shown"]
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in NO_ANSWERS:
                yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def confided(engine: sa.Engine, keys: KeyRing) -> set[str]:
    """What people wrote and identity numbers, taken out of everything that is sealed."""
    found: set[str] = set()
    for sealed in SEALED:
        with engine.connect() as connection:
            rows = connection.execute(sa.select(*sealed.key, sealed.column)).all()
        for row in rows:
            if not row[-1]:
                continue
            opened = keys.decrypt_bytes(row[-1], context=sealed.context(tuple(row[:-1])))
            try:
                text = opened.decode()
            except UnicodeDecodeError:
                continue  # a paper; its beginning is looked for below
            try:
                found.update(texts_in(json.loads(text)))
            except ValueError:
                found.add(text)
    return {text for text in found if text.isdigit() or " " in text.strip() if len(text) >= SHORTEST}


def leaves(folder: Path) -> dict[str, bytes]:
    """What lies in the data folder: database with its journal, queue with its append-only file, mails, log."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if path.relative_to(folder).parts[0] not in NOT_LOOKED_AT
    }


def told_in(content: bytes, words: set[str]) -> list[str]:
    return [word for word in words if word.encode() in content]


def test_no_word_that_is_sealed_lies_anywhere_in_clear(
    running: RunningService, postgres_server: str, tmp_path: Path
) -> None:
    keys = load_keys(running.data / "secrets" / "keys.json")
    words = confided(running.wiring.reading, keys)
    assert len(words) > 100
    found = leaves(running.data)
    assert {"tilbake.db", "run.log"} <= set(found)
    assert [name for name in found if "aof" in name or "appendonly" in name] != []
    assert [name for name in found if name.startswith("mail/")] != []
    backup = tmp_path / "backup"
    write_backup(running.wiring.reading, keys, backup, datetime.now(UTC))
    found["the backup"] = backup.read_bytes()
    found["a dump of PostgreSQL"] = _dumped(backup, postgres_server, keys)
    told = {name: told_in(content, words) for name, content in found.items()}
    assert {name: some for name, some in told.items() if some} == {}
    papers = {
        name for name, content in found.items() if b"%PDF-1" in content and not name.startswith("mail/")
    }
    assert papers == set()


def test_the_key_is_changed_under_the_running_service(running: RunningService) -> None:
    file = running.data / "secrets" / "keys.json"
    words = confided(running.wiring.reading, load_keys(file))
    environ = {"TILBAKE_DATA": str(running.data)}
    for _ in range(3):
        result = CliRunner().invoke(main, ["keys", "rotate", "--retire", "--forget"], env=environ)
        assert result.exit_code == 0, result.output
        assert running.is_healthy()
    running.settle()
    assert confided(running.wiring.reading, load_keys(file)) >= words
    assert running.incidents() == []


def _dumped(backup: Path, server: str, keys: KeyRing) -> bytes:
    content = b""
    with new_postgres_database(server) as url:
        engine = connect(url)
        restore_backup(backup, engine, keys)
        with engine.connect() as connection:
            cursor = connection.connection.cursor()
            for table in metadata.sorted_tables:
                with cursor.copy(f"COPY {table.name} TO STDOUT") as copy:
                    content += b"".join(bytes(part) for part in copy)
        engine.dispose()
    return content
