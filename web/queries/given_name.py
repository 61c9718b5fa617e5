"""What somebody is called when they are greeted."""

from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import person


def given_name(connection: sa.Connection, person_id: UUID) -> str:
    """The given name; empty when there is nobody."""
    return str(connection.scalar(sa.select(person.c.given_name).where(person.c.id == person_id)) or "")
