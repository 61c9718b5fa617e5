"""Finds the documents whose answer is nearly or no longer in time, and orders what follows: a statement each."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import Effect, queue_of

from .tables import case, document, outbox

_COLUMNS = (
    "case_id",
    "effect",
    "about",
    "period",
    "queue",
    "subject_id",
    "due_at",
    "created_at",
    "attempts",
)
_DAY = sa.bindparam("day", type_=sa.Date())
_AT = sa.bindparam("at", type_=outbox.c.due_at.type)
_SOON = sa.and_(document.c.remind_answer_on <= _DAY, document.c.answer_by >= _DAY)
_LATE = document.c.answer_by < _DAY


def _insert(dialect: Any, effect: Effect, waits: sa.ColumnElement[bool]) -> sa.Insert:
    # One version is reminded of once and told of once: what is ordered already is left as it is.
    found = (
        sa.select(
            document.c.case_id,
            sa.literal(effect.value),
            document.c.kind,
            sa.literal("answer/") + sa.cast(document.c.id, sa.String),
            sa.literal(queue_of(effect).value),
            document.c.id,
            _AT,
            _AT,
            sa.literal(0),
        )
        .join(case, case.c.id == document.c.case_id)
        .where(waits, document.c.is_current, document.c.spell == case.c.spell, case.c.closed_at.is_(None))
    )
    inserted: sa.Insert = dialect.insert(outbox).from_select(_COLUMNS, found).on_conflict_do_nothing()
    return inserted


_ORDERS = {
    name: (
        _insert(dialect, Effect.REMIND_OF_ANSWER, _SOON),
        _insert(dialect, Effect.TELL_ANSWER_IS_MISSING, _LATE),
    )
    for name, dialect in (("postgresql", postgresql), ("sqlite", sqlite))
}


def order_answers(connection: sa.Connection, day: date, at: datetime) -> None:
    """Order reminders for answers due soon, and word to the manager of those that did not come."""
    for order in _ORDERS[connection.dialect.name]:
        connection.execute(order, {"day": day, "at": at})
