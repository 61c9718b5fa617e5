"""What the employer is called, and which logo it has."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import unit, unit_logo

LEGAL_ENTITY = "legal_entity"
MARK_LENGTH = 16
"""So much of the fingerprint of a logo tells it from an earlier one."""


class EmployerShown(NamedTuple):
    """The name of the legal entity, and what tells its logo from an earlier one; empty while there is none."""

    name: str
    logo_mark: str


def employer_shown(connection: sa.Connection) -> EmployerShown:
    """What stands on top of every page."""
    row = connection.execute(
        sa.select(unit.c.name, unit_logo.c.sha256)
        .select_from(unit.outerjoin(unit_logo))
        .where(unit.c.kind == LEGAL_ENTITY)
        .order_by(unit.c.name)
        .limit(1)
    ).one_or_none()
    return EmployerShown(row.name, (row.sha256 or "")[:MARK_LENGTH]) if row else EmployerShown("", "")


def employer_id(connection: sa.Connection) -> UUID | None:
    """The legal entity itself; None before there is one."""
    query = sa.select(unit.c.id).where(unit.c.kind == LEGAL_ENTITY).order_by(unit.c.name).limit(1)
    return connection.scalar(query)
