"""Opens transactions on the relational database; one use case is one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .absence_rows import AbsenceRows
from .beside_rows import BesideRows
from .case_rows import CaseRows
from .document_rows import DocumentRows
from .draft_rows import DraftRows
from .due_work import DueWorkRows
from .folder_rows import FolderRows
from .history_rows import HistoryRows
from .house_rule_rows import HouseRuleRows
from .meeting_rows import MeetingRows
from .move_rows import MoveRows
from .outbox_rows import OutboxRows
from .people_rows import PeopleRows


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
    def history(self) -> HistoryRows:
        """History."""
        return HistoryRows(self.connection)

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
        """Tasks, invitations, requests."""
        return BesideRows(self.connection, self.keys)

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
    def house_rules(self) -> HouseRuleRows:
        """The employer's own numbers."""
        return HouseRuleRows(self.connection)


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
