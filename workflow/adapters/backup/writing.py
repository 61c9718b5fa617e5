"""Decides what goes into a backup, as of one instant, and writes it in one step, readable by its owner alone."""

import hashlib
import json
import os
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from secrets import token_bytes
from typing import Any

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects.postgresql import REGCLASS

from workflow.adapters.backup.chunks import SealedWriter
from workflow.adapters.backup.errors import WrongSchema
from workflow.adapters.backup.header import Header
from workflow.adapters.backup.secret import SALT_BYTES, secret_of
from workflow.adapters.backup.values import kind_of, written
from workflow.adapters.crypto import KeyRing
from workflow.adapters.persistence.migrate import is_current
from workflow.adapters.persistence.tables import metadata

LEFT_OUT = frozenset({"web_session", "process_heartbeat"})
"""Sessions would open doors again that were closed since; who beats is of the moment."""

ROWS_AT_ONCE = 500
LARGE_ROWS_AT_ONCE = 8


def write_backup(reading: sa.Engine, keys: KeyRing, file: Path, at: datetime) -> Counter[str]:
    """Write the file aside and put it in its place when it is whole; gives the rows of each table."""
    if not is_current(reading):
        raise WrongSchema("the database is not up to date: run `tilbake migrate` first")
    handle, name = tempfile.mkstemp(
        dir=file.parent, prefix=f".{file.name}-"
    )  # mode 600 from the first byte on
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream, _snapshot(reading) as connection:
            salt = token_bytes(SALT_BYTES)
            key, fits = secret_of(keys, keys.active, salt)
            header = Header(
                program=version("tilbake"),
                revision=str(MigrationContext.configure(connection).get_current_revision()),
                key=keys.active,
                made_at=at.isoformat(timespec="seconds"),
                salt=salt.hex(),
                fits=fits,
            ).line()
            stream.write(header)
            counts = _write_rows(connection, SealedWriter(stream, key, header))
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    return counts


def _snapshot(reading: sa.Engine) -> sa.Connection:
    if reading.dialect.name == "postgresql":
        reading = reading.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return reading.connect()


def _write_rows(connection: sa.Connection, writer: SealedWriter) -> Counter[str]:
    packer, seen, counts = zlib.compressobj(6), hashlib.sha256(), Counter[str]()
    for table in metadata.sorted_tables:
        if table.name in LEFT_OUT:
            continue
        for line in _lines_of(connection, table):
            seen.update(line)
            writer.write(packer.compress(line))
            counts[table.name] += 1
        counts[table.name] -= 1  # the first line names the columns
    end = {"end": dict(counts), "sequences": _sequences(connection), "sha256": seen.hexdigest()}
    writer.write(packer.compress(_line(end)) + packer.flush())
    writer.finish()
    return counts


def _lines_of(connection: sa.Connection, table: sa.Table) -> Iterator[bytes]:
    kinds = [kind_of(column) for column in table.columns]
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    columns = [column.name for column in table.columns]
    yield _line({"table": table.name, "columns": columns, "kinds": kinds, "own": own})
    at_once = LARGE_ROWS_AT_ONCE if "bytes" in kinds else ROWS_AT_ONCE
    query = sa.select(table).order_by(*table.primary_key.columns).execution_options(yield_per=at_once)
    for row in connection.execute(query):
        yield _line(written(tuple(row), kinds))


def _sequences(connection: sa.Connection) -> dict[str, int]:
    """How far each counter has come, also past rows that are gone: PostgreSQL alone remembers."""
    if connection.dialect.name != "postgresql":
        return {}
    found = {}
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None or table.name in LEFT_OUT:
            continue
        name = connection.scalar(sa.func.pg_get_serial_sequence(table.name, column.name))
        if name:
            last = connection.scalar(sa.func.pg_sequence_last_value(sa.cast(name, REGCLASS)))
            found[table.name] = int(last or 0)
    return found


def _line(content: Any) -> bytes:
    return (
        json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        + b"\n"
    )
