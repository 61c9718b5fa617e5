"""Clears the places where deleted rows stood, so that the bytes are gone and not only the way to them.

SQLite is written anew and its log cut off. PostgreSQL frees the places of dead rows; what its own log, its archives and
backups hold goes when those do. Where the application does not own the tables it may do so from PostgreSQL 17 on; before,
the database's own cleaning does it in its time, and nothing is said to be cleared.
"""

import sqlite3

import sqlalchemy as sa

from .rights import may_clear
from .tables import metadata


def wipe(engine: sa.Engine) -> bool:
    """Whether it could be done now; somebody who is reading makes it wait, and so does a role that may not."""
    return _wipe_sqlite(engine) if engine.dialect.name == "sqlite" else _wipe_postgres(engine)


def _wipe_sqlite(engine: sa.Engine) -> bool:
    raw = engine.raw_connection()
    try:
        connection = raw.driver_connection
        if connection is None:
            return False
        connection.execute("VACUUM")
        busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    else:
        return not busy
    finally:
        raw.close()


def _wipe_postgres(engine: sa.Engine) -> bool:
    names = {table.name for table in metadata.sorted_tables}
    quote = engine.dialect.identifier_preparer.quote
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not may_clear(connection):
            return False
        connection.exec_driver_sql("VACUUM " + ", ".join(quote(name) for name in sorted(names)))
    return True
