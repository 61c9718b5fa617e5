"""Changing the key while processes work: nothing fails, nothing is lost, nothing is left with the old key."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from tests.persistence.busy_process import is_readable, row_of
from web.cli import main
from workflow.adapters.crypto import KeyRing, load_keys
from workflow.adapters.crypto.rotation import alone
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.sealed_with import (
    OlderTransactions,
    await_older_transactions,
    keys_in_use,
    sealed_with,
)
from workflow.adapters.persistence.tables import person

ROOT = Path(__file__).parents[2]
TILBAKE = Path(sys.executable).with_name("tilbake")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "keys" / "keys.json"
    load_keys(file, create=True)
    return file


def settings_of(url: str, key_file: Path) -> dict[str, str]:
    return {
        "TILBAKE_DATA": str(key_file.parents[1] / "data"),
        "TILBAKE_KEY_FILE": str(key_file),
        "DATABASE_URL": url,
    }


def tilbake(url: str, key_file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env=settings_of(url, key_file))


def fill(engine: sa.Engine, ring: KeyRing, count: int) -> None:
    with engine.begin() as connection:
        connection.execute(person.insert(), [row_of(uuid4(), ring) for _ in range(count)])


def unreadable(engine: sa.Engine, ring: KeyRing) -> int:
    with engine.connect() as connection:
        rows = connection.execute(sa.select(person.c.id, person.c.national_id_sealed)).all()
    return sum(not is_readable(row.id, row.national_id_sealed, ring) for row in rows)


def test_three_rotations_under_processes_that_never_rest(
    database_url: str, key_file: Path, tmp_path: Path
) -> None:
    stop = tmp_path / "stop"
    busy = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.persistence.busy_process", database_url, key_file, stop],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    first = load_keys(key_file).active
    try:
        for _ in range(3):
            result = tilbake(database_url, key_file, "keys", "rotate", "--retire", "--forget")
            assert result.exit_code == 0, result.output
            assert [process.poll() for process in busy] == [None, None]
    finally:
        stop.touch()
        told = [process.communicate(timeout=30) for process in busy]
    assert [process.returncode for process in busy] == [0, 0], told
    ring, engine = load_keys(key_file), connect(database_url)
    assert ring.key_ids == (ring.active,)
    assert first != ring.active
    written = sum(int(out) for out, _ in told)
    assert written > 20
    assert keys_in_use(sealed_with(engine)) == {ring.active: written}
    assert unreadable(engine, ring) == 0
    engine.dispose()


def test_a_rotation_that_is_killed_goes_on_with_its_own_key(database_url: str, key_file: Path) -> None:
    engine = connect(database_url)
    fill(engine, load_keys(key_file), 3000)
    environ = settings_of(database_url, key_file) | {"PATH": "/usr/bin:/bin"}
    command: list[str | Path] = [TILBAKE, "keys", "rotate", "--retire", "--forget"]
    begun = ""
    for _ in range(3):
        process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        line = process.stdout.readline()
        time.sleep(2.1)  # while it seals
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        begun = begun or line.split()[1]
        if "rotating" not in key_file.read_text():
            break
        assert load_keys(key_file).active == begun
        assert unreadable(engine, load_keys(key_file)) == 0
    result = tilbake(database_url, key_file, "keys", "rotate", "--retire", "--forget")
    assert result.exit_code == 0, result.output
    ring = load_keys(key_file)
    assert keys_in_use(sealed_with(engine)) == {ring.active: 3000}
    assert ring.key_ids == (ring.active,)
    assert "rotating" not in json.loads(key_file.read_text())
    engine.dispose()


def test_two_rotations_at_once_are_one(sqlite_url: str, key_file: Path) -> None:
    before = key_file.read_text()
    with alone(key_file):
        result = tilbake(sqlite_url, key_file, "keys", "rotate")
    assert result.exit_code == 1
    assert "another rotation" in result.output.lower()
    assert key_file.read_text() == before


def test_old_keys_are_kept_for_backups_or_forgotten_in_so_many_words(sqlite_url: str, key_file: Path) -> None:
    first = load_keys(key_file).active
    refused = tilbake(sqlite_url, key_file, "keys", "rotate", "--retire")
    assert refused.exit_code == 1
    assert "--export" in refused.output
    target = key_file.parent / "old.json"
    done = tilbake(sqlite_url, key_file, "keys", "rotate", "--retire", "--export", str(target))
    assert done.exit_code == 0, done.output
    assert list(json.loads(target.read_text())["retired"]) == [first]
    assert target.stat().st_mode & 0o777 == 0o600
    assert first not in load_keys(key_file).key_ids
    back = tilbake(sqlite_url, key_file, "keys", "take-back", str(target))
    assert back.exit_code == 0, back.output
    ring = load_keys(key_file)
    assert first in ring.key_ids
    assert ring.active != first


def test_the_log_its_head_and_older_anchors_hold_through_rotations(database_url: str, key_file: Path) -> None:
    for arguments in (("keys", "rotate"), ("audit", "anchor"), ("keys", "rotate", "--retire", "--forget")):
        done = tilbake(database_url, key_file, *arguments)
        assert done.exit_code == 0, done.output
    verified = tilbake(database_url, key_file, "audit", "verify")
    assert verified.exit_code == 0, verified.output
    assert "3 lines, 0 findings" in verified.output
    assert "Compared with 1 anchors" in verified.output


def test_nothing_is_taken_out_while_a_value_cannot_be_opened(sqlite_url: str, key_file: Path) -> None:
    other = KeyRing(keys={"gone": b"g" * 32}, active="gone", index_key=b"i" * 32)
    engine = connect(sqlite_url)
    fill(engine, other, 1)
    before = load_keys(key_file).active
    result = tilbake(sqlite_url, key_file, "keys", "rotate", "--retire", "--forget")
    assert result.exit_code == 1
    assert "'gone'" in result.output
    assert before in load_keys(key_file).key_ids
    assert "not on the ring" in tilbake(sqlite_url, key_file, "keys", "status").output
    engine.dispose()


def test_status_counts_by_table_and_tells_ids_alone(sqlite_url: str, key_file: Path) -> None:
    engine, ring = connect(sqlite_url), load_keys(key_file)
    fill(engine, ring, 3)
    result = tilbake(sqlite_url, key_file, "keys", "status")
    assert [line.split() for line in result.output.splitlines() if line.startswith("person")] == [
        ["person", ring.active, "3"]
    ]
    secrets = [*json.loads(key_file.read_text())["keys"].values()]
    assert [secret for secret in secrets if secret in result.output] == []
    engine.dispose()


def test_keys_of_the_environment_are_written_to_another_file(sqlite_url: str, key_file: Path) -> None:
    environ = {**settings_of(sqlite_url, key_file), "TILBAKE_KEY_FILE": ""}
    environ["TILBAKE_KEYS"] = key_file.read_text()
    refused = CliRunner().invoke(main, ["keys", "rotate"], env=environ)
    assert refused.exit_code == 1
    assert "tilbake keys next" in refused.output
    target = key_file.parent / "next.json"
    assert CliRunner().invoke(main, ["keys", "next", str(target)], env=environ).exit_code == 0
    following = load_keys(target)
    assert load_keys(key_file).active in following.key_ids
    assert load_keys(key_file).active != following.active


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(
    sqlite_url: str, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("workflow.adapters.crypto.key_file._write_aside", read_only)
    result = tilbake(sqlite_url, key_file, "keys", "rotate")
    assert result.exit_code == 1
    assert "Read-only file system" in result.output
    assert "tilbake keys next" in result.output


def test_who_began_before_the_new_key_is_waited_for(postgres_url: str) -> None:
    engine = connect(postgres_url)
    with engine.connect() as writer:
        writer.execute(sa.select(sa.literal(1)))
        with pytest.raises(OlderTransactions):
            await_older_transactions(engine, within=0.3)
    await_older_transactions(engine, within=0.3)
    engine.dispose()
