"""Decides which adapter answers for which port: the only place where adapters meet services."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.adapters.clock import SystemClock
from workflow.adapters.crypto import load_keys
from workflow.adapters.persistence.directory import SqlDirectory
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.store import SqlStore
from workflow.services.directory import DirectoryStore
from workflow.services.office import Office
from workflow.services.ports import Cipher, Clock


@dataclass(frozen=True, kw_only=True)
class Wiring:
    """What every entry point (web, tasks, command line) works with.

    `reading` is the same database for transactions that only read: on SQLite they do not wait for a writer.
    """

    engine: sa.Engine
    reading: sa.Engine
    clock: Clock
    keys: Cipher
    office: Office
    directory: DirectoryStore


def wire(
    *,
    database_url: str,
    data: Path,
    key_file: Path | None = None,
    keys: str | None = None,
    create_keys: bool = False,
    today: date | None = None,
    clock: Clock | None = None,
) -> Wiring:
    """Connect the real parts; a `clock` given replaces the machine's (tests)."""
    engine = connect(database_url)
    loaded = load_keys(key_file, text=keys, create=create_keys)
    running = clock or SystemClock(data, initial_day=today)
    return Wiring(
        engine=engine,
        reading=engine.execution_options(reads_only=True),
        clock=running,
        keys=loaded,
        office=Office(SqlStore(engine, loaded), running, NorwegianWorkingDays()),
        directory=SqlDirectory(engine),
    )
