"""Where somebody works now, and whether an absence is already being followed up there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.reachable import somebody_reached
from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.services.records import BEFORE_ABSENCE


@dataclass(frozen=True, kw_only=True)
class OwnEmployment:
    """An employment; `open_case_id` is the case that is already open for it, `manager` empty when nobody is to be reached."""

    id: UUID
    unit: str
    position: str
    manager: str
    start_on: date
    end_on: date | None
    open_case_id: UUID | None


def own_employments(connection: sa.Connection, person_id: UUID, today: date) -> list[OwnEmployment]:
    """The running employments of a person, the longest first."""
    manager = person.alias("manager")
    name = manager.c.given_name + " " + manager.c.family_name
    reached = somebody_reached(employment.c.manager_id, employment.c.person_id, today)
    query = (
        sa.select(
            employment.c.id,
            unit.c.name.label("unit"),
            employment.c.position,
            sa.case((reached, name), else_="").label("manager"),
            employment.c.start_on,
            employment.c.end_on,
            case.c.id.label("open_case_id"),
        )
        .select_from(
            employment.join(unit, unit.c.id == employment.c.unit_id)
            .outerjoin(manager, manager.c.id == employment.c.manager_id)
            .outerjoin(
                case,
                sa.and_(
                    case.c.employment_id == employment.c.id,
                    case.c.closed_at.is_(None),
                    case.c.spell > BEFORE_ABSENCE,
                ),
            )
        )
        .where(
            employment.c.person_id == person_id,
            employment.c.start_on <= today,
            sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= today),
        )
        .order_by(employment.c.percentage.desc(), employment.c.start_on, employment.c.id)
    )
    return [OwnEmployment(**row._asdict()) for row in connection.execute(query)]
