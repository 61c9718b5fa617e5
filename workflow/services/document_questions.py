"""What the services ask of the database about documents, their texts and how they were answered."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.documents import Answers, ConfirmationOutcome, DocumentKind, OnFile
from workflow.domain.people import Role
from workflow.domain.wordings import Wordings
from workflow.services.records import CaseRecord, DocumentRecord


class Documents(Protocol):
    """Documents and their texts."""

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


class Confirmations(Protocol):
    """How documents were answered."""

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

    def entered_from_paper(self, document_id: UUID) -> UUID | None:
        """Who entered the answer that stands on a signed paper; None when it does not stand on one."""

    def statement(self, document_id: UUID) -> tuple[ConfirmationOutcome, str, datetime] | None: ...
