"""What of a case was handed over or sent to whom, and what still waits to be."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import delivery, document
from workflow.domain.documents import DocumentKind


@dataclass(frozen=True, kw_only=True)
class DeliveryLine:
    """One delivery: it went on a day, or ended without going, or somebody still has to hand it over."""

    id: UUID
    recipient: str
    channel: str
    document: tuple[DocumentKind, int] | None
    made_at: datetime
    sent_at: datetime | None
    sent_on: date | None
    ended_because: str | None


def case_deliveries(connection: sa.Connection, case_id: UUID) -> list[DeliveryLine]:
    """The deliveries of a case, the newest first."""
    query = (
        sa.select(delivery, document.c.kind.label("kind"), document.c.version.label("version"))
        .select_from(delivery.outerjoin(document, document.c.id == delivery.c.document_id))
        .where(delivery.c.case_id == case_id)
        .order_by(delivery.c.made_at.desc(), delivery.c.id)
    )
    return [
        DeliveryLine(
            id=row.id,
            recipient=row.recipient,
            channel=row.channel,
            document=(DocumentKind(row.kind), row.version) if row.kind else None,
            made_at=row.made_at,
            sent_at=row.sent_at,
            sent_on=row.sent_on,
            ended_because=row.ended_because,
        )
        for row in connection.execute(query)
    ]
