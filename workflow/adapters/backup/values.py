"""Decides how the values of a column are written as JSON, the same for both databases."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables.base import Instant


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Kind:
    """One kind of column: its type in any database, and the way to JSON and back."""

    type: Any
    write: Callable[[Any], Any] = _same
    read: Callable[[Any], Any] = _same


# The order counts: the first class a column's type belongs to.
KINDS: dict[str, tuple[type[Any], Kind]] = {
    "instant": (Instant, Kind(Instant(), datetime.isoformat, datetime.fromisoformat)),
    "uuid": (sa.Uuid, Kind(sa.Uuid(), lambda value: value.hex, UUID)),
    "bytes": (
        sa.LargeBinary,
        Kind(sa.LargeBinary(), lambda value: base64.b64encode(value).decode(), base64.b64decode),
    ),
    "json": (sa.JSON, Kind(sa.JSON())),
    "date": (sa.Date, Kind(sa.Date(), date.isoformat, date.fromisoformat)),
    "time": (sa.Time, Kind(sa.Time(), time.isoformat, time.fromisoformat)),
    "yes": (sa.Boolean, Kind(sa.Boolean())),
    "number": (sa.Integer, Kind(sa.BigInteger())),
    "fraction": (sa.Float, Kind(sa.Float())),
    "text": (sa.String, Kind(sa.String())),
}


def kind_of(column: sa.Column[Any]) -> str:
    """The name of a column's kind; a kind that nobody has thought of ends the backup, and a test says so before."""
    for name, (sort, _) in KINDS.items():
        if isinstance(column.type, sort):
            return name
    raise TypeError(f"{column} is of a kind that a backup does not know")


def written(row: tuple[Any, ...], kinds: list[str]) -> list[Any]:
    """A row as JSON has it."""
    return [
        None if value is None else KINDS[kind][1].write(value) for value, kind in zip(row, kinds, strict=True)
    ]


def read(row: list[Any], kinds: list[str]) -> list[Any]:
    """The row again."""
    return [
        None if value is None else KINDS[kind][1].read(value) for value, kind in zip(row, kinds, strict=True)
    ]
