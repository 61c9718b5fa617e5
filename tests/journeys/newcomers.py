"""People of a journey's own among those of the demonstration, so that no two journeys meet over the same case."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import sqlalchemy as sa

from tests.journeys.service import RunningService
from workflow.adapters.persistence.tables import account, account_role, employment, person
from workflow.domain.names import sort_name
from workflow.domain.people import Actor, Role

HIRED_AT = datetime(2020, 1, 1, 8, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """An employee with an account and the password everybody has."""

    name: str
    username: str
    person_id: UUID
    employment_id: UUID
    manager_id: UUID

    @property
    def email(self) -> str:
        return f"{self.username}@lerkedal.example"

    @property
    def themself(self) -> Actor:
        return Actor(person_id=self.person_id, role=Role.EMPLOYEE)

    @property
    def by_manager(self) -> Actor:
        return Actor(person_id=self.manager_id, role=Role.MANAGER)


def hire(service: RunningService, name: str, manager: str) -> Newcomer:
    """A new employee of a manager of the demonstration."""
    boss = service.rows(
        sa.select(account.c.person_id, account.c.password_hash, employment.c.unit_id)
        .join(employment, employment.c.person_id == account.c.person_id)
        .where(account.c.username == manager)
    )[0]
    given_name, _, family_name = name.partition(" ")
    who = Newcomer(
        name=name,
        username=name.lower().replace(" ", "."),
        person_id=uuid.uuid4(),
        employment_id=uuid.uuid4(),
        manager_id=boss["person_id"],
    )
    account_id = uuid.uuid4()
    with service.wiring.engine.begin() as connection:
        connection.execute(
            person.insert(),
            {
                "id": who.person_id,
                "given_name": given_name,
                "family_name": family_name,
                "sort_name": sort_name(given_name, family_name),
                "email": who.email,
            },
        )
        connection.execute(
            employment.insert(),
            {
                "id": who.employment_id,
                "person_id": who.person_id,
                "unit_id": boss["unit_id"],
                "manager_id": who.manager_id,
                "position": "Lærer",
                "percentage": 100,
                "start_on": date(2020, 1, 1),
            },
        )
        connection.execute(
            account.insert(),
            {
                "id": account_id,
                "person_id": who.person_id,
                "username": who.username,
                "password_hash": boss["password_hash"],
                "created_at": HIRED_AT,
            },
        )
        connection.execute(account_role.insert(), {"account_id": account_id, "role": Role.EMPLOYEE})
    return who
