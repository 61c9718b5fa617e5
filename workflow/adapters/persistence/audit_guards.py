"""Decides which triggers keep the log as it is: without them it could be changed by whoever reaches the database."""

from collections.abc import Iterator

import sqlalchemy as sa

_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    # O and A are asked in an ordinary session; a trigger for replicas alone is asleep.
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger "
    "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


def guards(dialect: str) -> list[tuple[str, str]]:
    """The triggers that keep the log as it is, as (table, name)."""
    extra = "emptied" if dialect == "postgresql" else "replaced"
    kept = ("history", "read_log", "audit_event", "audit_chain", "audit_release")
    of_tables = [
        (table, f"{table}_is_not_{what}") for table in kept for what in ("changed", "removed", extra)
    ]
    return of_tables + [
        ("audit_head", f"audit_head_{what}") for what in ("goes_on", "is_not_removed", f"is_not_{extra}")
    ]


def missing_guards(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """The triggers that are not there, or asleep, as (table, name)."""
    dialect = connection.dialect.name
    there = {tuple(row) for row in connection.execute(sa.text(_TRIGGERS[dialect]))}
    yield from (guard for guard in guards(dialect) if guard not in there)
