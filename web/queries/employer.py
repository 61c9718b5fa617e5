"""What the employer is called."""

import sqlalchemy as sa

from workflow.adapters.persistence.tables import unit

LEGAL_ENTITY = "legal_entity"


def employer_name(connection: sa.Connection) -> str:
    """The name of the legal entity; empty before anybody has entered one."""
    found = connection.scalar(
        sa.select(unit.c.name).where(unit.c.kind == LEGAL_ENTITY).order_by(unit.c.name).limit(1)
    )
    return str(found or "")
