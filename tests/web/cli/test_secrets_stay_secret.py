"""Whatever goes wrong: no password and no key is told, by no process, in no line."""

import base64
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from web.settings import load_settings

TILBAKE = Path(sys.executable).with_name("tilbake")
SECRET = "Hemmelig7Ord"
KEY = base64.b64encode(SECRET.encode() * 3)[:44].decode()
AWAY = "127.0.0.1:1"
PATIENCE_SECONDS = 40
SECONDS_AFTER_FIRST_WORDS = 3
KEYS = json.dumps({"active": "k1", "keys": {"k1": KEY}, "index_key": KEY})
SIGNING = SECRET * 4

CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "the database is away": (["migrate"], {"DATABASE_URL": f"postgresql://tilbake:{SECRET}@{AWAY}/x"}),
    "the database is away for a worker": (
        ["worker", "messages"],
        {
            "DATABASE_URL": f"postgresql://tilbake:{SECRET}@{AWAY}/x",
            "REDIS_URL": f"redis://:{SECRET}@{AWAY}/0",
        },
    ),
    "its address has no scheme": (["migrate"], {"DATABASE_URL": f"//tilbake:{SECRET}@db/x"}),
    "its address has a wrong port": (
        ["migrate"],
        {"DATABASE_URL": f"postgresql://tilbake:{SECRET}@db:port/x"},
    ),
    "its address is of a database nobody has": (
        ["migrate"],
        {"DATABASE_URL": f"nosuch://tilbake:{SECRET}@db/x"},
    ),
    "its password is put into a bad address": (
        ["migrate"],
        {"DATABASE_URL": "postgresql://tilbake@db:port/x", "DATABASE_PASSWORD": SECRET},
    ),
    "the queue is away": (["worker", "messages"], {"REDIS_URL": f"redis://:{SECRET}@{AWAY}/0"}),
    "the queue's address is wrong": (["relay"], {"REDIS_URL": f"http://:{SECRET}@{AWAY}/0"}),
    "the queue's port is wrong": (["worker", "messages"], {"REDIS_URL": f"redis://:{SECRET}@host:port/0"}),
    "the mail server's address is wrong": (
        ["worker", "messages"],
        {"SMTP_URL": f"ftp://tilbake:{SECRET}@mail.example.no"},
    ),
    "a mail password would travel unprotected": (
        ["worker", "messages"],
        {"SMTP_URL": f"smtp://tilbake:{SECRET}@mail.example.no:25"},
    ),
    "the keys are no JSON": (["keys", "status"], {"TILBAKE_KEYS": KEYS[:-3]}),
    "the keys are too short": (["keys", "status"], {"TILBAKE_KEYS": KEYS}),
    "the keys have another form": (["keys", "status"], {"TILBAKE_KEYS": json.dumps([SECRET])}),
    "the signing key is too short": (["web"], {"TILBAKE_SECRET_KEY": SECRET}),
    "one of the signing keys is too short": (["web"], {"TILBAKE_SECRET_KEY": f"{SIGNING}\n{SECRET}"}),
    "a backup of a database that is away": (
        ["backup", "/tmp/never"],
        {"DATABASE_URL": f"postgresql://tilbake:{SECRET}@{AWAY}/x"},
    ),
}


def told_by(command: Sequence[str | Path], environ: dict[str, str], file: Path) -> str:
    """What a process says until it ends, or until some time after its first words."""
    with file.open("w") as out:
        process = subprocess.Popen(command, env=environ, stdout=out, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
        if file.stat().st_size:
            deadline = min(deadline, time.monotonic() + SECONDS_AFTER_FIRST_WORDS)
    process.terminate()
    process.wait(timeout=PATIENCE_SECONDS)
    return file.read_text()


@pytest.mark.parametrize("what", CASES)
def test_no_secret_is_told_when_something_goes_wrong(
    what: str, tmp_path: Path, migrated_sqlite: Path
) -> None:
    arguments, wrong = CASES[what]
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(migrated_sqlite, data / "tilbake.db")
    environ = {"PATH": "/usr/bin:/bin", "TILBAKE_DATA": str(data), "TILBAKE_SECRET_KEY": SIGNING}
    told = told_by([TILBAKE, *arguments], environ | wrong, tmp_path / "told")
    assert told.strip(), "it went well, or said nothing"
    for secret in (SECRET, KEY, KEY[:12]):
        assert secret not in told


def test_settings_show_no_secret(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "TILBAKE_DATA": str(tmp_path),
            "TILBAKE_SECRET_KEY": f"{SIGNING}\n{SIGNING}x",
            "TILBAKE_KEYS": KEYS,
            "DATABASE_URL": f"postgresql://tilbake:{SECRET}@db/x",
            "REDIS_URL": f"redis://:{SECRET}@redis/0",
            "SMTP_URL": f"smtps://tilbake:{SECRET}@mail",
        }
    )
    assert SECRET not in repr(settings) + str(settings)
    assert KEY not in repr(settings)
