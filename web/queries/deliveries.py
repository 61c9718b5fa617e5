"""What of a case was handed over or sent to whom, what still waits to be, and what never arrived."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import delivery, document, person
from workflow.bootstrap import Wiring
from workflow.domain.documents import DocumentKind
from workflow.services.norway import day_in_norway


@dataclass(frozen=True, kw_only=True)
class DeliveryLine:
    """One delivery. `sent_on` is empty as long as somebody has to hand it over, and when it reached nobody.

    `ended_because` is the code of why it did not, `reason` what somebody wrote about that.
    """

    id: UUID
    recipient: str
    channel: str
    document: tuple[DocumentKind, int] | None
    made_at: datetime
    sent_on: date | None
    sent_by: str
    ended_because: str | None
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether it waits to be handed over."""
        return self.sent_on is None and self.ended_because is None


_COLUMNS = ("id", "recipient", "channel", "made_at", "sent_on", "sent_at", "ended_because", "reason_sealed")
_BY = sa.func.coalesce(person.c.given_name + " " + person.c.family_name, "").label("sent_by")
_LINES = (
    sa.select(
        *(delivery.c[name] for name in _COLUMNS),
        _BY,
        document.c.kind.label("kind"),
        document.c.version.label("version"),
    )
    .select_from(
        delivery.outerjoin(document, document.c.id == delivery.c.document_id).outerjoin(
            person, person.c.id == delivery.c.sent_by
        )
    )
    .order_by(delivery.c.made_at.desc(), delivery.c.id)
)


def case_deliveries(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> list[DeliveryLine]:
    """The deliveries of a case, the newest first."""
    rows = connection.execute(_LINES.where(delivery.c.case_id == case_id))
    return [_line(wiring, row._asdict()) for row in rows]


def _line(wiring: Wiring, values: dict[str, Any]) -> DeliveryLine:
    sealed, sent_at = values.pop("reason_sealed"), values.pop("sent_at")
    kind, version = values.pop("kind"), values.pop("version")
    context = place("delivery", "reason", values["id"])
    told = {
        "document": (DocumentKind(kind), version) if kind else None,
        "sent_on": values["sent_on"] or (day_in_norway(sent_at) if sent_at else None),
        "reason": wiring.keys.decrypt_text(sealed, context=context) if sealed else "",
    }
    return DeliveryLine(**values | told)
