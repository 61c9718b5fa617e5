"""Says what the services know of a track and its lines, and what they ask of the database about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.documents import Fact
from workflow.domain.people import Role
from workflow.domain.tracks.counting import InForce
from workflow.domain.tracks.kinds import FINAL, State, TrackKind


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackRecord:
    """A track as it is stored. `document_id` is where it was asked for, `paper_id` the paper that goes out.

    `due_on` is the day HR is reminded of it; `version` counts its lines.
    """

    id: UUID
    case_id: UUID
    kind: TrackKind
    state: State
    asked_by: UUID
    asked_at: datetime
    changed_at: datetime
    version: int
    document_id: UUID | None = None
    paper_id: UUID | None = None
    due_on: date | None = None
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether something may follow."""
        return self.state not in FINAL


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackLine:
    """One line of a track: what was done, by whom, and what was told with it; `note` is HR's own."""

    move: str
    state: State
    at: datetime
    actor_id: UUID
    acted_as: Role
    facts: Mapping[str, Fact] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    document_id: UUID | None = None


class Tracks(Protocol):
    """Tracks with their lines; a line is never changed."""

    def load(self, track_id: UUID) -> TrackRecord | None: ...
    def of_case(self, case_id: UUID) -> Sequence[TrackRecord]:
        """All of a case, the one begun last first."""

    def of_paper(self, paper_id: UUID) -> TrackRecord | None:
        """The track a paper goes out for."""

    def lines(self, track_id: UUID) -> Sequence[TrackLine]:
        """Its lines, the first first."""

    def old_note(self, track_id: UUID) -> str:
        """HR's note from before each line had one of its own."""

    def add(self, track: TrackRecord, line: TrackLine) -> None: ...
    def write(self, track: TrackRecord, changes: Mapping[str, Any], line: TrackLine | None) -> None:
        """Write `changes` and, if there is one, the next line; raise `Stale` when it is no longer `track.version`."""

    def counting(self, employment_id: UUID, kind: TrackKind) -> Sequence[InForce]:
        """The days on which something of a kind counts or has counted in an employment, the earliest first."""

    def package_ordered(self, case_id: UUID, since: datetime) -> bool:
        """Whether HR has ordered the documentation of a case since then."""

    def order_reminders(self, day: date, at: datetime) -> None:
        """Order a reminder for every open track whose day has come, once for a track and a day."""
