"""The open tasks of one case for one role."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import document, work_item
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """Something somebody is asked to do; `kind` is that of the document it is about, if it is about one."""

    id: UUID
    task: str
    due_on: date | None
    document_id: UUID | None
    kind: str | None = None


def case_tasks(connection: sa.Connection, case_id: UUID, role: Role) -> list[TaskLine]:
    """What is open, the most urgent first."""
    query = (
        sa.select(
            work_item.c.id, work_item.c.task, work_item.c.due_on, work_item.c.document_id, document.c.kind
        )
        .select_from(work_item.outerjoin(document, document.c.id == work_item.c.document_id))
        .where(work_item.c.case_id == case_id, work_item.c.role == role, work_item.c.done_at.is_(None))
        .order_by(work_item.c.due_on.is_(None), work_item.c.due_on, work_item.c.id)
    )
    return [TaskLine(**row._asdict()) for row in connection.execute(query)]
