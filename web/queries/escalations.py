"""Requests for help as HR lists them, and one of them with its note."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.case_filter import SETTLED
from web.queries.sight import Sight
from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import case, escalation, person, unit
from workflow.bootstrap import Wiring

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class EscalationRow:
    """A request for help; `document_id` is where it is described."""

    id: UUID
    case_id: UUID
    track: str
    status: str
    employee: str
    unit: str
    asked_by: str
    asked_at: datetime
    changed_at: datetime
    document_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class EscalationPage:
    """A page of requests; `next_after` is the one behind which the next page begins."""

    rows: tuple[EscalationRow, ...]
    next_after: UUID | None


_EMPLOYEE = person.alias("employee")
_ROWS = sa.select(
    escalation.c.id,
    escalation.c.case_id,
    escalation.c.track,
    escalation.c.status,
    (_EMPLOYEE.c.given_name + " " + _EMPLOYEE.c.family_name).label("employee"),
    unit.c.name.label("unit"),
    (person.c.given_name + " " + person.c.family_name).label("asked_by"),
    escalation.c.asked_at,
    escalation.c.changed_at,
    escalation.c.document_id,
).select_from(
    escalation.join(case, case.c.id == escalation.c.case_id)
    .join(_EMPLOYEE, _EMPLOYEE.c.id == case.c.employee_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .join(person, person.c.id == escalation.c.asked_by)
)


def escalations(
    connection: sa.Connection, sight: Sight, *, settled: bool, after: UUID | None = None
) -> EscalationPage:
    """What is still open, or what is settled; those that have waited longest first."""
    status = escalation.c.status.in_(SETTLED) if settled else escalation.c.status.not_in(SETTLED)
    query = _ROWS.where(sight, status).order_by(escalation.c.asked_at, escalation.c.id)
    start = _start(connection, after)
    if start is not None:
        here = sa.tuple_(escalation.c.asked_at, escalation.c.id)
        query = query.where(
            here
            > sa.tuple_(
                sa.literal(start.asked_at, escalation.c.asked_at.type),
                sa.literal(start.id, escalation.c.id.type),
            )
        )
    found = [EscalationRow(**row._asdict()) for row in connection.execute(query.limit(PAGE + 1))]
    return EscalationPage(
        rows=tuple(found[:PAGE]), next_after=found[PAGE - 1].id if len(found) > PAGE else None
    )


def find_escalation(
    wiring: Wiring, connection: sa.Connection, sight: Sight, escalation_id: UUID
) -> tuple[EscalationRow, str] | None:
    """One request with HR's note on it, or None."""
    row = connection.execute(
        _ROWS.add_columns(escalation.c.note_sealed).where(escalation.c.id == escalation_id, sight)
    ).one_or_none()
    if row is None:
        return None
    values = row._asdict()
    sealed = values.pop("note_sealed")
    context = place("escalation", "note", escalation_id)
    return EscalationRow(**values), wiring.keys.decrypt_text(sealed, context=context) if sealed else ""


def _start(connection: sa.Connection, after: UUID | None) -> sa.Row[*tuple[Any, ...]] | None:
    if after is None:
        return None
    query = sa.select(escalation.c.id, escalation.c.asked_at).where(escalation.c.id == after)
    return connection.execute(query).one_or_none()
