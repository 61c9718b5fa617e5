"""Decides what the services ask of the database, as small groups of questions and writings in one transaction.

Groups that grew large stand in files of their own. How they are asked in SQL is decided in adapters/persistence.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.access import Right
from workflow.domain.people import Actor
from workflow.services.access_reasons import AccessReasons
from workflow.services.beside_questions import Beside
from workflow.services.consents import Consents, ToHandOver
from workflow.services.contact_records import ContactRhythms
from workflow.services.difficulties import Difficulties
from workflow.services.document_questions import Confirmations, Documents
from workflow.services.due_work import DueWork
from workflow.services.evidence_packages import EvidencePackages
from workflow.services.figures import Figures
from workflow.services.holds import Holds
from workflow.services.house_rules import HouseRules
from workflow.services.measures import Measures
from workflow.services.meeting_records import Meetings
from workflow.services.own_data import OwnData
from workflow.services.people_questions import Absences, People
from workflow.services.plan_records import PlanCopies, PlanVoices
from workflow.services.received_papers import ReceivedPapers
from workflow.services.records import CaseRecord, Event, Move, OpenCase, Work
from workflow.services.reminders import Reminders
from workflow.services.responsible import Responsibility
from workflow.services.retention import RetentionRuns
from workflow.services.routines import Routines
from workflow.services.saved_views import SavedViews
from workflow.services.security_log import Audit
from workflow.services.substitutes import Substitutes
from workflow.services.talks import Talks
from workflow.services.tracks import Tracks
from workflow.services.unit_list import UnitLists


class Moves(Protocol):
    """Steps as they are written."""

    def write(self, move: Move) -> None:
        """Write all of it; raise `Stale` when the stored version is no longer the case's."""


class Cases(Protocol):
    """Cases; only `load`, `open` and `open_beside` know of preventive ones, which belong to no absence."""

    def load(self, case_id: UUID) -> CaseRecord | None: ...
    def reached(self, case_id: UUID, actor: Actor, right: Right, today: date) -> CaseRecord | None:
        """The case, when the actor has the right in it today; None also when it is not there."""

    def hold(self, case_id: UUID) -> None:
        """Let nobody else hold or change the case before the transaction ends; others may still add to it."""

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
    def confirmations(self) -> Confirmations: ...
    @property
    def history(self) -> History: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def access_reasons(self) -> AccessReasons: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def people(self) -> People: ...
    @property
    def beside(self) -> Beside: ...
    @property
    def tracks(self) -> Tracks: ...
    @property
    def difficulties(self) -> Difficulties: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def due_work(self) -> DueWork: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def saved_views(self) -> SavedViews: ...
    @property
    def measures(self) -> Measures: ...
    @property
    def unit_lists(self) -> UnitLists: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def contact_rhythms(self) -> ContactRhythms: ...
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
    def holds(self) -> Holds: ...
    @property
    def retention(self) -> RetentionRuns: ...
    @property
    def own_data(self) -> OwnData: ...
    @property
    def substitutes(self) -> Substitutes: ...
    @property
    def responsibility(self) -> Responsibility: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def plan_voices(self) -> PlanVoices: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def plan_copies(self) -> PlanCopies: ...


class Store(Protocol):
    """The database as the services know it."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """One transaction: committed at the end, undone by any exception."""
