"""What can happen in a case of the demonstration: everything through the real forms and services, nothing by hand."""

from collections.abc import Generator
from datetime import date, timedelta
from uuid import UUID

from forms.steps import FORMS
from forms.steps.absence_period import AbsencePeriodForm
from forms.steps.confirmation import ConfirmationForm
from forms.steps.documented_silence import DocumentedSilenceForm
from forms.steps.own_absence_notice import OwnAbsenceNoticeForm
from forms.steps.own_meeting_request import OwnMeetingRequestForm
from forms.steps.own_statement import OwnStatementForm
from forms.steps.representative_invitation import RepresentativeInvitationForm
from web.demo.agreeing import Agreeing
from web.demo.asking import Asking
from web.demo.days import shown
from web.demo.desk import KNOWN, Posted
from web.demo.handing_on import HandingOn
from web.demo.talking import Talking
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.services.answer_document import answer_document, document_silence
from workflow.services.change_absence import Foreseen, change_absence
from workflow.services.open_prevention import open_prevention
from workflow.services.register_edits import AddPeriod, Change, CorrectPeriod, WithdrawPeriod
from workflow.services.representatives import invite_representative
from workflow.services.stated import Stated
from workflow.services.take_step import take_step

WHOLLY = WHOLLY_ABSENT_PER_CENT.value
SELF_CERTIFIED, SICK_NOTE = "self_certified", "sick_note"

Story = Generator[date, None, None]
"""Yields the day on which what comes next happens."""


class CaseStory(Talking, Agreeing, HandingOn, Asking):
    """One employee's absence, told in verbs."""

    def catch_up(self) -> None:
        """What was agreed was done, and nobody waits for what is no duty."""
        if self._case_id is not None:
            self.hold_agreed_talks()
            self.see_to_chores()

    def report(
        self, *, by: str | None = None, grade: int = WHOLLY, how: str = "phone", **more: Posted
    ) -> None:
        """The manager or HR reports the absence, having heard of it."""
        proof = SICK_NOTE if grade == WHOLLY else ""
        posted = {
            "first_day": shown(self.first_day),
            "grade": str(grade),
            "proof": proof,
            "reported_how": how,
            **more,
        }
        form = FORMS[DocumentKind.ABSENCE_NOTICE]
        self._open(form, posted, self._writer(by))

    def report_oneself(self, **more: Posted) -> None:
        """The employee reports the absence."""
        posted = {"first_day": shown(self.first_day), "grade": str(WHOLLY), "proof": SELF_CERTIFIED, **more}
        self._open(OwnAbsenceNoticeForm, posted, self._employee)

    def worry(self, *, by: str | None = None, **posted: Posted) -> None:
        """Nobody is away yet: the manager begins a preventive follow-up."""
        who = self._writer(by)
        filled = self._fill(DocumentKind.PREVENTION_NOTE, FORMS[DocumentKind.PREVENTION_NOTE], posted, who)
        self._case_id = open_prevention(self._office, self._employment, filled, actor=self._actor(who))
        self._minutes_pass()

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

    def remember(self, kind: DocumentKind, statement: str) -> None:
        """The employee puts their own words beside a note that nobody asked them to answer."""
        form = self._filled(OwnStatementForm, {"statement": statement}, self._employee)
        answer_document(
            self._office,
            self._document(kind),
            ConfirmationOutcome.COMMENTED,
            form["statement"].data,
            actor=self._actor(self._employee),
            version=self._case.version,
        )
        self._minutes_pass()

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

    def sick_note(self, first: int, last: int, *, grade: int = WHOLLY, extended: bool = False) -> UUID:
        """The manager records a sick note, from one day of the absence to another."""
        kind = AbsenceKind.SICK_NOTE_FULL if grade == WHOLLY else AbsenceKind.SICK_NOTE_GRADED
        return self._record(self._note(kind, first, last, grade=grade, extended=extended))

    def holiday(self, first: int, last: int) -> UUID:
        """Holiday that was agreed before lies in the absence."""
        return self._record(self._note(AbsenceKind.APPLICATION_HOLIDAY, first, last))

    def correct(self, period_id: UUID, first: int, last: int) -> None:
        """The manager reads the note again, and mends what was typed."""
        stated = self._note(AbsenceKind.SICK_NOTE_FULL, first, last)
        self._change(CorrectPeriod(period_id, stated), self._employment)

    def take_back(self, period_id: UUID) -> None:
        """The manager takes a period back that was somebody else's."""
        self._change(WithdrawPeriod(period_id), self._employment)

    def certified_oneself(self, days_ago: int, days: int) -> None:
        """Some days long ago, over before anybody had to follow up."""
        start = self._around.municipality.today - timedelta(days=days_ago)
        stated = Stated(
            kind=AbsenceKind.SELF_CERTIFIED, start_on=start, end_on=start + timedelta(days=days - 1)
        )
        self._change(AddPeriod(stated), self._employment)

    def away_elsewhere(self, first: int, last: int, *, by: str) -> None:
        """The manager of the other position notes that the employee was away there too."""
        stated = self._note(AbsenceKind.SELF_CERTIFIED, first, last)
        other = self._around.municipality.id_of("second employment", self._employee.username)
        self._change(AddPeriod(stated), other, by=by)

    def _note(
        self, kind: AbsenceKind, first: int, last: int, *, grade: int = WHOLLY, extended: bool = False
    ) -> Stated:
        posted = {
            "period_kind": kind,
            "grade": str(grade) if kind is AbsenceKind.SICK_NOTE_GRADED else "",
            "start": shown(self.first_day + timedelta(days=first)),
            "end": shown(self.first_day + timedelta(days=last)),
            "extended_certificate": "yes" if extended else "no",
        }
        form = self._filled(AbsencePeriodForm, posted, self._writer(None))
        return Stated(
            kind=kind,
            start_on=form["start"].data,
            end_on=form["end"].data,
            grade=grade,
            extended_certificate=extended,
        )

    def _record(self, stated: Stated) -> UUID:
        return self._change(AddPeriod(stated), self._employment).edit.added[0].id

    def _change(self, change: Change, employment_id: UUID, *, by: str | None = None) -> Foreseen:
        found = change_absence(self._office, employment_id, change, actor=self._actor(self._writer(by)))
        self._minutes_pass()
        return found

    @property
    def _employment(self) -> UUID:
        return self._around.municipality.id_of("employment", self._employee.username)

    def invite(self, representative: str, scope: str, *, days: int) -> None:
        """The employee invites a representative for so many days."""
        person_id = self._around.municipality.id_of("person", representative)
        posted = {"representative": str(person_id), "scope": scope, "until": self.ahead(days)}
        choices = {"representative": [(str(person_id), KNOWN[representative].given_name)]}
        form = self._filled(RepresentativeInvitationForm, posted, self._employee, choices=choices)
        invite_representative(
            self._office, self._id, person_id, scope, form["until"].data, actor=self._actor(self._employee)
        )
        self._minutes_pass()
