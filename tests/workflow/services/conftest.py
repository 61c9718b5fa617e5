"""A small workplace for use cases, on both databases: a manager, an employee, HR, a representative."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.at_work import MONDAY, AtWork, filled
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.adapters.clock import FixedClock
from workflow.adapters.crypto import KeyRing, load_keys
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.consents import Party, Use
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor, Role
from workflow.services.keep_consent import Given, give_consent, withdraw_consent
from workflow.services.office import Office
from workflow.services.records import DocumentRecord

__all__ = ["MONDAY", "Workplace", "filled", "work"]


@dataclass
class Workplace(AtWork):
    """The people of the workplace and what they do."""

    keys: KeyRing
    clock: FixedClock
    other_manager: Actor
    payroll: Actor
    representative: Actor

    def plan(self, case_id: UUID) -> DocumentRecord:
        """Bring a case to the plan, and file one."""
        minutes: dict[str, Any] = {"next_conversation_on": "2026-02-16", "told_of_trusted_person": True}
        self.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, **minutes)
        self.step(case_id, "conclude_first_conversation")
        return self.file(case_id, DocumentKind.FOLLOW_UP_PLAN, evaluation_on="2026-04-01").document

    def consent(
        self,
        case_id: UUID,
        party: Party = Party.DOCTOR,
        covers: frozenset[Use] = frozenset(Use),
        *,
        until: date = date(2026, 12, 31),
    ) -> UUID:
        """The employee gives a consent."""
        paper = filled(DocumentKind.CONSENT)
        given = Given(party=party, covers=covers, until=until, paper=paper)
        return give_consent(self.office, case_id, given, actor=self.employee, submission=uuid4())

    def take_back(self, consent_id: UUID) -> None:
        """The employee takes a consent back."""
        withdraw_consent(self.office, consent_id, filled(DocumentKind.CONSENT), actor=self.employee)

    def rows(self, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
        """Everything in a table, oldest first where there is an order."""
        with self.engine.connect() as connection:
            order = table.c.id if "id" in table.c else sa.text("1")
            return list(connection.execute(sa.select(table).order_by(order)).all())

    def effects(self, about: str) -> set[str]:
        """Which effects are ordered about a trigger or kind."""
        return {row.effect for row in self.rows(t.outbox) if row.about == about}


@pytest.fixture
def work(engine: sa.Engine, tmp_path: Path) -> Workplace:
    """A workplace on an empty database."""
    people = {name: uuid4() for name in ("Kari", "Mona", "Mats", "Hilde", "Lars", "Tove")}
    roles = {
        "Mona": Role.MANAGER,
        "Mats": Role.MANAGER,
        "Hilde": Role.HR,
        "Lars": Role.PAYROLL,
        "Tove": Role.EMPLOYEE_REP,
    }
    unit, employment = uuid4(), uuid4()
    clock = FixedClock(MONDAY)
    with engine.begin() as connection:
        connection.execute(t.unit.insert(), {"id": unit, "kind": "unit", "name": "Hjemmetjenesten"})
        for name, person_id in people.items():
            row = {
                "id": person_id,
                "given_name": name,
                "family_name": "Prøve",
                "sort_name": name,
                "language": "nb",
            }
            connection.execute(
                t.person.insert(), row | {"born_on": date(1980, 5, 1), "email": f"{name}@example.org"}
            )
            if name in roles:
                account = {"id": uuid4(), "person_id": person_id, "username": name, "created_at": clock.now()}
                connection.execute(t.account.insert(), account)
                connection.execute(
                    t.account_role.insert(), {"account_id": account["id"], "role": roles[name]}
                )
        contract = {"position": "Fagarbeider", "percentage": 80, "start_on": date(2020, 1, 1)}
        links = {"id": employment, "person_id": people["Kari"], "unit_id": unit, "manager_id": people["Mona"]}
        connection.execute(t.employment.insert(), contract | links)
    keys = load_keys(tmp_path / "keys", create=True)
    as_ = {name: Actor(person_id=people[name], role=role) for name, role in roles.items()}
    return Workplace(
        engine=engine,
        keys=keys,
        office=Office(SqlStore(engine, keys), clock, NorwegianWorkingDays()),
        clock=clock,
        unit=unit,
        employment=employment,
        employee=Actor(person_id=people["Kari"], role=Role.EMPLOYEE),
        manager=as_["Mona"],
        other_manager=as_["Mats"],
        hr=as_["Hilde"],
        payroll=as_["Lars"],
        representative=as_["Tove"],
    )
