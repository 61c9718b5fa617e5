"""Who acts for one employment of a workplace, and what they do through the services; on any database and any clock."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.workflow.noted import record
from workflow.domain.documents import Answers, DocumentKind, ShownAnswer, ShownSection
from workflow.domain.people import Actor
from workflow.services.file_document import Filed, Filled, file_document
from workflow.services.foreseen import Foreseen
from workflow.services.office import Office
from workflow.services.open_case import open_case
from workflow.services.records import CaseRecord
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
class AtWork:
    """An employee, and those who follow them up."""

    engine: sa.Engine
    office: Office
    unit: UUID
    employment: UUID
    employee: Actor
    manager: Actor
    hr: Actor

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
