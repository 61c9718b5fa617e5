"""Says what the services know of a paper from outside, and what they ask of the database about papers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.papers import CheckState, PaperKind
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperRecord:
    """A paper without its content and the line about it; `gone_at` is set once it was taken back or refused.

    `sent_sha256` is of the file as it was sent, `sha256` of what is kept of it.
    """

    id: UUID
    case_id: UUID
    kind: PaperKind
    document_id: UUID | None
    says: ConfirmationOutcome | None
    received_on: date
    media_type: str
    size: int
    sha256: str
    sent_sha256: str
    checked: CheckState
    uploaded_at: datetime
    uploaded_by: UUID
    uploaded_as: Role
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """That a paper was taken back: when, by whom, why. Nobody but the scanner has no name."""

    at: datetime
    by: UUID | None
    acted_as: str
    because: str


class ReceivedPapers(Protocol):
    """Papers from outside."""

    def load(self, paper_id: UUID) -> PaperRecord | None: ...
    def of_case(self, case_id: UUID) -> list[PaperRecord]:
        """Every paper of a case, those that are gone too, in the order they came."""

    def twin(self, case_id: UUID, sent_sha256: str) -> PaperRecord | None:
        """The paper on the case that is the very same file, unless it is gone."""

    def sent_since(self, person_id: UUID, since: datetime) -> tuple[int, int]:
        """How many papers somebody has sent since then, and how many bytes."""

    def add(self, paper: PaperRecord, content: bytes, line: str) -> None: ...
    def content(self, paper_id: UUID) -> bytes | None:
        """What is kept of it; None once it is gone."""

    def line(self, paper_id: UUID) -> str: ...
    def because(self, paper_id: UUID) -> str:
        """Why it is gone."""

    def set_checked(self, paper_id: UUID, state: CheckState) -> None: ...
    def remove(self, paper_id: UUID, gone: Gone) -> None:
        """Remove the content; that there was such a paper stays known."""

    def take_answer_back(self, paper_id: UUID) -> UUID | None:
        """Take away the answer that stands on a paper; the document it was about, None when there is no such answer."""
