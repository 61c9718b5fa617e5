"""Decides how a backup comes back: into an empty database, with everything or with nothing."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from workflow.adapters.backup.errors import NotEmpty, WrongSchema
from workflow.adapters.backup.reading import Found, Shape, check_backup, rows_of
from workflow.adapters.backup.values import KINDS
from workflow.adapters.crypto import KeyRing
from workflow.adapters.persistence.migrate import MIGRATIONS, downgrade, upgrade
from workflow.adapters.persistence.tables import metadata

ROWS_AT_ONCE = 500
LARGE_ROWS_AT_ONCE = 8
NOT_DATA = frozenset({"alembic_version", "process_heartbeat"})


def restore_backup(file: Path, engine: sa.Engine, keys: KeyRing) -> Found:
    """All rows as they were, in one transaction, and the schema of this version; raises before anything is written."""
    checked = check_backup(file, keys)
    refuse_rows(engine)
    _bring_to(engine, checked.header.revision)
    found = Found(header=checked.header)
    with engine.begin() as connection:
        for shape, rows in _batches(_parents_first(rows_of(file, keys, found))):
            connection.execute(_target(shape).insert(), rows)
        _go_on_counting(connection, found)
    upgrade(engine)
    return found


def refuse_rows(engine: sa.Engine) -> None:
    """Raise `NotEmpty` when any table has a row."""
    with engine.connect() as connection:
        there = [
            name
            for name in sa.inspect(connection).get_table_names()
            if name not in NOT_DATA
            and connection.scalar(sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1))
        ]
    if there:
        raise NotEmpty(f"the database is not empty (rows in {', '.join(sorted(there)[:5])})")


def _bring_to(engine: sa.Engine, revision: str) -> None:
    known = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
    if revision not in known:
        raise WrongSchema("the backup was made by a newer version of Tilbake: restore it with that version")
    with engine.connect() as connection:
        now = MigrationContext.configure(connection).get_current_revision()
    if now == revision:
        return
    if now is None or known.index(now) > known.index(revision):  # the newest is the first
        upgrade(engine, revision)
    else:
        downgrade(engine, revision)


def _target(shape: Shape) -> sa.TableClause:
    # Not the table of the code: the backup may be older than the code.
    columns = zip(shape.columns, shape.kinds, strict=True)
    return sa.table(shape.table, *(sa.column(name, KINDS[kind][1].type) for name, kind in columns))


def _parents_first(rows: Iterator[tuple[Shape, list[Any]]]) -> Iterator[tuple[Shape, dict[str, Any]]]:
    """A row that refers to another of its table waits for that one: references are checked at every statement."""
    come: set[Any] = set()
    waiting: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
    table = ""
    for shape, values in rows:
        row = dict(zip(shape.columns, values, strict=True))
        if not shape.own:
            yield shape, row
            continue
        if shape.table != table:
            table, come = shape.table, set()
        ready = [row]
        while ready:
            one = ready.pop()
            missing = next((one[name] for name in shape.own if one[name] and one[name] not in come), None)
            if missing is not None and missing != one["id"]:
                waiting[missing].append(one)
                continue
            come.add(one["id"])
            yield shape, one
            ready += waiting.pop(one["id"], [])
    if waiting:
        raise WrongSchema("rows of the backup refer to rows that are not in it")


def _batches(
    rows: Iterator[tuple[Shape, dict[str, Any]]],
) -> Iterator[tuple[Shape, list[dict[str, Any]]]]:
    batch: list[dict[str, Any]] = []
    of: Shape | None = None
    for shape, row in rows:
        if of and (shape is not of or len(batch) >= _most(of)):
            yield of, batch
            batch = []
        of = shape
        batch.append(row)
    if of and batch:
        yield of, batch


def _most(shape: Shape) -> int:
    return LARGE_ROWS_AT_ONCE if "bytes" in shape.kinds else ROWS_AT_ONCE


def _go_on_counting(connection: sa.Connection, found: Found) -> None:
    """Let PostgreSQL's counters go on behind the rows; SQLite looks at its rows itself."""
    if connection.dialect.name != "postgresql":
        return
    for name in found.counts:
        table = metadata.tables.get(name)
        column = table.autoincrement_column if table is not None else None
        sequence = column is not None and connection.scalar(sa.func.pg_get_serial_sequence(name, column.name))
        if column is None or not sequence:
            continue
        highest = connection.scalar(sa.select(sa.func.max(column))) or 0
        last = max(highest, found.sequences.get(name, 0))
        if last:
            connection.execute(sa.select(sa.func.setval(sequence, last)))
