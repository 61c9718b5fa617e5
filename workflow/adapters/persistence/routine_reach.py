"""Decides in SQL which routine counts where on a day, and who works where then."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.routine import nearest
from workflow.services.routines import Routine

from .tables import employment, routine, unit

_ROUTINE = [routine.c[name] for name in Routine.__dataclass_fields__]


def routines_in_force(connection: sa.Connection, day: date) -> dict[UUID, Routine]:
    """The routine of every unit that has one or lies under one that has; two statements."""
    published = (
        sa.select(*_ROUTINE)
        .where(routine.c.published_on <= day)
        .order_by(routine.c.published_on, routine.c.version)
    )
    newest = {row.unit_id: Routine(**row._asdict()) for row in connection.execute(published)}
    if not newest:
        return {}
    above = {row.id: row.parent_id for row in connection.execute(sa.select(unit.c.id, unit.c.parent_id))}
    own = {unit_id: unit_id for unit_id in newest}
    owners = {unit_id: nearest(unit_id, above, own) for unit_id in above}
    return {unit_id: newest[owner] for unit_id, owner in owners.items() if owner is not None}


def at_work(day: date) -> sa.ColumnElement[bool]:
    """Employments that have begun and not ended on a day."""
    lasting = sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= day)
    return sa.and_(employment.c.start_on <= day, lasting)


def works_or_leads(person_id: UUID) -> sa.ColumnElement[bool]:
    """The employments of somebody, and those they answer for."""
    return sa.or_(employment.c.person_id == person_id, employment.c.manager_id == person_id)
