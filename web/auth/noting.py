"""Puts on the log that cannot be rewritten what happens at the door; nobody is named, an account by its id."""

from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.audit_events import note_event
from workflow.bootstrap import Wiring
from workflow.services.security_log import Happening, SecurityEvent


def note_at_door(
    wiring: Wiring, what: Happening, account_id: UUID | None, connection: sa.Connection | None = None
) -> None:
    """Note it in the transaction that does it, where there is one."""
    event = SecurityEvent(what=what, account_id=account_id)
    if connection is not None:
        note_event(connection, wiring.keys, wiring.clock.wall(), event)
        return
    with wiring.engine.begin() as own:
        note_event(own, wiring.keys, wiring.clock.wall(), event)
