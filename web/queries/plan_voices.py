"""Which side has shared answers to the plan's questions, without what they are."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.adapters.persistence.tables import document, plan_voice
from workflow.domain.documents import DocumentKind
from workflow.domain.plan_voices import Side
from workflow.services.records import CaseRecord


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """A side that has shared, and when it did so last."""

    side: Side
    sent_at: datetime


def shared_voices(connection: sa.Connection, record: CaseRecord) -> dict[Side, SharedLine]:
    """Who has shared answers for the version of the plan that comes next."""
    filed = (
        sa.select(sa.func.coalesce(sa.func.max(document.c.version), 0))
        .where(
            document.c.case_id == record.id,
            document.c.spell == record.spell,
            document.c.kind == DocumentKind.FOLLOW_UP_PLAN,
        )
        .scalar_subquery()
    )
    query = (
        sa.select(plan_voice.c.side, sa.func.max(plan_voice.c.sent_at).label("sent_at"))
        .where(
            plan_voice.c.case_id == record.id,
            plan_voice.c.spell == record.spell,
            plan_voice.c.for_version == filed + 1,
        )
        .group_by(plan_voice.c.side)
    )
    lines = [SharedLine(side=Side(row.side), sent_at=row.sent_at) for row in connection.execute(query)]
    return {line.side: line for line in lines}
