"""Says what the services know of a meeting, its words and its answers, and what they ask of the database about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.meetings import CalledBy, Guest, MeetingAnswer, MeetingKind, NotHeld


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingRecord:
    """A meeting without its words. `sequence` rises with everything that is told anew; an answer belongs to one.

    `made_at` is empty when a document about something else agreed on the day; `told_sequence` is what the calendars of
    both have, None while they have nothing.
    """

    id: UUID
    case_id: UUID
    kind: MeetingKind
    on_day: date
    at_time: time | None
    length_minutes: int
    uid: str
    sequence: int
    document_id: UUID | None = None
    called_by: CalledBy = CalledBy.EMPLOYER
    guests: tuple[Guest, ...] = ()
    made_at: datetime | None = None
    invited_at: datetime | None = None
    told_sequence: int | None = None
    told_at: datetime | None = None
    held_on: date | None = None
    not_held_at: datetime | None = None
    not_held_because: NotHeld | None = None
    cancelled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held, also when its day has come."""
        return self.held_on is None and self.not_held_at is None and self.cancelled_at is None

    @property
    def is_called_off(self) -> bool:
        """Whether it was cancelled, or its day passed without it."""
        return self.not_held_at is not None or self.cancelled_at is not None

    @property
    def when(self) -> tuple[date, time | None, int]:
        """Day, time and length: what a calendar shows."""
        return self.on_day, self.at_time, self.length_minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingWords:
    """What is written about a meeting; stored sealed."""

    place: str = ""
    purpose: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenAnswer:
    """The employee's answer to one sequence of a meeting, with their own words; `brings` are those they want there."""

    id: UUID
    meeting_id: UUID
    sequence: int
    answer: MeetingAnswer
    answered_at: datetime
    proposed_on: date | None = None
    proposed_time: time | None = None
    brings: tuple[Guest, ...] = ()
    words: str = ""
    names: str = ""


class Meetings(Protocol):
    """Meetings and the answers to them."""

    def load(self, meeting_id: UUID) -> MeetingRecord | None: ...
    def of_document(self, document_id: UUID) -> MeetingRecord | None:
        """The meeting that a document now stands for."""

    def of_case(self, case_id: UUID) -> Sequence[MeetingRecord]:
        """All meetings of a case, cancelled ones too, by day."""

    def coming(self, since: date, until: date) -> Sequence[MeetingRecord]:
        """Meetings of open cases in these days that are still to be held."""

    def put(self, new: MeetingRecord, words: MeetingWords | None = None) -> None:
        """Store a meeting, new or changed; without `words` those that are there stay."""

    def change(self, known: MeetingRecord, **columns: Any) -> bool:
        """Change columns of a meeting that still has its sequence; False when it has another."""

    def words(self, meeting_id: UUID) -> MeetingWords: ...
    def answer(self, meeting_id: UUID, sequence: int) -> GivenAnswer | None: ...
    def put_answer(self, given: GivenAnswer) -> None:
        """Store an answer; an earlier one to the same sequence gives way."""

    def told(self, uid: str) -> frozenset[UUID]:
        """The people who got an appointment by mail."""
