"""Whom an employee can invite: everybody who can sign in as a representative."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import account, account_role, person
from workflow.domain.people import REPRESENTATIVES, Role


@dataclass(frozen=True, kw_only=True)
class Representative:
    """Somebody who can be invited, and as what."""

    id: UUID
    name: str
    role: Role


def representatives(connection: sa.Connection, *, but: UUID) -> list[Representative]:
    """The representatives by name, without `but` (nobody invites themselves); each once."""
    query = (
        sa.select(
            person.c.id,
            (person.c.given_name + " " + person.c.family_name).label("name"),
            sa.func.min(account_role.c.role).label("role"),
        )
        .select_from(person.join(account).join(account_role))
        .where(account_role.c.role.in_(REPRESENTATIVES), account.c.disabled_at.is_(None), person.c.id != but)
        .group_by(person.c.id, person.c.given_name, person.c.family_name, person.c.sort_name)
        .order_by(person.c.sort_name, person.c.id)
    )
    return [
        Representative(id=row.id, name=row.name, role=Role(row.role)) for row in connection.execute(query)
    ]
