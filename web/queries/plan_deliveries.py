"""Who outside was to have the plan: which version, when and how it went, or why it did not."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import delivery, document, person
from workflow.bootstrap import Wiring
from workflow.domain.documents import DocumentKind
from workflow.domain.plan_sharing import Channel, Ended, Recipient
from workflow.services.norway import day_in_norway


@dataclass(frozen=True, kw_only=True)
class PlanDelivery:
    """One copy of the plan. `made_by` is empty where the service packed it; `reason` where nobody gave one."""

    id: UUID
    document_id: UUID
    recipient: Recipient
    version: int
    spell: int
    channel: Channel
    grounds: str | None
    made_at: datetime
    made_by: str
    sent_on: date | None
    sent_by: str
    ended_because: Ended | None
    ended_at: datetime | None
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether it waits to be handed over."""
        return self.sent_on is None and self.ended_because is None


_MADE, _SENT = person.alias("made"), person.alias("sent")


def _name(who: sa.FromClause, label: str) -> sa.Label[str]:
    return sa.func.coalesce(who.c.given_name + " " + who.c.family_name, "").label(label)


_LINES = (
    sa.select(
        delivery.c.id,
        delivery.c.document_id,
        delivery.c.recipient,
        document.c.version,
        document.c.spell,
        delivery.c.channel,
        delivery.c.grounds,
        delivery.c.made_at,
        _name(_MADE, "made_by"),
        # what was handed over before a day was asked for has its instant only
        delivery.c.sent_on,
        delivery.c.sent_at,
        _name(_SENT, "sent_by"),
        delivery.c.ended_because,
        delivery.c.ended_at,
        delivery.c.reason_sealed,
    )
    .select_from(
        delivery.join(document, document.c.id == delivery.c.document_id)
        .outerjoin(_MADE, _MADE.c.id == delivery.c.made_by)
        .outerjoin(_SENT, _SENT.c.id == delivery.c.sent_by)
    )
    .where(document.c.kind == DocumentKind.FOLLOW_UP_PLAN, delivery.c.recipient.in_(list(Recipient)))
    .order_by(delivery.c.made_at.desc(), delivery.c.id)
)


def plan_deliveries(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> list[PlanDelivery]:
    """Every copy of the plan of a case, the newest first."""
    rows = connection.execute(_LINES.where(delivery.c.case_id == case_id))
    return [_line(wiring, row._asdict()) for row in rows]


def find_delivery(
    wiring: Wiring, connection: sa.Connection, case_id: UUID, delivery_id: UUID
) -> PlanDelivery | None:
    """One copy of the plan of a case, or None."""
    query = _LINES.where(delivery.c.case_id == case_id, delivery.c.id == delivery_id)
    row = connection.execute(query).one_or_none()
    return _line(wiring, row._asdict()) if row else None


def _line(wiring: Wiring, values: dict[str, Any]) -> PlanDelivery:
    sealed, sent_at = values.pop("reason_sealed"), values.pop("sent_at")
    context = place("delivery", "reason", values["id"])
    typed = {
        "recipient": Recipient(values["recipient"]),
        "channel": Channel(values["channel"]),
        "sent_on": values["sent_on"] or (day_in_norway(sent_at) if sent_at else None),
        "ended_because": Ended(values["ended_because"]) if values["ended_because"] else None,
        "reason": wiring.keys.decrypt_text(sealed, context=context) if sealed else "",
    }
    return PlanDelivery(**{**values, **typed})
