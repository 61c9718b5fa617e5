"""Appends security events to the log, each chained like every other row of it."""

from datetime import datetime
from functools import cache

import sqlalchemy as sa

from workflow.services.ports import Cipher
from workflow.services.security_log import SecurityEvent

from .audit_chain import chain_rows
from .audit_content import stored
from .tables import audit_event


@cache
def _add(dialect: str) -> sa.sql.dml.ReturningInsert[tuple[object, ...]]:
    return audit_event.insert().returning(*stored(audit_event.name, dialect))


def note_event(connection: sa.Connection, keys: Cipher, at: datetime, event: SecurityEvent) -> int:
    """Append an event in the transaction of what it tells; `at` is an instant of the real clock. Gives its number."""
    row = {
        "at": at,
        "event": event.what,
        "actor_id": event.actor_id,
        "acted_as": event.acted_as,
        "account_id": event.account_id,
        "case_id": event.case_id,
        "object_id": event.object_id,
        "detail": dict(event.detail),
    }
    added = connection.execute(_add(connection.dialect.name), row).mappings().all()
    chain_rows(connection, keys, audit_event.name, added)
    number: int = added[0]["id"]
    return number


class AuditRows:
    """Security events in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def note(self, at: datetime, event: SecurityEvent) -> None:
        """Append an event."""
        note_event(self._connection, self._keys, at, event)
