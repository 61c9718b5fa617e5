"""Opens transactions on the relational database; one use case is one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .absence_rows import AbsenceRows
from .access_reason_rows import AccessReasonRows
from .audit_events import AuditRows
from .beside_rows import BesideRows
from .case_rows import CaseRows
from .confirmation_rows import ConfirmationRows
from .consent_rows import ConsentRows
from .contact_rows import ContactRhythmRows
from .difficulty_rows import DifficultyRows
from .document_rows import DocumentRows
from .draft_rows import DraftRows
from .due_work import DueWorkRows
from .evidence_rows import EvidenceRows
from .figure_rows import FigureRows
from .folder_rows import FolderRows
from .hand_over_rows import HandOverRows
from .history_rows import HistoryRows
from .hold_rows import HoldRows, RunAnswers
from .house_rule_rows import HouseRuleRows
from .measure_rows import MeasureRows
from .meeting_rows import MeetingRows
from .move_rows import MoveRows
from .outbox_rows import OutboxRows
from .own_rows import OwnRows
from .paper_rows import PaperRows
from .people_rows import PeopleRows
from .plan_rows import PlanCopyRows, PlanVoiceRows
from .reachable import ResponsibilityRows
from .reminder_rows import ReminderRows
from .routine_rows import RoutineRows
from .saved_view_rows import SavedViewRows
from .substitute_rows import SubstituteRows
from .talk_rows import TalkRows
from .track_rows import TrackRows
from .unit_list_rows import UnitListRows


@dataclass(frozen=True, slots=True)
class SqlTransaction:
    """The groups of questions and writings on one connection."""

    connection: sa.Connection
    keys: Cipher
    new_id: Callable[[], UUID] = uuid4

    @property
    def cases(self) -> CaseRows:
        """Cases."""
        return CaseRows(self.connection)

    @property
    def moves(self) -> MoveRows:
        """Steps as they are written."""
        return MoveRows(self.connection, self.keys)

    @property
    def documents(self) -> DocumentRows:
        """Documents."""
        return DocumentRows(self.connection, self.keys)

    @property
    def confirmations(self) -> ConfirmationRows:
        """How they were answered."""
        return ConfirmationRows(self.connection, self.keys)

    @property
    def history(self) -> HistoryRows:
        """History."""
        return HistoryRows(self.connection, self.keys)

    @property
    def access_reasons(self) -> AccessReasonRows:
        """Why HR opened a case."""
        return AccessReasonRows(self.connection, self.keys)

    @property
    def audit(self) -> AuditRows:
        """Security events."""
        return AuditRows(self.connection, self.keys)

    @property
    def outbox(self) -> OutboxRows:
        """Work that is due."""
        return OutboxRows(self.connection)

    @property
    def absences(self) -> AbsenceRows:
        """Periods of absence."""
        return AbsenceRows(self.connection)

    @property
    def people(self) -> PeopleRows:
        """People and employments."""
        return PeopleRows(self.connection)

    @property
    def beside(self) -> BesideRows:
        """Tasks and invitations."""
        return BesideRows(self.connection)

    @property
    def tracks(self) -> TrackRows:
        """Requests for help and how they go on."""
        return TrackRows(self.connection, self.keys)

    @property
    def difficulties(self) -> DifficultyRows:
        """Marks that a follow-up is difficult."""
        return DifficultyRows(self.connection, self.keys)

    @property
    def measures(self) -> MeasureRows:
        """What is agreed as accommodation."""
        return MeasureRows(self.connection, self.keys)

    @property
    def unit_lists(self) -> UnitListRows:
        """What the units can adapt."""
        return UnitListRows(self.connection, self.keys)

    @property
    def meetings(self) -> MeetingRows:
        """Meetings and answers to them."""
        return MeetingRows(self.connection, self.keys)

    @property
    def due_work(self) -> DueWorkRows:
        """Work as workers take it."""
        return DueWorkRows(self.connection)

    @property
    def folder(self) -> FolderRows:
        """What effects leave."""
        return FolderRows(self.connection, self.keys, self.new_id)

    @property
    def drafts(self) -> DraftRows:
        """Half-written forms."""
        return DraftRows(self.connection, self.keys)

    @property
    def saved_views(self) -> SavedViewRows:
        """Views of the list of cases."""
        return SavedViewRows(self.connection, self.keys)

    @property
    def consents(self) -> ConsentRows:
        """The employee's consents."""
        return ConsentRows(self.connection)

    @property
    def contact_rhythms(self) -> ContactRhythmRows:
        """How often the two are in touch."""
        return ContactRhythmRows(self.connection, self.keys)

    @property
    def to_hand_over(self) -> HandOverRows:
        """What waits to be handed over."""
        return HandOverRows(self.connection)

    @property
    def house_rules(self) -> HouseRuleRows:
        """The employer's own numbers."""
        return HouseRuleRows(self.connection)

    @property
    def talks(self) -> TalkRows:
        """Preparations, talks and notes."""
        return TalkRows(self.connection, self.keys)

    @property
    def routines(self) -> RoutineRows:
        """The routine of the workplace."""
        return RoutineRows(self.connection, self.keys)

    @property
    def papers(self) -> PaperRows:
        """Papers from outside."""
        return PaperRows(self.connection, self.keys)

    @property
    def packages(self) -> EvidenceRows:
        """Evidence packages."""
        return EvidenceRows(self.connection, self.keys)

    @property
    def holds(self) -> HoldRows:
        """What is held back from deletion."""
        return HoldRows(self.connection, self.keys)

    @property
    def retention(self) -> RunAnswers:
        """HR's answers to deletion."""
        return RunAnswers(self.connection)

    @property
    def own_data(self) -> OwnRows:
        """Everything about somebody."""
        return OwnRows(self.connection, self.keys)

    @property
    def substitutes(self) -> SubstituteRows:
        """Who stands in for managers."""
        return SubstituteRows(self.connection, self.keys)

    @property
    def responsibility(self) -> ResponsibilityRows:
        """Who answers for the cases."""
        return ResponsibilityRows(self.connection)

    @property
    def reminders(self) -> ReminderRows:
        """Who is to hear of what, and who has heard."""
        return ReminderRows(self.connection, self.new_id)

    @property
    def plan_voices(self) -> PlanVoiceRows:
        """What both sides answer to the plan's questions."""
        return PlanVoiceRows(self.connection, self.keys)

    @property
    def figures(self) -> FigureRows:
        """Figures, and what they are counted from."""
        return FigureRows(self.connection)

    @property
    def plan_copies(self) -> PlanCopyRows:
        """Copies of the plan for people outside."""
        return PlanCopyRows(self.connection, self.keys)


class SqlStore:
    """The database as the services know it."""

    def __init__(self, engine: sa.Engine, keys: Cipher) -> None:
        self._engine = engine
        self._keys = keys

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """One transaction: committed at the end, undone by any exception."""
        with self._engine.begin() as connection:
            yield SqlTransaction(connection, self._keys)
