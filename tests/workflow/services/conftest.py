"""A small workplace for use cases, on both databases: a manager, an employee, HR, a representative."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.noted import record
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.adapters.clock import FixedClock
from workflow.adapters.crypto import KeyRing, load_keys
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.consents import Party, Use
from workflow.domain.documents import Answers, DocumentKind, ShownAnswer, ShownSection
from workflow.domain.people import Actor, Role
from workflow.services.file_document import Filed, Filled, file_document
from workflow.services.foreseen import Foreseen
from workflow.services.keep_consent import Given, give_consent, withdraw_consent
from workflow.services.office import Office
from workflow.services.open_case import open_case
from workflow.services.records import CaseRecord, DocumentRecord
from workflow.services.stated import Stated
from workflow.services.take_step import TakenStep, take_step

MONDAY = date(2026, 2, 2)


def filled(kind: DocumentKind, text: str = "Hva som ble avtalt", **facts: Any) -> Filled:
    """A form with one answer."""
    answer = ShownAnswer(name="text", label="Hva ble avtalt?", shown=text)
    section = ShownSection(title="Avtalt", answers=(answer,))
    answers = Answers(form=kind, form_version="1", language="nb", title="Skjema", sections=(section,))
    return Filled(kind, answers, facts)


@dataclass
class Workplace:
    """The people of the workplace and what they do."""

    engine: sa.Engine
    keys: KeyRing
    office: Office
    clock: FixedClock
    unit: UUID
    employment: UUID
    employee: Actor
    manager: Actor
    other_manager: Actor
    hr: Actor
    payroll: Actor
    representative: Actor

    def case(self, case_id: UUID) -> CaseRecord:
        """The case as it is stored now."""
        with self.office.store.transaction() as tx:
            found = tx.cases.load(case_id)
        assert found is not None
        return found

    def open(self, first_day: date = MONDAY, *, by: Actor | None = None, **facts: Any) -> UUID:
        """Report an absence."""
        notice = filled(DocumentKind.ABSENCE_NOTICE, first_day=str(first_day), **facts)
        return open_case(self.office, self.employment, notice, actor=by or self.manager, submission=uuid4())

    def file(self, case_id: UUID, kind: DocumentKind, *, by: Actor | None = None, **facts: Any) -> Filed:
        """File a form on the case as it is now."""
        version = self.case(case_id).version
        return file_document(
            self.office, case_id, filled(kind, **facts), actor=by or self.manager, version=version
        )

    def step(self, case_id: UUID, trigger: str, *, by: Actor | None = None) -> TakenStep:
        """Take a step on the case as it is now."""
        return take_step(
            self.office, case_id, trigger, actor=by or self.manager, version=self.case(case_id).version
        )

    def record(self, case_id: UUID, stated: Stated) -> Foreseen:
        """Record a period on the case as it is now."""
        return record(self.office, case_id, stated, actor=self.manager)

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
