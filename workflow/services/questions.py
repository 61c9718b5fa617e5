"""Decides what the services ask of the database, as small groups of questions and writings in one transaction.

How they are asked in SQL is decided in adapters/persistence.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.documents import Answers, ConfirmationOutcome, DocumentKind, OnFile
from workflow.domain.people import Role
from workflow.domain.wordings import Wordings
from workflow.services.consents import Consents, ToHandOver
from workflow.services.due_work import DueWork
from workflow.services.evidence_packages import EvidencePackages
from workflow.services.house_rules import HouseRules
from workflow.services.measures import Measures
from workflow.services.meeting_records import Meetings
from workflow.services.plan_records import PlanCopies, PlanVoices
from workflow.services.received_papers import ReceivedPapers
from workflow.services.records import (
    Absence,
    CaseRecord,
    DocumentRecord,
    Edit,
    EmploymentRecord,
    Event,
    Move,
    OpenCase,
    PersonRecord,
    Work,
    Written,
)
from workflow.services.routines import Routines
from workflow.services.talks import Talks
from workflow.services.unit_list import UnitLists


class Moves(Protocol):
    """Steps as they are written."""

    def write(self, move: Move) -> None:
        """Write all of it; raise `Stale` when the stored version is no longer the case's."""


class Cases(Protocol):
    """Cases; only `load`, `open` and `open_beside` know of preventive ones, which belong to no absence."""

    def load(self, case_id: UUID) -> CaseRecord | None: ...
    def open(self, case: CaseRecord) -> None: ...
    def change(self, case: CaseRecord, changes: Mapping[str, Any]) -> None:
        """Write `changes` and the next version; raise `Stale` when the stored version is no longer `case.version`."""

    def latest_of_employment(self, employment_id: UUID) -> CaseRecord | None: ...
    def latest_closed(self, employment_id: UUID) -> CaseRecord | None:
        """The case of an employment that was opened last among those that are closed."""

    def open_beside(self, case: CaseRecord) -> CaseRecord | None:
        """The other open case of its employment: the preventive one beside an absence, or the absence beside that one."""

    def open_of_person(self, person_id: UUID) -> Sequence[CaseRecord]:
        """The cases of a person that are not closed, one an employment at most."""

    def open_after(self, case_id: UUID | None, most: int) -> Sequence[OpenCase]:
        """The next cases that are not closed, by id; the first ones without a case to follow."""


class Documents(Protocol):
    """Documents, their texts and how they were answered."""

    def filed(self, case_id: UUID) -> Sequence[OnFile]:
        """The current documents of all absences of a case, those of the latest last."""

    def filed_on(self, case_ids: Collection[UUID]) -> Mapping[UUID, Sequence[OnFile]]:
        """The same for many cases in one question; a case without documents is left out."""

    def on_file(self, case: CaseRecord) -> dict[DocumentKind, OnFile]:
        """Those that count for the running absence."""

    def load(self, document_id: UUID) -> DocumentRecord | None: ...
    def current(self, case: CaseRecord, kind: DocumentKind) -> DocumentRecord | None:
        """The version of a kind that counts for the running absence; of several papers the one filed last."""

    def current_about(self, case_id: UUID, kind: DocumentKind, about_id: UUID) -> DocumentRecord | None:
        """The version of a paper about a meeting, a measure … that counts, whichever absence it was filed in."""

    def latest_version(self, case: CaseRecord, kind: DocumentKind, about_id: UUID) -> int: ...
    def answers(self, document_id: UUID) -> Answers: ...
    def wordings(self, document_id: UUID) -> Wordings: ...
    def add(
        self, document: DocumentRecord, answers: Answers, translations: Sequence[Answers] = ()
    ) -> None: ...
    def retire(self, case_id: UUID, kinds: Sequence[DocumentKind]) -> None: ...
    def is_answered(self, document_id: UUID) -> bool: ...
    def answer(
        self,
        document_id: UUID,
        outcome: ConfirmationOutcome,
        statement: str,
        given_by: UUID,
        given_as: Role,
        at: datetime,
        paper_id: UUID | None = None,
    ) -> None:
        """Store an answer, given here or on the signed paper `paper_id`; raise `AlreadyDone` where one stands.

        The employee's own answer takes the place of a documented silence and of what somebody read on a paper.
        """

    def is_answered_here(self, document_id: UUID) -> bool:
        """Whether the employee has answered in the service itself."""

    def entered_from_paper(self, document_id: UUID) -> UUID | None:
        """Who entered the answer that stands on a signed paper; None when it does not stand on one."""

    def statement(self, document_id: UUID) -> tuple[ConfirmationOutcome, str, datetime] | None: ...


