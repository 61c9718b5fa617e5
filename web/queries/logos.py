"""The logos of the employer and its units."""

from uuid import UUID

import sqlalchemy as sa

from web.queries.employer import MARK_LENGTH
from workflow.adapters.persistence.logo_rows import LOGO, picture_in
from workflow.adapters.persistence.tables import unit, unit_logo
from workflow.services.directory import LEGAL_ENTITY
from workflow.services.logos import Picture


def find_logo(connection: sa.Connection, unit_id: UUID) -> Picture | None:
    """A unit's own logo, or None."""
    row = connection.execute(sa.select(*LOGO).where(unit_logo.c.unit_id == unit_id)).one_or_none()
    return picture_in(row) if row else None


def employer_logo(connection: sa.Connection, mark: str) -> Picture | None:
    """The logo of the legal entity, when it is the one with that mark."""
    query = sa.select(*LOGO, unit_logo.c.sha256).join(unit)
    row = connection.execute(
        query.where(unit.c.kind == LEGAL_ENTITY).order_by(unit.c.name).limit(1)
    ).one_or_none()
    return picture_in(row) if row and row.sha256[:MARK_LENGTH] == mark else None


def logo_mark(connection: sa.Connection, unit_id: UUID) -> str:
    """What tells one logo of a unit from the next in an address; empty when there is none."""
    found = connection.scalar(sa.select(unit_logo.c.sha256).where(unit_logo.c.unit_id == unit_id))
    return str(found or "")[:MARK_LENGTH]
