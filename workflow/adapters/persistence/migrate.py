"""Brings a database to the wanted migration; several processes may try at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 5_702_611_21  # any number, the same in every process that migrates


class BrokenReferences(Exception):
    """A migration would leave rows that refer to nothing; nothing of it is kept. The words are names of tables."""


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Migrate up to `revision`."""
    with _locked(engine) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Migrate down to `revision`; `base` empties the database."""
    with _locked(engine) as connection:
        command.downgrade(_config(connection), revision)


def is_current(engine: sa.Engine) -> bool:
    """Whether the database stands at the newest migration."""
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def write_migration(engine: sa.Engine, message: str, number: str) -> None:
    """Write the difference between tables and database as a numbered migration (for developers)."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _locked(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One migrating process at a time: an advisory lock on PostgreSQL, the write lock on SQLite."""
    with engine.connect() as connection, _rebuilding(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise BrokenReferences(sorted({str(row[0]) for row in broken}))


@contextmanager
def _rebuilding(connection: sa.Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew: dropping the old one must not break what refers to its rows.

    Whether references are watched can only be changed outside a transaction; all of them are checked at its end.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    bare = connection.connection.cursor()
    bare.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        bare.execute("PRAGMA foreign_keys=ON")
        bare.close()
