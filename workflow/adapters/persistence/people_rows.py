"""Reads people and employments; who may sign in is decided elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.access import Right
from workflow.domain.people import Actor, Role
from workflow.services.records import EmploymentRecord, PersonRecord

from .relations import employment_in_reach
from .tables import account, account_role, employment, person

_PERSON = [person.c[name] for name in PersonRecord.__dataclass_fields__]
_EMPLOYMENT = [employment.c[name] for name in EmploymentRecord.__dataclass_fields__]


class PeopleRows:
    """People in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def person(self, person_id: UUID) -> PersonRecord | None:
        """Somebody, or None."""
        row = self._connection.execute(sa.select(*_PERSON).where(person.c.id == person_id)).one_or_none()
        return _person(row) if row else None

    def birth_dates(self, person_ids: Collection[UUID]) -> Mapping[UUID, date | None]:
        """When people were born, as far as it is known."""
        query = sa.select(person.c.id, person.c.born_on).where(person.c.id.in_(list(person_ids)))
        return {row.id: row.born_on for row in self._connection.execute(query)}

    def employment(self, employment_id: UUID) -> EmploymentRecord | None:
        """An employment, or None."""
        query = sa.select(*_EMPLOYMENT).where(employment.c.id == employment_id)
        row = self._connection.execute(query).one_or_none()
        return EmploymentRecord(**row._asdict()) if row else None

    def reached(
        self, employment_id: UUID, actor: Actor, right: Right, today: date
    ) -> EmploymentRecord | None:
        """The employment, when the actor has the right for it today."""
        within = employment_in_reach(actor, right, today)
        query = sa.select(*_EMPLOYMENT).where(employment.c.id == employment_id, within)
        row = self._connection.execute(query).one_or_none()
        return EmploymentRecord(**row._asdict()) if row else None

    def employments_of(self, person_id: UUID) -> Sequence[EmploymentRecord]:
        """Every employment of a person, past ones too, by first day."""
        query = (
            sa.select(*_EMPLOYMENT)
            .where(employment.c.person_id == person_id)
            .order_by(employment.c.start_on, employment.c.id)
        )
        return [EmploymentRecord(**row._asdict()) for row in self._connection.execute(query)]

    def with_role(self, role: Role) -> Sequence[PersonRecord]:
        """Everybody who can sign in with a role, by name."""
        query = (
            sa.select(*_PERSON)
            .select_from(person.join(account).join(account_role))
            .where(account_role.c.role == role, account.c.disabled_at.is_(None))
            .order_by(person.c.sort_name, person.c.id)
        )
        return [_person(row) for row in self._connection.execute(query)]

    def is_manager(self, person_id: UUID) -> bool:
        """Whether somebody can sign in as a manager."""
        query = (
            sa.select(account.c.id)
            .join(account_role)
            .where(
                account.c.person_id == person_id,
                account_role.c.role == Role.MANAGER,
                account.c.disabled_at.is_(None),
            )
        )
        return self._connection.scalar(query) is not None

    def set_manager(self, employment_id: UUID, manager_id: UUID) -> None:
        """Make somebody responsible for an employment."""
        self._connection.execute(
            sa.update(employment).where(employment.c.id == employment_id).values(manager_id=manager_id)
        )


def _person(row: sa.Row[Any]) -> PersonRecord:
    return PersonRecord(**row._asdict())
