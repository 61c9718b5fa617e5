"""A case that is really followed up, made through the use cases with answers from the real forms."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from forms.base import FormContext
from forms.steps import FORMS
from forms.steps.accommodation_measure import AccommodationMeasureForm
from forms.steps.consent import ConsentForm
from tests.forms.examples import example
from tests.web.world import EARLIER, TODAY, Somebody, add_somebody, wiring_of
from web.casework import filling
from web.casework.responsible.measure_filled import agreement_in
from workflow.adapters.persistence.tables import (
    case,
    delivery,
    employment,
    filed_copy,
    meeting,
    person,
    read_log,
    unit,
    work_item,
)
from workflow.bootstrap import Wiring
from workflow.domain.consents import Party, Use
from workflow.domain.documents import SEVERAL, DocumentKind
from workflow.domain.names import sort_name
from workflow.domain.people import Actor, Role
from workflow.services.agree_measure import agree_measure
from workflow.services.file_document import Filled, file_document
from workflow.services.keep_consent import Given, give_consent
from workflow.services.open_case import open_case

FIRST_DAY = TODAY - timedelta(days=10)


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A case with its parties; `app` is the service it lives in."""

    app: Flask
    unit_id: uuid.UUID
    employment_id: uuid.UUID
    case_id: uuid.UUID
    manager: Somebody
    employee: Somebody

    @property
    def wiring(self) -> Wiring:
        return wiring_of(self.app)

    @property
    def by_manager(self) -> Actor:
        return Actor(person_id=self.manager.person_id, role=Role.MANAGER)

    @property
    def by_employee(self) -> Actor:
        return Actor(person_id=self.employee.person_id, role=Role.EMPLOYEE)

    @property
    def row(self) -> Any:
        with self.wiring.reading.connect() as connection:
            return connection.execute(sa.select(case).where(case.c.id == self.case_id)).one()

    def file(self, kind: DocumentKind, **changes: str) -> uuid.UUID:
        """A document the manager files, filled in through its real form."""
        filled = filled_in(kind, self.wiring.clock.today(), self.row.first_day, **changes)
        if kind in SEVERAL:
            filled = replace(filled, about_id=uuid.uuid4())
        return file_document(
            self.wiring.office, self.case_id, filled, actor=self.by_manager, version=self.row.version
        ).document.id

    def file_plan(self, **changes: str) -> uuid.UUID:
        return self.file(DocumentKind.FOLLOW_UP_PLAN, **changes)

    def agree_measure(self, **changes: str) -> uuid.UUID:
        """A measure the manager agrees on, filled in through its real form."""
        today = self.wiring.clock.today()
        posted = {**example("accommodation_measure", today, self.row.first_day), **changes}
        form = AccommodationMeasureForm(posted, context=FormContext(today=today))
        assert form.validate(), form.errors
        return agree_measure(
            self.wiring.office,
            self.case_id,
            agreement_in(form),
            Filled(form.kind, form.answers("nb"), form.facts()),
            actor=self.by_manager,
            version=self.row.version,
        )

    def readings(self) -> list[tuple[str, str]]:
        """Every reading noted, as (role, what), oldest first."""
        query = sa.select(read_log.c.read_as, read_log.c.what).where(read_log.c.case_id == self.case_id)
        with self.wiring.reading.connect() as connection:
            return [(row.read_as, row.what) for row in connection.execute(query.order_by(read_log.c.id))]

    def put_copy(
        self, document_id: uuid.UUID | None, content: bytes = b"%PDF-1.7 kopi", *, word: bytes | None = None
    ) -> uuid.UUID:
        copy_id = uuid.uuid4()
        sealed = self.wiring.keys.encrypt_bytes(content, context=f"filed_copy.content:{copy_id}")
        row: dict[str, object] = {
            "id": copy_id,
            "case_id": self.case_id,
            "document_id": document_id,
            "name": "Oppfølgingsplan, versjon 1",
            "media_type": "application/pdf",
            "content_sealed": sealed,
            "sha256": "0" * 64,
            "made_at": EARLIER,
        }
        if word is not None:
            row["word_sealed"] = self.wiring.keys.encrypt_bytes(word, context=f"filed_copy.word:{copy_id}")
            row["word_sha256"] = "1" * 64
        self._insert(filed_copy, row)
        return copy_id

    def put_meeting(self, kind: str = "follow_up_conversation", on_day: date = TODAY) -> uuid.UUID:
        meeting_id = uuid.uuid4()
        row = {
            "id": meeting_id,
            "case_id": self.case_id,
            "kind": kind,
            "on_day": on_day,
            "length_minutes": 45,
        }
        self._insert(meeting, row | {"uid": f"{meeting_id}@example.no", "sequence": 0})
        return meeting_id

    def put_plan_copy(self, plan: uuid.UUID, recipient: str = "doctor") -> uuid.UUID:
        """A copy of the plan that waits to be handed over."""
        delivery_id = uuid.uuid4()
        row = {"id": delivery_id, "case_id": self.case_id, "document_id": plan, "recipient": recipient}
        made = {"channel": "by_hand", "message": "send_plan_to_doctor", "made_at": EARLIER}
        self._insert(delivery, row | made)
        return delivery_id

    def give_task(
        self, role: Role, task: str, due_on: date | None = None, document_id: uuid.UUID | None = None
    ) -> uuid.UUID:
        item_id = uuid.uuid4()
        row = {"id": item_id, "case_id": self.case_id, "task": task, "role": role, "due_on": due_on}
        self._insert(work_item, row | {"made_at": EARLIER, "document_id": document_id})
        return item_id

    def give_consent(self, **changes: str) -> uuid.UUID:
        """A consent the employee gives through the real form."""
        posted = example(DocumentKind.CONSENT, TODAY, FIRST_DAY) | changes
        form: Any = ConsentForm(posted, context=FormContext(today=TODAY))
        assert form.validate(), form.errors
        given = Given(
            party=Party(form.party.data),
            covers=frozenset(Use(code) for code in form.covers.data),
            until=form.until.data,
            paper=Filled(form.kind, form.answers("nb"), form.facts()),
        )
        return give_consent(self.wiring.office, self.case_id, given, actor=self.by_employee)

    def hang_several_on(self, plan: uuid.UUID) -> None:
        """One more of everything that a case may have several of: meetings, invitations, measures, tries, consents, copies."""
        self.put_meeting(on_day=TODAY + timedelta(days=3))
        self.file(DocumentKind.MEETING_INVITATION)
        self.file(DocumentKind.CONTACT_ATTEMPT)
        self.agree_measure()
        self.give_consent()
        self.put_plan_copy(plan)

    def _insert(self, table: sa.Table, row: dict[str, object]) -> None:
        with self.wiring.engine.begin() as connection:
            connection.execute(table.insert(), row)


