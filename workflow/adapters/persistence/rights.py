"""Decides what the application's role may do on PostgreSQL: everything it needs, and nothing to the log but add to it.

Whoever owns the tables could take the triggers away. So the owner migrates, and the application is somebody else.
"""

import sqlalchemy as sa

from .tables import (
    audit_chain,
    audit_event,
    audit_head,
    audit_release,
    history,
    metadata,
    read_log,
    retention_pass,
)

READ = ("SELECT",)
ADD = ("SELECT", "INSERT")
GROW = ("SELECT", "INSERT", "UPDATE")
EVERYTHING = ("SELECT", "INSERT", "UPDATE", "DELETE")
NARROWER: dict[str, tuple[str, ...]] = {
    **{table.name: ADD for table in (history, read_log, audit_event, audit_chain)},
    audit_head.name: GROW,  # the head moves on; a trigger lets it only grow
    audit_release.name: READ,
    retention_pass.name: READ,
    "alembic_version": READ,
}
CAN_MAINTAIN = (17,)
"""The first PostgreSQL that lets somebody clear the freed places of a table without owning it."""
_RELEASE = "tilbake_release(uuid, text, bigint[])"


class NoSuchRole(Exception):
    """The role is not there; the words are its name."""


def grant(engine: sa.Engine, role: str) -> None:
    """Give the application's role its rights, and take away what it should not have; harmless to repeat."""
    with engine.begin() as connection:
        if connection.scalar(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}) is None:
            raise NoSuchRole(role)
        quote = connection.dialect.identifier_preparer.quote
        schema, name = quote(str(connection.scalar(sa.text("SELECT current_schema()")))), quote(role)
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {name}")
        connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA {schema} FROM {name}, PUBLIC")
        for table in sorted({*metadata.tables, "alembic_version"}):
            rights = ", ".join(rights_on(table, _version(connection)))
            connection.exec_driver_sql(f"REVOKE ALL ON {quote(table)} FROM {name}")
            connection.exec_driver_sql(f"GRANT {rights} ON {quote(table)} TO {name}")
        connection.exec_driver_sql(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {name}")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {_RELEASE} TO {name}")


def rights_on(table: str, version: tuple[int, ...]) -> tuple[str, ...]:
    """What the application's role is given on a table, on a PostgreSQL of this version."""
    maintain = ("MAINTAIN",) if version >= CAN_MAINTAIN else ()
    return NARROWER.get(table, EVERYTHING) + maintain


def may_clear(connection: sa.Connection) -> bool:
    """Whether this role may clear the freed places of every table; one it may not, PostgreSQL passes over without an error."""
    there = sa.table("pg_class", *(sa.column(name) for name in ("oid", "relname", "relowner")))
    owned = sa.func.pg_has_role(there.c.relowner, "MEMBER")
    given = sa.func.has_table_privilege(there.c.oid, "MAINTAIN")
    may = given if _version(connection) >= CAN_MAINTAIN else owned
    ours = sa.and_(there.c.relname.in_(metadata.tables), sa.func.pg_table_is_visible(there.c.oid))
    return bool(connection.scalar(sa.select(sa.func.bool_and(may)).where(ours)))


def _version(connection: sa.Connection) -> tuple[int, ...]:
    return tuple(int(part) for part in connection.dialect.server_version_info or ())


def could_rewrite(engine: sa.Engine) -> bool:
    """Whether this connection's role owns the log, or is a superuser: then only the triggers and the chain protect it."""
    if engine.dialect.name != "postgresql":
        return True
    query = sa.text(
        "SELECT rolsuper OR pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class, pg_roles "
        "WHERE pg_class.oid = to_regclass('history') AND rolname = current_user"
    )
    with engine.connect() as connection:
        return bool(connection.scalar(query))
