"""Decides what of a row the chain vouches for: every column that is not empty, exactly as the database stores it.

Empty columns are left out, so that a column added later changes nothing about older rows. SQLite keeps days, ids and JSON
as text: there the text itself is taken, so that not even a blank can be changed unseen. PostgreSQL keeps values. A row
that a backup brought over from the other kind of database was chained as it lay there, and is read in that form too.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from .tables import audit_event, history, read_log

CHAINED: dict[str, sa.Table] = {table.name: table for table in (history, read_log, audit_event)}
"""The tables whose rows are chained, by name."""

_AS_IT_LIES = sa.types.NullType()
_SQLITE = sqlite.dialect()


@cache
def stored(table_name: str, dialect: str) -> tuple[sa.ColumnElement[Any], ...]:
    """The columns of a table as they are read for the chain."""
    return tuple(_stored(column, dialect).label(column.name) for column in CHAINED[table_name].columns)


def stored_elsewhere(table_name: str, row: Mapping[str, Any], dialect: str) -> dict[str, Any]:
    """A row with the values the service reads, as the other kind of database stores it; JSON lies as the same text in both."""
    if dialect == "sqlite":
        return dict(row)
    return {column.name: _on_sqlite(column, row[column.name]) for column in CHAINED[table_name].columns}


@cache
def read(table_name: str) -> tuple[sa.ColumnElement[Any], ...]:
    """The columns of a table as the service reads them, JSON as the text it lies in."""
    return tuple(_read(column).label(column.name) for column in CHAINED[table_name].columns)


def content(table_name: str, row: Mapping[str, Any]) -> bytes:
    """The row in canonical form; the same row always gives the same bytes."""
    values = [[name, *_told(row[name])] for name in sorted(row) if row[name] is not None]
    return json.dumps([table_name, values], ensure_ascii=True, separators=(",", ":")).encode()


def _stored(column: sa.Column[Any], dialect: str) -> sa.ColumnElement[Any]:
    if dialect == "sqlite":
        return sa.type_coerce(column, _AS_IT_LIES)
    return _read(column)


def _read(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    return sa.cast(column, sa.Text) if isinstance(column.type, sa.JSON) else column


def _on_sqlite(column: sa.Column[Any], value: object) -> object:
    if isinstance(column.type, sa.JSON):
        return value
    process = column.type.dialect_impl(_SQLITE).bind_processor(_SQLITE)
    return process(value) if process else value


def _told(value: object) -> tuple[str, object]:
    if isinstance(value, datetime):
        return "instant", value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return "day", value.isoformat()
    if isinstance(value, UUID):
        return "id", value.hex
    if isinstance(value, bytes | memoryview):
        return "bytes", bytes(value).hex()
    return type(value).__name__, value
