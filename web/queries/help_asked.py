"""The requests for help in a case, and how far each has come."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import escalation


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """A request to HR or to Nav."""

    track: str
    status: str
    asked_at: datetime
    changed_at: datetime
    document_id: UUID | None


def help_asked(connection: sa.Connection, case_id: UUID) -> list[HelpLine]:
    """The requests of a case, the newest first."""
    query = (
        sa.select(*[escalation.c[name] for name in HelpLine.__dataclass_fields__])
        .where(escalation.c.case_id == case_id)
        .order_by(escalation.c.asked_at.desc(), escalation.c.id)
    )
    return [HelpLine(**row._asdict()) for row in connection.execute(query)]
