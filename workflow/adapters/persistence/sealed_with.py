"""Counts which key everything sealed is sealed with: ids of keys alone, asked of every sealed column."""

import time
from collections import Counter
from collections.abc import Mapping

import sqlalchemy as sa

from workflow.adapters.crypto.key_ring import key_id_of
from workflow.services.ports import UnreadableText

from .resealing import READ_AT_ONCE, SEALED, SealedColumn, head_of

NO_KEY = "?"
"""Stands for what names no key at all: it was changed behind the service's back."""

PATIENCE_SECONDS = 120.0
ASK_EVERY_SECONDS = 0.2


class OlderTransactions(Exception):
    """Somebody still works in a transaction that began before: what it will leave behind cannot be known yet."""


def sealed_with(reading: sa.Engine) -> Mapping[str, Counter[str]]:
    """How many values of each table are sealed with which key."""
    found: dict[str, Counter[str]] = {}
    with reading.connect().execution_options(yield_per=READ_AT_ONCE) as connection:
        for sealed in SEALED:
            found.setdefault(sealed.column.table.name, Counter()).update(_of_column(connection, sealed))
    return found


def keys_in_use(found: Mapping[str, Counter[str]]) -> Counter[str]:
    """The same over all tables."""
    total: Counter[str] = Counter()
    for counts in found.values():
        total.update(counts)
    return total


def _of_column(connection: sa.Connection, sealed: SealedColumn) -> Counter[str]:
    query = sa.select(head_of(sealed.column)).where(sa.func.length(sealed.column) > 0)
    return Counter(_key_of(bytes(head)) for head in connection.scalars(query))


def _key_of(head: bytes) -> str:
    try:
        return key_id_of(head)
    except UnreadableText:
        return NO_KEY


def await_older_transactions(engine: sa.Engine, within: float = PATIENCE_SECONDS) -> None:
    """Return once nobody is left who may have sealed with the key before and not stored it yet; else `OlderTransactions`."""
    if engine.dialect.name != "postgresql":
        # One writer at a time, and each begins its transaction before it seals: to have the lock is to be the only one.
        with engine.begin():
            return
    deadline = time.monotonic() + within
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        began = connection.scalar(sa.text("SELECT clock_timestamp()"))
        while connection.scalar(_OLDER, {"began": began}):
            if time.monotonic() > deadline:
                raise OlderTransactions("a transaction that began before the new key still runs")
            time.sleep(ASK_EVERY_SECONDS)


_OLDER = sa.text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start < :began"
)
