"""What can happen in a case of the demonstration: everything through the real forms and services, nothing by hand."""

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from forms.base import AnswerForm
from forms.context import FormContext
from forms.steps import FORMS
from forms.steps.absence_period import AbsencePeriodForm
from forms.steps.confirmation import ConfirmationForm
from forms.steps.documented_silence import DocumentedSilenceForm
from forms.steps.own_absence_notice import OwnAbsenceNoticeForm
from forms.steps.own_meeting_request import OwnMeetingRequestForm
from forms.steps.representative_invitation import RepresentativeInvitationForm
from web.demo.municipality import Municipality
from web.demo.roster import PEOPLE, Somebody
from web.queries.reading_log import Reading, add_readings
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import work_item
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.people import Actor, Role
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.domain.working_days import WorkingDays
from workflow.services.answer_document import answer_document, document_silence
from workflow.services.chores import Chore
from workflow.services.file_document import Filled, file_document
from workflow.services.office import Office
from workflow.services.open_case import open_case
from workflow.services.record_absence import SickNote, record_absence
from workflow.services.records import CaseRecord
from workflow.services.representatives import invite_representative
from workflow.services.settle_task import settle_task
from workflow.services.take_step import take_step

WHOLLY = WHOLLY_ABSENT_PER_CENT.value
KNOWN = {who.username: who for who in PEOPLE}

Posted = str | list[str]
Story = Generator[date, None, None]
"""Yields the day on which what comes next happens."""


class UnreadableStory(Exception):
    """A story fills in a form in a way the form refuses, or speaks of a case it has not opened."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the stories are played: the office with its clock, the municipality, and in which language forms speak."""

    office: Office
    clock: FixedClock
    days: WorkingDays
    municipality: Municipality
    speaking: Callable[[str], AbstractContextManager[None]]
    connection: sa.Connection


