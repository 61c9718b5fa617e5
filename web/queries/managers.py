"""Who can be made responsible for a case: everybody who can sign in as a manager."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import account, account_role, person
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True)
class Manager:
    """Somebody who can follow up."""

    id: UUID
    name: str


def managers(connection: sa.Connection, *, but: tuple[UUID | None, ...] = ()) -> list[Manager]:
    """The managers by name, without `but`: the one who is responsible already, and the one it is about."""
    query = (
        sa.select(person.c.id, (person.c.given_name + " " + person.c.family_name).label("name"))
        .select_from(person.join(account).join(account_role))
        .where(account_role.c.role == Role.MANAGER, account.c.disabled_at.is_(None))
        .order_by(person.c.sort_name, person.c.id)
    )
    return [Manager(id=row.id, name=row.name) for row in connection.execute(query) if row.id not in but]
