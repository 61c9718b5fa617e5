"""Finds the measures whose day of evaluation or end is near and orders their reminders, one statement for each of the two.

The day stands in what makes the work the same, so that it is ordered once for a measure and a day, and anew when it moves.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import Effect, queue_of
from workflow.domain.measures import MeasureDay

from .tables import case, measure, outbox

_COLUMNS = (
    "case_id", "effect", "about", "period", "queue", "subject_id", "due_at", "created_at", "attempts",
)  # fmt: skip
_AT = sa.bindparam("at", type_=outbox.c.due_at.type)
_BY = sa.bindparam("by", type_=sa.Date())


def _due(
    about: MeasureDay, day: sa.Column[Any], reminder_on: sa.Column[Any], *, still: bool
) -> sa.Select[Any]:
    """The reminders of one kind; `still`: only while the day itself has not passed."""
    period = about.value + "/" + sa.cast(measure.c.id, sa.String()) + "/" + sa.cast(day, sa.String())
    found = sa.select(
        measure.c.case_id,
        sa.literal(Effect.REMIND_MEASURE.value),
        sa.literal(about.value),
        period,
        sa.literal(queue_of(Effect.REMIND_MEASURE).value),
        measure.c.id,
        _AT,
        _AT,
        sa.literal(0),
    ).join_from(measure, case, case.c.id == measure.c.case_id)
    due = [case.c.closed_at.is_(None), reminder_on <= _BY, day.is_not(None)]
    return found.where(*due, day >= _BY) if still else found.where(*due)


_FOUND = (
    _due(MeasureDay.EVALUATION, measure.c.evaluate_on, measure.c.evaluation_reminder_on, still=False),
    _due(MeasureDay.END, measure.c.until_on, measure.c.end_reminder_on, still=True),
)
_INSERTS: dict[str, Callable[[sa.Table], Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def order_measure_reminders(connection: sa.Connection, day: date, at: datetime) -> int:
    """Order REMIND_MEASURE for every open case; returns how many were new."""
    counting, insert = connection.execution_options(preserve_rowcount=True), _INSERTS[connection.dialect.name]
    new = 0
    for found in _FOUND:
        order = insert(outbox).from_select(_COLUMNS, found).on_conflict_do_nothing()
        new += counting.execute(order, {"by": day, "at": at}).rowcount
    return new
