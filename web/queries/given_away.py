"""Cases that are chosen to be given to another manager: whose they are now, and at which version they were looked at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, person, unit
from workflow.services.hand_over_several import Standing


@dataclass(frozen=True, kw_only=True)
class ChosenCase:
    """A case with the names around it; `manager` is empty while nobody is responsible."""

    id: UUID
    version: int
    employee: str
    unit: str
    manager: str
    standing: Standing


_MANAGER = person.alias("manager")
_ROWS = sa.select(
    case.c.id,
    case.c.version,
    case.c.employee_id,
    case.c.manager_id,
    case.c.closed_at,
    (person.c.given_name + " " + person.c.family_name).label("employee"),
    unit.c.name.label("unit"),
    sa.func.coalesce(_MANAGER.c.given_name + " " + _MANAGER.c.family_name, "").label("manager"),
).select_from(
    case.join(person, person.c.id == case.c.employee_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .outerjoin(_MANAGER, _MANAGER.c.id == case.c.manager_id)
)


def chosen_cases(connection: sa.Connection, sight: Sight, case_ids: Collection[UUID]) -> Sequence[ChosenCase]:
    """These cases by name, as far as they are in sight."""
    query = _ROWS.where(sight, case.c.id.in_(case_ids)).order_by(person.c.sort_name, case.c.id)
    return [_chosen(row) for row in connection.execute(query)] if case_ids else []


def open_cases_of(connection: sa.Connection, sight: Sight, manager_id: UUID, most: int) -> list[UUID]:
    """The open cases somebody is responsible for, the most urgent first, as many as `most`."""
    query = sa.select(case.c.id).where(sight, case.c.manager_id == manager_id, case.c.closed_at.is_(None))
    return list(connection.scalars(query.order_by(case.c.next_due_on, case.c.id).limit(most)))


def _chosen(row: sa.Row[*tuple[Any, ...]]) -> ChosenCase:
    return ChosenCase(
        id=row.id,
        version=row.version,
        employee=row.employee,
        unit=row.unit,
        manager=row.manager,
        standing=Standing(
            employee_id=row.employee_id, manager_id=row.manager_id, is_closed=row.closed_at is not None
        ),
    )
