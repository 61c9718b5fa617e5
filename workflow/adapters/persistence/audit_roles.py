"""Decides whether everybody has the roles the log says they were given: the newest line of an account names all of them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

from .audit_events import note_event
from .audit_grants import AS_IT_LIES, named, read
from .tables import account, account_role, audit_event

TOLD_BY = (Happening.ACCOUNT_ADDED, Happening.ROLES_CHANGED, Happening.ROLES_TAKEN_OVER)


def roles_not_as_given(connection: sa.Connection) -> Iterator[str]:
    """The ids of accounts whose roles are not what the log says; before the log told of all roles there are none."""
    if not _tells_of_all(connection):
        return
    said = _said(connection)
    for account_id, roles in _held(connection):
        if said.get(account_id, "") != roles:
            yield named(account_id)


def take_roles_over(engine: sa.Engine, keys: Cipher, at: datetime) -> None:
    """Give each account whose roles the log does not tell a line, once: from then on a role without a line is a finding."""
    with engine.begin() as connection:
        if _tells_of_all(connection):
            return
        said = _said(connection)
        for account_id, roles in _held(connection):
            if said.get(account_id, "") != roles:
                own = SecurityEvent(
                    what=Happening.ROLES_TAKEN_OVER,
                    account_id=UUID(str(account_id)),
                    detail={"roles": roles},
                )
                note_event(connection, keys, at, own)
        note_event(connection, keys, at, SecurityEvent(what=Happening.ROLES_TAKEN_OVER))


def _tells_of_all(connection: sa.Connection) -> bool:
    """Whether the line was written that closes the door: it is of no account."""
    closing = sa.select(audit_event.c.id).where(
        audit_event.c.event == Happening.ROLES_TAKEN_OVER.value, audit_event.c.account_id.is_(None)
    )
    return connection.scalar(closing.limit(1)) is not None


def _held(connection: sa.Connection) -> list[tuple[Any, str]]:
    """Each account with its roles, in the order of the alphabet."""
    query = sa.select(
        _as_it_lies(connection, account.c.id), _as_it_lies(connection, account_role.c.role)
    ).select_from(account.outerjoin(account_role))
    held: dict[Any, list[str]] = {}
    for account_id, role in connection.execute(query):
        held.setdefault(account_id, []).extend([] if role is None else [str(role)])
    return [(account_id, ",".join(sorted(roles))) for account_id, roles in held.items()]


def _said(connection: sa.Connection) -> dict[Any, str]:
    """The roles by the newest line of each account."""
    query = (
        sa.select(
            _as_it_lies(connection, audit_event.c.account_id), _as_it_lies(connection, audit_event.c.detail)
        )
        .where(audit_event.c.event.in_([one.value for one in TOLD_BY]), audit_event.c.account_id.is_not(None))
        .order_by(audit_event.c.id)
    )
    return {
        account_id: str(read(detail).get("roles", "")) for account_id, detail in connection.execute(query)
    }


def _as_it_lies(connection: sa.Connection, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """On SQLite a value that nobody can read is no reason to stop."""
    return sa.type_coerce(column, AS_IT_LIES) if connection.dialect.name == "sqlite" else column