def filled_in(kind: DocumentKind, today: date, first_day: date, **changes: str) -> Filled:
    posted = {**example(kind.value, today, first_day), **changes}
    form = FORMS[kind](posted, context=FormContext(today=today, first_day=first_day))
    assert form.validate(), form.errors
    about_id = uuid.uuid4() if kind in SEVERAL else None
    return filling.filled_in(form, "nb", about_id)


def name_person(app: Flask, who: Somebody, given_name: str, family_name: str) -> None:
    changes = {
        "given_name": given_name,
        "family_name": family_name,
        "sort_name": sort_name(given_name, family_name),
    }
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(person).where(person.c.id == who.person_id).values(changes))


def add_unit(app: Flask, name: str) -> uuid.UUID:
    unit_id = uuid.uuid4()
    with wiring_of(app).engine.begin() as connection:
        connection.execute(unit.insert(), {"id": unit_id, "kind": "unit", "name": name})
    return unit_id


def employ(app: Flask, who: Somebody, manager: Somebody | None, unit_id: uuid.UUID) -> uuid.UUID:
    employment_id = uuid.uuid4()
    row = {
        "id": employment_id,
        "person_id": who.person_id,
        "unit_id": unit_id,
        "manager_id": manager.person_id if manager else None,
        "position": "Lærer",
        "percentage": 80,
        "start_on": date(2020, 1, 1),
    }
    with wiring_of(app).engine.begin() as connection:
        connection.execute(employment.insert(), row)
    return employment_id


def follow(
    app: Flask,
    first_day: date = FIRST_DAY,
    *,
    names: tuple[str, str] = ("Kari", "Nordmann"),
    unit_name: str = "Solbakken skole",
) -> Followed:
    """A new employee with a manager, and a case the manager has opened."""
    manager, employee = add_somebody(app, Role.MANAGER), add_somebody(app, Role.EMPLOYEE)
    name_person(app, employee, *names)
    unit_id = add_unit(app, unit_name)
    employment_id = employ(app, employee, manager, unit_id)
    filled = filled_in(DocumentKind.ABSENCE_NOTICE, wiring_of(app).clock.today(), first_day)
    by_manager = Actor(person_id=manager.person_id, role=Role.MANAGER)
    case_id = open_case(
        wiring_of(app).office, employment_id, filled, actor=by_manager, submission=uuid.uuid4()
    )
    return Followed(
        app=app,
        unit_id=unit_id,
        employment_id=employment_id,
        case_id=case_id,
        manager=manager,
        employee=employee,
    )


def hidden(page: str, name: str) -> str:
    """A hidden value of the last form on a page."""
    return page.rpartition(f'name="{name}" value="')[2].partition('"')[0]
