"""Finds the cases whose day has come and orders their alarms, in one statement however many cases there are."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import Effect, queue_of

from .tables import case, outbox

_COLUMNS = ("case_id", "effect", "about", "period", "queue", "due_at", "created_at", "attempts")
_DAY, _AT = sa.bindparam("day", type_=sa.String()), sa.bindparam("at", type_=outbox.c.due_at.type)
# The version of the case belongs to the period: a case that changed since this morning is looked at once more today.
_DUE = sa.and_(case.c.closed_at.is_(None), case.c.next_alarm_on <= sa.bindparam("by", type_=sa.Date()))
_FOUND = sa.select(
    case.c.id,
    sa.literal(Effect.RAISE_ALARMS.value),
    sa.literal(Effect.SWEEP.value),
    _DAY + "/v" + sa.cast(case.c.version, sa.String()),
    sa.literal(queue_of(Effect.RAISE_ALARMS).value),
    _AT,
    _AT,
    sa.literal(0),
).where(_DUE)
_COUNT = sa.select(sa.func.count()).select_from(case).where(_DUE)
_ORDER = {
    "postgresql": postgresql.insert(outbox).from_select(_COLUMNS, _FOUND).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(outbox).from_select(_COLUMNS, _FOUND).on_conflict_do_nothing(),
}


def due_cases(connection: sa.Connection, day: date) -> int:
    """How many open cases have their next alarm on `day` or before."""
    return connection.scalars(_COUNT, {"by": day}).one()


def order_alarms(connection: sa.Connection, day: date, at: datetime) -> int:
    """Order RAISE_ALARMS for every open case whose next alarm is on `day` or before; returns how many were new."""
    values = {"day": day.isoformat(), "by": day, "at": at}
    # an insert does not keep its count unless it is asked to
    ordered = connection.execution_options(preserve_rowcount=True).execute(
        _ORDER[connection.dialect.name], values
    )
    return ordered.rowcount
