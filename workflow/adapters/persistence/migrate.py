"""Brings a database to the wanted migration; several processes may try at once."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 5_702_611_21  # any number, the same in every process that migrates


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Migrate up to `revision`."""
    with _Locked(engine) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Migrate down to `revision`; `base` empties the database."""
    with _Locked(engine) as connection:
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


class _Locked:
    """One migrating process at a time: an advisory lock on PostgreSQL, the write lock on SQLite."""

    def __init__(self, engine: sa.Engine) -> None:
        self._begin = engine.begin()

    def __enter__(self) -> sa.Connection:
        connection = self._begin.__enter__()
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        return connection

    def __exit__(self, *exc: object) -> None:
        self._begin.__exit__(*exc)  # type: ignore[arg-type]