class CaseStory:
    """One employee's absence. Days are counted from its first day, and fall on working days."""

    def __init__(self, stage: Stage, username: str) -> None:
        self._stage = stage
        self._employee = KNOWN[username]
        self._case_id: UUID | None = None
        self._read: set[tuple[date, str]] = set()
        self.first_day = stage.municipality.today

    # --- days ------------------------------------------------------------------------------------------------------

    def begins(self, *, days_ago: int) -> date:
        """The first day of the absence."""
        self.first_day = self._working_day(self._stage.municipality.today - timedelta(days=days_ago))
        return self.first_day

    def day(self, number: int) -> date:
        """So many days after the first one, or the next working day."""
        return self._working_day(self.first_day + timedelta(days=number))

    def ahead(self, days: int) -> str:
        """A working day so many days from now, as people write it."""
        wanted = self._stage.clock.today() + timedelta(days=days)
        return shown(self._stage.days.following_working_day(wanted))

    def now(self) -> str:
        """This very day, as people write it."""
        return shown(self._stage.clock.today())

    def max_date(self) -> str:
        """The estimated end of sick pay, as people write it."""
        found = self._case.max_date
        if found is None:
            raise UnreadableStory(f"nobody knows the max date of {self._employee.username}")
        return shown(found)

    def _working_day(self, wanted: date) -> date:
        return min(self._stage.days.following_working_day(wanted), self._stage.municipality.today)

    # --- what happens ----------------------------------------------------------------------------------------------

    def report(
        self, *, by: str | None = None, grade: int = WHOLLY, how: str = "phone", **more: Posted
    ) -> None:
        """The manager or HR reports the absence, having heard of it."""
        posted = {"first_day": shown(self.first_day), "grade": str(grade), "reported_how": how, **more}
        form = FORMS[DocumentKind.ABSENCE_NOTICE]
        self._open(form, posted, self._writer(by))

    def report_oneself(self, **more: Posted) -> None:
        """The employee reports the absence."""
        posted = {"first_day": shown(self.first_day), "grade": str(WHOLLY), **more}
        self._open(OwnAbsenceNoticeForm, posted, self._employee)

    def file(self, kind: DocumentKind, *, by: str | None = None, **posted: Posted) -> None:
        """The manager or HR reads the case, fills in a form and files it."""
        self.read(by=by)
        self._file(kind, FORMS[kind], posted, self._writer(by))

    def ask_nav_oneself(self, **posted: Posted) -> None:
        """The employee asks Nav for a meeting."""
        self._file(DocumentKind.EARLIER_MEETING_REQUEST, OwnMeetingRequestForm, posted, self._employee)

    def take(self, trigger: str, *, by: str | None = None) -> None:
        """The manager or HR takes a step."""
        self.read(by=by)
        take_step(
            self._office, self._id, trigger, actor=self._actor(self._writer(by)), version=self._case.version
        )
        self._minutes_pass()

    def answer(self, kind: DocumentKind, outcome: str = "confirmed", statement: str = "") -> None:
        """The employee answers a document, later the same day."""
        self._minutes_pass(90)
        form = self._filled(ConfirmationForm, {"outcome": outcome, "statement": statement}, self._employee)
        answer_document(
            self._office,
            self._document(kind),
            ConfirmationOutcome(form["outcome"].data),
            form["statement"].data or "",
            actor=self._actor(self._employee),
            version=self._case.version,
        )

    def no_answer(self, kind: DocumentKind, *, by: str | None = None, **posted: Posted) -> None:
        """The manager documents that there is no confirmation."""
        self.read(by=by)
        who = self._writer(by)
        form = self._filled(DocumentedSilenceForm, {"asked_on": self.now(), **posted}, who)
        document_silence(
            self._office,
            self._document(kind),
            ConfirmationOutcome(form["outcome"].data),
            f"{form['attempts'].data}\n\n{form['grounds'].data}",
            actor=self._actor(who),
            version=self._case.version,
        )
        self._minutes_pass()

    def sick_note(self, first: int, last: int, *, grade: int = WHOLLY, extended: bool = False) -> None:
        """The manager records a sick note, from one day of the absence to another."""
        who = self._writer(None)
        wholly = grade == WHOLLY
        posted = {
            "period_kind": AbsenceKind.SICK_NOTE_FULL if wholly else AbsenceKind.SICK_NOTE_GRADED,
            "grade": "" if wholly else str(grade),
            "start": shown(self.first_day + timedelta(days=first)),
            "end": shown(self.first_day + timedelta(days=last)),
            "extended_certificate": "yes" if extended else "no",
        }
        form = self._filled(AbsencePeriodForm, posted, who)
        note = SickNote(
            start_on=form["start"].data, end_on=form["end"].data, grade=grade, extended_certificate=extended
        )
        record_absence(self._office, self._id, note, actor=self._actor(who), version=self._case.version)
        self._minutes_pass()

    def invite(self, representative: str, scope: str, *, days: int) -> None:
        """The employee invites a representative for so many days."""
        person_id = self._stage.municipality.id_of("person", representative)
        posted = {"representative": str(person_id), "scope": scope, "until": self.ahead(days)}
        choices = {"representative": [(str(person_id), KNOWN[representative].given_name)]}
        form = self._filled(RepresentativeInvitationForm, posted, self._employee, choices)
        invite_representative(
            self._office, self._id, person_id, scope, form["until"].data, actor=self._actor(self._employee)
        )
        self._minutes_pass()

    def read(self, *, by: str | None = None) -> None:
        """Somebody opens the case, which is noted; once a day is enough to tell."""
        who = self._writer(by)
        moment = (self._stage.clock.today(), who.username)
        if moment in self._read:
            return
        self._read.add(moment)
        actor = self._actor(who)
        now = self._office.clock.now()
        add_readings(self._stage.connection, actor, [(self._id, None)], Reading.CASE, now)

    def see_to_chores(self, *, by: str | None = None) -> None:
        """Whoever it is (the manager, unless another is named) closes the tasks of this case that are no duties."""
        who = KNOWN[by or self._employee.manager or ""]
        actor = self._actor(who)
        chores = sa.select(work_item.c.id).where(
            work_item.c.case_id == self._case_id,
            work_item.c.role == actor.role,
            work_item.c.task.in_(list(Chore)),
            work_item.c.done_at.is_(None),
        )
        for item_id in self._stage.connection.scalars(chores.order_by(work_item.c.made_at)).all():
            settle_task(self._office, item_id, actor=actor)

    # --- behind it -------------------------------------------------------------------------------------------------

    @property
    def _office(self) -> Office:
        return self._stage.office

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
        with self._office.store.transaction() as tx:
            found = tx.documents.current(self._id, self._case.spell, kind)
        if found is None:
            raise UnreadableStory(f"{self._employee.username} has no {kind}")
        return found.id

    def _writer(self, username: str | None) -> Somebody:
        return KNOWN[username or self._employee.manager or ""]

    def _actor(self, who: Somebody) -> Actor:
        role = Role.EMPLOYEE if who is self._employee else who.roles[0]
        return Actor(person_id=self._stage.municipality.id_of("person", who.username), role=role)

    def _open(self, form_class: type[AnswerForm], posted: Mapping[str, Posted], who: Somebody) -> None:
        filled = self._fill(DocumentKind.ABSENCE_NOTICE, form_class, posted, who)
        employment_id = self._stage.municipality.id_of("employment", self._employee.username)
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
        form = self._filled(form_class, posted, who)
        with self._stage.speaking(who.language):
            return Filled(kind, form.answers(who.language), form.facts())

    def _filled(
        self,
        form_class: type[AnswerForm],
        posted: Mapping[str, Posted],
        who: Somebody,
        choices: Mapping[str, list[tuple[str, str]]] | None = None,
    ) -> AnswerForm:
        context = FormContext(
            today=self._stage.clock.today(),
            first_day=self.first_day,
            employed_from=self._stage.municipality.employed_from(self._employee),
            choices=choices or {},
        )
        with self._stage.speaking(who.language):
            form = form_class(posted, context=context)
            if not form.validate():
                raise UnreadableStory(f"{form_class.__name__} for {self._employee.username}: {form.errors}")
        return form

    def _minutes_pass(self, minutes: int = 7) -> None:
        self._stage.clock.advance(seconds=60 * minutes)


def shown(day: date) -> str:
    """A day as people write it."""
    return day.strftime("%d.%m.%Y")
