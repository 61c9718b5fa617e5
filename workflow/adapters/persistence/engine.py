"""Opens the database so that nothing is silently lost: one writer at a time on SQLite, pinged pool on PostgreSQL.

Every engine chains the rows of the log at its commits (audit_chain.py).
"""

import sqlite3
import time
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from .audit_chain import watch

REST_SECONDS = 2.0
"""How long a pooled connection may rest before it is tried again."""


def connect(url: str) -> sa.Engine:
    """An engine for `url`; safe for several processes on both databases."""
    if url.startswith("sqlite"):
        return _sqlite(url)
    engine = sa.create_engine(url, pool_size=10, max_overflow=10, pool_timeout=15)
    event.listen(engine, "connect", _prepare_postgres)
    event.listen(engine, "checkin", _note_use)
    event.listen(engine, "checkout", _try_after_a_rest)
    watch(engine)
    return engine


def _prepare_postgres(connection: DBAPIConnection, _record: Any) -> None:
    # Compiling a question to machine code took two seconds where answering it takes thirty milliseconds
    connection.cursor().execute("SET jit TO off")
    connection.commit()


def _note_use(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    entry.info["used"] = time.monotonic()


def _try_after_a_rest(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: Any) -> None:
    """A connection that rested may be dead (the server was restarted); asking it every time would cost a round trip."""
    if time.monotonic() - entry.info.get("used", 0.0) < REST_SECONDS:
        return
    try:
        connection.cursor().execute("SELECT 1")
        connection.rollback()
    except psycopg.OperationalError as dead:
        raise sa.exc.DisconnectionError from dead


def _sqlite(url: str) -> sa.Engine:
    engine = sa.create_engine(url, connect_args={"timeout": 15})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    watch(engine)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # pysqlite's own transaction handling starts them late: two writers then overwrite each other unseen
    connection.isolation_level = None
    # secure_delete: what is deleted is overwritten, not only forgotten
    for pragma in (
        "journal_mode=WAL",
        "busy_timeout=15000",
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql(
        "BEGIN IMMEDIATE" if not connection.get_execution_options().get("reads_only") else "BEGIN"
    )
