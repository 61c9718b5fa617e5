"""Notes what was handed over outside the service, and closes what may not go out any more."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.documents import DocumentKind

from .tables import delivery, document, work_item

_OPEN = (delivery.c.channel == "by_hand", delivery.c.sent_at.is_(None), delivery.c.ended_at.is_(None))


class HandOverRows:
    """What waits to be handed over, in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def close(
        self, case_id: UUID, kind: DocumentKind, *, at: datetime, because: str, about_id: UUID | None = None
    ) -> None:
        """Close what waits because of papers of a kind, of all of them or of one."""
        values = {"ended_at": at, "ended_because": because}
        self._connection.execute(
            sa.update(delivery).where(*_waiting(case_id, kind, about_id)).values(**values)
        )

    def cases_waiting(self, kind: DocumentKind) -> Sequence[UUID]:
        """The cases in which something of a kind still waits."""
        papers = sa.select(document.c.id).where(document.c.kind == kind)
        query = sa.select(delivery.c.case_id).where(*_OPEN, delivery.c.document_id.in_(papers)).distinct()
        return list(self._connection.scalars(query))

    def is_waiting(self, case_id: UUID, kind: DocumentKind, *, document_id: UUID | None = None) -> bool:
        """Whether something of a kind, or of one paper, still waits."""
        query = sa.select(delivery.c.id).where(*_waiting(case_id, kind, None)).limit(1)
        if document_id is not None:
            query = query.where(delivery.c.document_id == document_id)
        return self._connection.scalar(query) is not None

    def note_handed_over(
        self,
        case_id: UUID,
        kind: DocumentKind,
        *,
        on: date,
        at: datetime,
        by: UUID,
        document_id: UUID | None = None,
    ) -> None:
        """Everything of a kind that waited, or of one paper, is handed over now."""
        told = {"sent_at": at, "sent_on": on, "sent_by": by}
        waiting = sa.update(delivery).where(*_waiting(case_id, kind, None))
        if document_id is not None:
            waiting = waiting.where(delivery.c.document_id == document_id)
        self._connection.execute(waiting.values(**told))

    def close_one(self, document_id: UUID, *, at: datetime, because: str) -> None:
        """Close what waits because of one paper."""
        mine = sa.update(delivery).where(*_OPEN, delivery.c.document_id == document_id)
        self._connection.execute(mine.values(ended_at=at, ended_because=because))

    def task_of(self, item_id: UUID) -> str | None:
        """Which task an item is."""
        return self._connection.scalar(sa.select(work_item.c.task).where(work_item.c.id == item_id))


def _waiting(case_id: UUID, kind: DocumentKind, about_id: UUID | None) -> tuple[sa.ColumnElement[bool], ...]:
    papers: sa.Select[Any] = sa.select(document.c.id).where(
        document.c.case_id == case_id, document.c.kind == kind
    )
    if about_id is not None:
        papers = papers.where(document.c.about_id == about_id)
    return (*_OPEN, delivery.c.case_id == case_id, delivery.c.document_id.in_(papers))
