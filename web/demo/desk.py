"""One employee's case in the demonstration: its days, who acts in it, and how a form gets from an answer to a document."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from forms.base import AnswerForm
from forms.context import FormContext
from web.casework.filling import filled_in
from web.demo.municipality import Municipality
from web.demo.roster import PEOPLE, Somebody
from workflow.adapters.clock import FixedClock
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor, Role
from workflow.domain.working_days import WorkingDays
from workflow.services.file_document import Filled, file_document
from workflow.services.office import Office
from workflow.services.open_case import open_case
from workflow.services.records import CaseRecord

KNOWN = {who.username: who for who in PEOPLE}

Posted = str | list[str]


class UnreadableStory(Exception):
    """A story fills in a form in a way the form refuses, or speaks of a case it has not opened."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the stories are played in: the office with its clock, the municipality, and in which language forms speak."""

    office: Office
    clock: FixedClock
    days: WorkingDays
    municipality: Municipality
    speaking: Callable[[str], AbstractContextManager[None]]
    connection: sa.Connection


class Desk:
    """Days are counted from the first day of the absence, and fall on working days."""

    def __init__(self, around: Surroundings, username: str) -> None:
        self._around = around
        self._employee = KNOWN[username]
        self._case_id: UUID | None = None
        self._read: set[tuple[date, str]] = set()
        self.first_day = around.municipality.today

    def begins(self, *, days_ago: int) -> date:
        """The first day of the absence."""
        self.first_day = self._working_day(self._around.municipality.today - timedelta(days=days_ago))
        return self.first_day

    def ago(self, days: int) -> date:
        """A working day so many days before the demonstration's own, before this absence."""
        return self._working_day(self._around.municipality.today - timedelta(days=days))

    def day(self, number: int) -> date:
        """So many days after the first one, or the next working day."""
        return self._working_day(self.first_day + timedelta(days=number))

    def ahead(self, days: int) -> str:
        """A working day so many days from now, as people write it."""
        wanted = self._around.clock.today() + timedelta(days=days)
        return shown(self._around.days.following_working_day(wanted))

    def until(self, number: int) -> str:
        """The day so many days after the first one, working day or not, as people write it."""
        return shown(self.first_day + timedelta(days=number))

    def now(self) -> str:
        """This very day, as people write it."""
        return shown(self._around.clock.today())

    def max_date(self) -> str:
        """The estimated end of sick pay, as people write it."""
        found = self._case.max_date
        if found is None:
            raise UnreadableStory(f"nobody knows the max date of {self._employee.username}")
        return shown(found)

    def _working_day(self, wanted: date) -> date:
        return min(self._around.days.following_working_day(wanted), self._around.municipality.today)

    @property
    def _office(self) -> Office:
        return self._around.office

    @property
    def _id(self) -> UUID:
        if self._case_id is None:
            raise UnreadableStory(f"the absence of {self._employee.username} is not reported yet")
        return self._case_id

    @property
    def _case(self) -> CaseRecord:
        with self._office.store.transaction() as tx:
            found = tx.cases.load(self._id)
        if found is None:
            raise UnreadableStory(f"the case of {self._employee.username} is gone")
        return found

    def _document(self, kind: DocumentKind) -> UUID:
        case = self._case
        with self._office.store.transaction() as tx:
            found = tx.documents.current(case, kind)
        if found is None:
            raise UnreadableStory(f"{self._employee.username} has no {kind}")
        return found.id

    def _writer(self, username: str | None) -> Somebody:
        return KNOWN[username or self._employee.manager or ""]

    def _actor(self, who: Somebody) -> Actor:
        role = Role.EMPLOYEE if who is self._employee else who.roles[0]
        return Actor(person_id=self._around.municipality.id_of("person", who.username), role=role)

    def _open(self, form_class: type[AnswerForm], posted: Mapping[str, Posted], who: Somebody) -> None:
        filled = self._fill(DocumentKind.ABSENCE_NOTICE, form_class, posted, who)
        employment_id = self._around.municipality.id_of("employment", self._employee.username)
        self._case_id = open_case(self._office, employment_id, filled, actor=self._actor(who))
        self._minutes_pass()

    def _file(
        self, kind: DocumentKind, form_class: type[AnswerForm], posted: Mapping[str, Posted], who: Somebody
    ) -> None:
        filled = self._fill(kind, form_class, posted, who)
        file_document(self._office, self._id, filled, actor=self._actor(who), version=self._case.version)
        self._minutes_pass()

    def _fill(
        self, kind: DocumentKind, form_class: type[AnswerForm], posted: Mapping[str, Posted], who: Somebody
    ) -> Filled:
        form: Any = self._filled(form_class, posted, who)
        return replace(filled_in(form, who.language), kind=kind)

    def _filled(
        self,
        form_class: type[AnswerForm],
        posted: Mapping[str, Posted],
        who: Somebody,
        choices: Mapping[str, list[tuple[str, str]]] | None = None,
    ) -> AnswerForm:
        context = FormContext(
            today=self._around.clock.today(),
            first_day=self.first_day,
            employed_from=self._around.municipality.employed_from(self._employee),
            choices=choices or {},
        )
        with self._around.speaking(who.language):
            form = form_class(posted, context=context)
            if not form.validate():
                raise UnreadableStory(f"{form_class.__name__} for {self._employee.username}: {form.errors}")
        return form

    def _minutes_pass(self, minutes: int = 7) -> None:
        self._around.clock.advance(seconds=60 * minutes)


def shown(day: date) -> str:
    """A day as people write it."""
    return day.strftime("%d.%m.%Y")
