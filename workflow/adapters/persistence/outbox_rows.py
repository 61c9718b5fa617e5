"""Orders work in the outbox; work that is already ordered is left as it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import queue_of
from workflow.services.records import Work

from .tables import outbox

_KEY = ["case_id", "effect", "period"]
_ORDER = {
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(index_elements=_KEY),
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(index_elements=_KEY),
}


class OutboxRows:
    """The outbox in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, case_id: UUID | None, at: datetime, work: Sequence[Work]) -> None:
        """Order work, due at once."""
        if work:
            rows = [_row(case_id, at, one) for one in work]
            self._connection.execute(_ORDER[self._connection.dialect.name], rows)


def _row(case_id: UUID | None, at: datetime, work: Work) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "effect": work.effect,
        "about": work.about,
        "period": work.period,
        "queue": queue_of(work.effect),
        "subject_id": work.subject_id,
        "due_at": at,
        "created_at": at,
        "attempts": 0,
    }
