"""One employee's case in the demonstration: who acts in it, and how a form gets from an answer to a document."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from forms.base import AnswerForm
from forms.context import FormContext
from web.casework.filling import filled_in
from web.demo.days import Days, shown
from web.demo.municipality import Municipality
from web.demo.roster import PEOPLE, Somebody
from web.queries.reading_log import Reading, add_readings
from workflow.adapters.clock import FixedClock
from workflow.domain.documents import SEVERAL, DocumentKind, Fact
from workflow.domain.people import Actor, Role
from workflow.domain.working_days import WorkingDays
from workflow.services.file_document import Filled, file_document
from workflow.services.office import Office
from workflow.services.open_case import open_case
from workflow.services.ports import Cipher
from workflow.services.receive_paper import PaperDesk
from workflow.services.records import CaseRecord
from workflow.services.workbench import Workbench

KNOWN = {who.username: who for who in PEOPLE}

Posted = str | list[str]


class UnreadableStory(Exception):
    """A story fills in a form in a way the form refuses, or speaks of a case it has not opened."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the stories are played in: the office with its clock, the municipality, and in which language forms speak."""

    office: Office
    bench: Workbench
    papers: PaperDesk
    clock: FixedClock
    days: WorkingDays
    municipality: Municipality
    speaking: Callable[[str], AbstractContextManager[None]]
    connection: sa.Connection
    keys: Cipher


class Desk(Days):
    """What every story of a case is told with."""

    def __init__(self, around: Surroundings, username: str) -> None:
        super().__init__(around.days, around.clock, around.municipality.today)
        self._around = around
        self._employee = KNOWN[username]
        self._case_id: UUID | None = None
        self._read: set[tuple[date, str]] = set()

    def read(self, *, by: str | None = None) -> None:
        """Somebody opens the case, which is noted; once a day is enough to tell."""
        who = self._writer(by)
        moment = (self._around.clock.today(), who.username)
        if moment in self._read:
            return
        self._read.add(moment)
        actor = self._actor(who)
        now = self._office.clock.now()
        add_readings(self._around.connection, self._around.keys, actor, [(self._id, None)], Reading.CASE, now)

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

    def max_date(self) -> str:
        """The estimated end of sick pay, as people write it."""
        found = self._case.max_date
        if found is None:
            raise UnreadableStory(f"nobody knows the max date of {self._employee.username}")
        return shown(found)

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
        self,
        kind: DocumentKind,
        form_class: type[AnswerForm],
        posted: Mapping[str, Posted],
        who: Somebody,
        *,
        facts: Mapping[str, Fact] | None = None,
        **more: Any,
    ) -> None:
        """File a form, with `facts` nobody is asked for; what a case may have several of is about something of its own."""
        filled = self._fill(kind, form_class, posted, who, **more)
        about = self._office.new_id() if kind in SEVERAL else None
        filled = replace(filled, about_id=about, facts={**filled.facts, **(facts or {})})
        file_document(self._office, self._id, filled, actor=self._actor(who), version=self._case.version)
        self._minutes_pass()

    def _fill(
        self,
        kind: DocumentKind,
        form_class: type[AnswerForm],
        posted: Mapping[str, Posted],
        who: Somebody,
        **more: Any,
    ) -> Filled:
        form: Any = self._filled(form_class, posted, who, **more)
        return replace(filled_in(form, who.language), kind=kind)

    def _filled(
        self,
        form_class: type[AnswerForm],
        posted: Mapping[str, Posted],
        who: Somebody,
        **more: Any,
    ) -> AnswerForm:
        context = FormContext(
            today=self._around.clock.today(),
            first_day=self.first_day,
            employed_from=self._around.municipality.employed_from(self._employee),
            **more,
        )
        return filled_form(self._around, form_class, posted, who, context)

    def _minutes_pass(self, minutes: int = 7) -> None:
        self._around.clock.advance(seconds=60 * minutes)


def filled_form(
    around: Surroundings,
    form_class: type[AnswerForm],
    posted: Mapping[str, Posted],
    who: Somebody,
    context: FormContext,
) -> AnswerForm:
    """A form as somebody fills it in; raises `UnreadableStory` when it refuses."""
    with around.speaking(who.language):
        form = form_class(posted, context=context)
        if not form.validate():
            raise UnreadableStory(f"{form_class.__name__} by {who.username}: {form.errors}")
    return form
