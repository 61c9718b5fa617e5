"""Who can be made responsible for a case: everybody who can sign in as a manager; and who is for one now."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.tables import account, account_role, case, person
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


def followers_of_open_cases(connection: sa.Connection, sight: Sight) -> list[Manager]:
    """Everybody who is responsible for an open case, by name, whether they can still sign in or not."""
    responsible = sa.select(case.c.manager_id).where(case.c.closed_at.is_(None), sight).distinct()
    query = (
        sa.select(person.c.id, (person.c.given_name + " " + person.c.family_name).label("name"))
        .where(person.c.id.in_(responsible))
        .order_by(person.c.sort_name, person.c.id)
    )
    return [Manager(id=row.id, name=row.name) for row in connection.execute(query)]
