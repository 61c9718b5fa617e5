"""Decides how columns of every table are typed: identifiers, instants, coded words and encrypted texts."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = sa.MetaData(naming_convention=NAMES)


class Instant(TypeDecorator[datetime]):
    """An aware instant in UTC on both databases; SQLite would otherwise give it back without a zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC; refuse an instant without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = sa.Uuid
Code = sa.String(64)
Sealed = sa.LargeBinary
"""Ciphertext made by the key ring; what it holds is said in the column's name without the suffix."""


def identifier() -> sa.Column[Any]:
    """A primary key that cannot be counted, for everything that stands in an address."""
    return sa.Column("id", Id(), primary_key=True)


def reference(name: str, target: str, *, optional: bool = False, index: bool = False) -> sa.Column[Any]:
    """A foreign key to `target`, e.g. `person.id`."""
    return sa.Column(name, Id(), sa.ForeignKey(target), nullable=optional, index=index)
