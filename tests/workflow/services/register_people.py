"""People with one position or two, and what becomes of their register: for tests of corrections on both databases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.workflow.services.conftest import Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.case import CaseFile
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.documents import DocumentKind as K
from workflow.domain.people import Actor, Role
from workflow.services.answer_document import answer_document
from workflow.services.change_absence import Foreseen, change_absence, foresee_absence
from workflow.services.known_absence import known_of
from workflow.services.open_case import open_case
from workflow.services.records import Absence, CaseRecord
from workflow.services.register_edits import Change
from workflow.services.stated import Stated

BEFORE = date(2010, 1, 1)


@dataclass
class Person:
    """Somebody with a position, and perhaps another one under another manager."""

    work: Workplace
    person_id: UUID
    position: UUID
    other_position: UUID

    @property
    def employee(self) -> Actor:
        """As they act themselves."""
        return Actor(person_id=self.person_id, role=Role.EMPLOYEE)

    def periods(self, position: UUID | None = None) -> list[Absence]:
        """What stands in one position."""
        with self.work.office.store.transaction() as tx:
            return [
                p
                for p in tx.absences.of_person(self.person_id)
                if p.employment_id == (position or self.position)
            ]

    def case(self, position: UUID | None = None) -> CaseRecord | None:
        """The case of a position that is not closed."""
        with self.work.office.store.transaction() as tx:
            cases = tx.cases.open_of_person(self.person_id)
        return next((one for one in cases if one.employment_id == (position or self.position)), None)

    def the_case(self, position: UUID | None = None) -> CaseRecord:
        """The case, where there must be one."""
        found = self.case(position)
        assert found is not None
        return found

    def file(self, position: UUID | None = None) -> CaseFile:
        """The case as guards and clocks see it, read from the database."""
        case = self.the_case(position)
        with self.work.office.store.transaction() as tx:
            return known_of(tx, case, self.work.clock.today()).file(case)

    def due(self, position: UUID | None = None) -> date | None:
        """The soonest day somebody has to keep, as lists show it."""
        case = self.the_case(position)
        found = next(row for row in self.work.rows(t.case) if row.id == case.id)
        return found.next_due_on  # type: ignore[no-any-return]

    def open(self, first_day: date, position: UUID | None = None, **facts: Any) -> UUID:
        """Report an absence from one position."""
        notice = filled(K.ABSENCE_NOTICE, first_day=str(first_day), **facts)
        return open_case(self.work.office, position or self.position, notice, actor=self.work.hr)

    def change(self, change: Change, position: UUID | None = None, actor: Actor | None = None) -> Foreseen:
        """Change the register as HR does: look first, then save what was shown."""
        where, by = position or self.position, actor or self.work.hr
        shown = foresee_absence(self.work.office, where, change, actor=by)
        version = shown.own.before.version if shown.own else None
        return change_absence(
            self.work.office, where, change, actor=by, version=version, mark=shown.mark, submission=uuid4()
        )


def hire(work: Workplace, born_on: date = date(1980, 5, 1)) -> Person:
    """Somebody new with two positions, the other one under another manager."""
    person_id, position, other = uuid4(), uuid4(), uuid4()
    row = {"id": person_id, "given_name": "Ola", "family_name": "Prøve", "sort_name": "Ola", "language": "nb"}
    with work.engine.begin() as connection:
        connection.execute(t.person.insert(), row | {"born_on": born_on, "email": "ola@example.org"})
        for employment_id, manager in ((position, work.manager), (other, work.other_manager)):
            links = {"id": employment_id, "person_id": person_id, "unit_id": work.unit}
            contract = {"position": "Fagarbeider", "percentage": 50, "start_on": BEFORE}
            connection.execute(t.employment.insert(), links | contract | {"manager_id": manager.person_id})
    return Person(work, person_id, position, other)


def sick(start: date, end: date | None, grade: int = 100, received_on: date | None = None) -> Stated:
    """A sick note, graded when it is not for all of the work."""
    kind = AbsenceKind.SICK_NOTE_FULL if grade == 100 else AbsenceKind.SICK_NOTE_GRADED
    return Stated(kind=kind, start_on=start, end_on=end, grade=grade, received_on=received_on)


def beside(kind: AbsenceKind, start: date, end: date) -> Stated:
    """Something that says no grade of its own."""
    return Stated(kind=kind, start_on=start, end_on=end)


def stored(work: Workplace, case_id: UUID) -> sa.Row[Any]:
    """The case with every column."""
    with work.engine.connect() as connection:
        return connection.execute(sa.select(t.case).where(t.case.c.id == case_id)).one()


def open_tasks(work: Workplace, case_id: UUID) -> dict[str, date | None]:
    """What somebody has to do on a case, by day; fails when one person has a task twice, or two have it on different days."""
    mine = t.work_item.c.case_id == case_id
    with work.engine.connect() as connection:
        rows = connection.execute(sa.select(t.work_item).where(mine, t.work_item.c.done_at.is_(None))).all()
    assert len({(row.task, row.role) for row in rows}) == len(rows), sorted(row.task for row in rows)
    assert len({(row.task, row.due_on) for row in rows}) == len({row.task for row in rows})
    return {row.task: row.due_on for row in rows}


def history(work: Workplace, case_id: UUID) -> list[sa.Row[Any]]:
    """What happened on a case."""
    return [row for row in work.rows(t.history) if row.case_id == case_id]


PAPERS: Mapping[str, tuple[tuple[K, Mapping[str, Any]], ...]] = {
    "first_conversation": (
        (
            K.FIRST_CONVERSATION_MINUTES,
            {"next_conversation_on": "2026-12-01", "told_of_trusted_person": True},
        ),
    ),
    "plan": ((K.FOLLOW_UP_PLAN, {"evaluation_on": "2026-12-01"}),),
    "dialogue_meeting_1": (
        (K.DIALOGUE_MEETING_1_INVITATION, {}),
        (K.DIALOGUE_MEETING_1_MINUTES, {}),
        (K.FOLLOW_UP_PLAN, {"evaluation_on": "2026-12-01"}),
    ),
    "activity_check": ((K.ACTIVITY_STATEMENT, {"outcome": "in_activity"}),),
}
"""What lets a case leave each of the first stages."""


def conclude(person: Person, position: UUID | None = None) -> None:
    """File what the stage asks for, and take the step that leaves it."""
    work, case = person.work, person.the_case(position)
    for kind, facts in PAPERS.get(case.stage, ()):
        held = {"held_on": str(work.clock.today())} if kind is K.DIALOGUE_MEETING_1_MINUTES else {}
        document = work.file(case.id, kind, by=work.hr, **facts, **held).document
        if kind is K.FOLLOW_UP_PLAN:
            confirmed = ConfirmationOutcome.CONFIRMED
            version = work.case(case.id).version
            answer_document(work.office, document.id, confirmed, "", actor=person.employee, version=version)
    if case.stage in PAPERS:
        work.step(case.id, f"conclude_{case.stage}", by=work.hr)
