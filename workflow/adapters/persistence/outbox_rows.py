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

# Work of a case and work without one have a key each; whichever is met, the work is already ordered.
_EACH = {
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(),
}


def work_rows() -> tuple[list[str], sa.Select[Any]]:
    """Columns and rows of ordered work from lists of values, on PostgreSQL: one statement however many rows."""
    lists = {
        name: sa.bindparam(f"{name}_list", type_=postgresql.ARRAY(sa.Text))
        for name in ("effect", "about", "period", "queue")
    }
    at = sa.bindparam("ordered_at", type_=outbox.c.due_at.type)
    rows = sa.select(
        sa.bindparam("of_case", type_=sa.Uuid).label("case_id"),
        *(sa.func.unnest(values).label(name) for name, values in lists.items()),
        sa.func.unnest(sa.bindparam("subject_list", type_=postgresql.ARRAY(sa.Uuid))).label("subject_id"),
        at.label("due_at"),
        at.label("created_at"),
        sa.literal_column("0").label("attempts"),
    )
    return ["case_id", *lists, "subject_id", "due_at", "created_at", "attempts"], rows


def work_lists(case_id: UUID | None, at: datetime, work: Sequence[Work]) -> dict[str, Any]:
    """The values the rows are made of."""
    return {
        "of_case": case_id,
        "ordered_at": at,
        "effect_list": [one.effect.value for one in work],
        "about_list": [str(one.about) for one in work],
        "period_list": [one.period for one in work],
        "queue_list": [queue_of(one.effect).value for one in work],
        "subject_list": [one.subject_id for one in work],
    }


_NAMES, _ROWS = work_rows()
_ALL_AT_ONCE = (
    postgresql.insert(outbox).from_select(_NAMES, _ROWS, include_defaults=False).on_conflict_do_nothing()
)


class OutboxRows:
    """The outbox in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, case_id: UUID | None, at: datetime, work: Sequence[Work]) -> None:
        """Order work, due at once; `at` is real time, never shifted."""
        if not work:
            return
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_ALL_AT_ONCE, work_lists(case_id, at, work))
        else:
            self._connection.execute(_EACH["sqlite"], [_row(case_id, at, one) for one in work])

    def add_for_cases(self, at: datetime, work: Sequence[tuple[UUID, Work]]) -> None:
        """Order work of many cases in one statement."""
        if work:
            rows = [_row(case_id, at, one) for case_id, one in work]
            self._connection.execute(_EACH[self._connection.dialect.name], rows)


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
