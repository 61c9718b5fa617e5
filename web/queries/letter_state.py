"""How far a letter that is handed over by people has come: waiting, handed over, or closed, and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import delivery


@dataclass(frozen=True, kw_only=True)
class LetterState:
    """What became of the latest letter made of a document."""

    made_at: datetime
    sent_at: datetime | None
    ended_at: datetime | None
    ended_because: str | None


def letter_state(connection: sa.Connection, document_id: UUID) -> LetterState | None:
    """The state of the letter; None while none is made."""
    query = (
        sa.select(delivery.c.made_at, delivery.c.sent_at, delivery.c.ended_at, delivery.c.ended_because)
        .where(delivery.c.document_id == document_id, delivery.c.channel == "by_hand")
        .order_by(delivery.c.made_at.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return LetterState(**row._asdict()) if row else None
