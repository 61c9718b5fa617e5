"""Puts people and their employments into an empty database, past every service: hundreds in a second."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_events import note_event
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

CREATED_AT = datetime(2026, 1, 1, tzinfo=UTC)


def add_person(connection: sa.Connection, name: str, role: Role) -> UUID:
    """Somebody with an account in a role; they are written to at their own name."""
    person_id, account_id = uuid4(), uuid4()
    person = {
        "id": person_id,
        "given_name": name,
        "family_name": "Prøve",
        "sort_name": name,
        "language": "nb",
        "email": f"{name}@example.org",
        "born_on": date(1980, 5, 1),
    }
    account = {
        "id": account_id,
        "person_id": person_id,
        "username": name.lower(),
        "created_at": CREATED_AT,
    }
    connection.execute(t.person.insert(), person)
    connection.execute(t.account.insert(), account)
    connection.execute(t.account_role.insert(), {"account_id": account_id, "role": role})
    return person_id


def note_roles(connection: sa.Connection, keys: Cipher) -> None:
    """Put on the log which role each of them was given."""
    for account_id, role in connection.execute(
        sa.select(t.account_role.c.account_id, t.account_role.c.role)
    ).all():
        added = SecurityEvent(
            what=Happening.ACCOUNT_ADDED, account_id=account_id, detail={"roles": role, "by": "test"}
        )
        note_event(connection, keys, CREATED_AT, added)


def employ(connection: sa.Connection, unit: UUID, person_id: UUID, manager_id: UUID | None) -> UUID:
    """An employment that has lasted for years; its id."""
    contract = {"position": "Fagarbeider", "percentage": 100, "start_on": date(2020, 1, 1)}
    row = {"id": uuid4(), "person_id": person_id, "unit_id": unit, "manager_id": manager_id}
    connection.execute(t.employment.insert(), contract | row)
    return UUID(str(row["id"]))
