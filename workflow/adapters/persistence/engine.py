"""Opens the database so that nothing is silently lost: one writer at a time on SQLite, pinged pool on PostgreSQL."""

import sqlite3
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event


def connect(url: str) -> sa.Engine:
    """An engine for `url`; safe for several processes on both databases."""
    if url.startswith("sqlite"):
        return _sqlite(url)
    return sa.create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10, pool_timeout=15)


def _sqlite(url: str) -> sa.Engine:
    engine = sa.create_engine(url, connect_args={"timeout": 15})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # pysqlite's own transaction handling starts them late: two writers then overwrite each other unseen
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "busy_timeout=15000", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql(
        "BEGIN IMMEDIATE" if not connection.get_execution_options().get("reads_only") else "BEGIN"
    )