class History(Protocol):
    """What happened, appended and never changed."""

    def add(self, case_id: UUID, at: datetime, event: Event) -> None:
        """Append; raise `AlreadyDone` when the event's submission is already there."""

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone`, with the case it led to, when the same form was received before."""


class Outbox(Protocol):
    """Work that is due."""

    def add(self, case_id: UUID | None, at: datetime, work: Sequence[Work]) -> None:
        """Order work, due from the real instant `at`; work that is already ordered is left as it is."""

    def add_for_cases(self, at: datetime, work: Sequence[tuple[UUID, Work]]) -> None:
        """The same for work of many cases, in one statement."""


class Absences(Protocol):
    """Periods of absence: added, replaced, withdrawn, never erased."""

    def of_person(self, person_id: UUID) -> Sequence[Absence]:
        """The periods that stand, from all employments of a person, by first day."""

    def of_persons(self, person_ids: Collection[UUID]) -> Mapping[UUID, Sequence[Absence]]:
        """The same for many people in one question; somebody without periods is left out."""

    def hold(self, employment_id: UUID) -> None:
        """Let nobody else change the register of this person before the transaction ends."""

    def write(self, edit: Edit, written: Written) -> Collection[UUID]:
        """Store the new periods, and say which old ones they take the place of or were taken back.

        Returns the cases these periods belonged to. What takes the place of a period outside the running absence belongs
        to the case of that period.
        """

    def adopt(self, case_id: UUID, periods: Sequence[UUID]) -> None:
        """Let periods that belong to no case yet belong to this one."""


class People(Protocol):
    """People and employments."""

    def person(self, person_id: UUID) -> PersonRecord | None: ...
    def birth_dates(self, person_ids: Collection[UUID]) -> Mapping[UUID, date | None]:
        """When people were born, as far as it is known."""

    def employment(self, employment_id: UUID) -> EmploymentRecord | None: ...
    def employments_of(self, person_id: UUID) -> Sequence[EmploymentRecord]: ...
    def with_role(self, role: Role) -> Sequence[PersonRecord]: ...
    def is_manager(self, person_id: UUID) -> bool: ...
    def set_manager(self, employment_id: UUID, manager_id: UUID) -> None: ...


class Beside(Protocol):
    """What hangs on a case beside the timeline: tasks, invitations, meetings, requests for help."""

    def settle_duty(self, case_id: UUID, duty: str, at: datetime, done_by: UUID | None) -> None: ...
    def redate_duty(self, case_id: UUID, duty: str, due_on: date) -> None:
        """Move the open task of a duty to another day; nothing when there is none."""

    def drop_duty(self, case_id: UUID, duty: str, at: datetime, because: str) -> None:
        """Close the open task of a duty that nobody has to see to any more, saying why."""

    def ask_duty(
        self, item_id: UUID, case_id: UUID, duty: str, role: Role, due_on: date, at: datetime
    ) -> None:
        """Give somebody the task of a duty; one that is open already is moved to that day."""

    def is_open(self, case_id: UUID, task: str) -> bool:
        """Whether somebody has this task to do."""

    def settle_all(
        self, case_id: UUID, roles: Sequence[Role], at: datetime, because: str, *, but: Sequence[str] = ()
    ) -> None: ...
    def drop_about(self, document_id: UUID, at: datetime, because: str) -> None:
        """Close the open tasks about a document, saying why."""

    def settle_item(self, item_id: UUID, at: datetime, done_by: UUID) -> None: ...
    def item(self, item_id: UUID) -> tuple[UUID, Role] | None:
        """The case and the role of an open work item."""

    def invite(
        self,
        invitation_id: UUID,
        case_id: UUID,
        representative_id: UUID,
        scope: str,
        until: date,
        at: datetime,
    ) -> None: ...
    def invitations_held(self, case_id: UUID, representative_id: UUID) -> Sequence[UUID]:
        """The invitations of a representative to a case that are not withdrawn."""

    def invitation(self, invitation_id: UUID) -> tuple[UUID, UUID] | None:
        """Case and representative of an invitation that is not withdrawn."""

    def withdraw(self, invitation_id: UUID, at: datetime) -> None: ...
    def ask_for_help(
        self, escalation_id: UUID, case_id: UUID, track: str, asked_by: UUID, document_id: UUID, at: datetime
    ) -> None: ...
    def escalation_case(self, escalation_id: UUID) -> UUID | None: ...
    def move_escalation(self, escalation_id: UUID, status: str, note: str, at: datetime) -> None: ...


class Drafts(Protocol):
    """Half-written forms."""

    def save(
        self,
        account_id: UUID,
        subject_id: UUID,
        form: str,
        answers: Mapping[str, Sequence[str]],
        at: datetime,
    ) -> None: ...
    def load(
        self, account_id: UUID, subject_id: UUID, form: str
    ) -> tuple[Mapping[str, Sequence[str]], datetime] | None: ...
    def discard(self, account_id: UUID, subject_id: UUID, form: str) -> None: ...
    def discard_of_person(self, person_id: UUID, subject_id: UUID, form: str) -> None: ...


class Transaction(Protocol):
    """Everything one use case reads and writes: all of it is stored, or none."""

    @property
    def cases(self) -> Cases: ...
    @property
    def moves(self) -> Moves: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def history(self) -> History: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def people(self) -> People: ...
    @property
    def beside(self) -> Beside: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def due_work(self) -> DueWork: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def measures(self) -> Measures: ...
    @property
    def unit_lists(self) -> UnitLists: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def to_hand_over(self) -> ToHandOver: ...
    @property
    def house_rules(self) -> HouseRules: ...
    @property
    def talks(self) -> Talks: ...
    @property
    def routines(self) -> Routines: ...
    @property
    def papers(self) -> ReceivedPapers: ...
    @property
    def packages(self) -> EvidencePackages: ...
    @property
    def plan_voices(self) -> PlanVoices: ...
    @property
    def plan_copies(self) -> PlanCopies: ...


class Store(Protocol):
    """The database as the services know it."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """One transaction: committed at the end, undone by any exception."""
