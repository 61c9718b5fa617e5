"""What is kept of a meeting before and while it is held, and what the services ask of the database about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Protocol
from uuid import UUID

from workflow.domain.guide import Ask


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingRecord:
    """A meeting as far as preparing and talking need to know it."""

    id: UUID
    case_id: UUID
    kind: str
    on_day: date
    is_called_off: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Writing:
    """A text as it arrives: on which revision it was written, by which open page, and its how-manieth writing it is."""

    text: str
    revision: int
    tab: UUID | None = None
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A text as it is kept; only answers prepared by the employee are ever `shared`."""

    text: str
    revision: int
    tab: UUID | None
    count: int
    shared: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """The text is kept, and this is its revision now."""

    revision: int
    shared: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Overtaken:
    """Somebody wrote something else from elsewhere meanwhile; nothing was changed, the writer chooses."""

    text: str
    revision: int
    shared: bool = False


class Frozen:
    """The talk has begun: what was shared by then stays as it is."""


class Verdict(Enum):
    """What a new text means to the one that is kept."""

    WRITE = auto()
    KEPT_ALREADY = auto()
    OVERTAKEN = auto()


def judge(kept: Kept | None, new: Writing, *, shared: bool = False) -> Verdict:
    """Whether a text, shared or not, may take the place of the kept one.

    A page that heard no answer sends again, on the revision it last knew of: its own writings never stand in its way,
    and one of them that arrives after a later one is left out.
    """
    if kept is None:
        return Verdict.WRITE if new.text else Verdict.KEPT_ALREADY
    if (kept.text, kept.shared) == (new.text, shared):
        return Verdict.KEPT_ALREADY
    if new.tab is not None and kept.tab == new.tab:
        return Verdict.WRITE if new.count > kept.count else Verdict.KEPT_ALREADY
    return Verdict.WRITE if kept.revision == new.revision else Verdict.OVERTAKEN


class Talks(Protocol):
    """Preparations, talks and notes."""

    def meeting(self, meeting_id: UUID) -> MeetingRecord | None: ...
    def hold(self, meeting_id: UUID) -> None:
        """Let nobody else write about this meeting before the transaction ends."""

    def is_begun(self, meeting_id: UUID) -> bool: ...
    def is_over(self, meeting_id: UUID) -> bool:
        """Whether the minutes are filed."""

    def begin(self, meeting_id: UUID, begun_by: UUID, at: datetime) -> None:
        """Note that the two sit together; nothing when that is noted already."""

    def lead_to(self, meeting_id: UUID, form: str) -> None:
        """Note which minutes the notes went into."""

    def leading_to(self, case_id: UUID, form: str, about_id: UUID) -> Sequence[UUID]:
        """The meetings whose notes went into minutes of this form: those of that one meeting, or of the case's only ones."""

    def note(self, meeting_id: UUID, ask: Ask) -> Kept | None: ...
    def notes(self, meeting_id: UUID) -> Mapping[Ask, Kept]: ...
    def keep_note(self, meeting_id: UUID, ask: Ask, kept: Kept, written_by: UUID, at: datetime) -> None: ...
    def discard_notes(self, meeting_id: UUID, at: datetime) -> None:
        """Remove the notes, and let nobody but the employee see what was prepared."""

    def answer(self, meeting_id: UUID, person_id: UUID, ask: Ask) -> Kept | None: ...
    def answers(self, meeting_id: UUID, person_id: UUID) -> Mapping[Ask, Kept]: ...
    def shared(self, meeting_id: UUID, person_id: UUID) -> Mapping[Ask, str]:
        """What somebody has shared, and nothing else."""

    def keep_answer(self, meeting_id: UUID, person_id: UUID, ask: Ask, kept: Kept, at: datetime) -> None: ...
    def ticked(self, meeting_id: UUID, person_id: UUID) -> frozenset[str]: ...
    def tick(self, meeting_id: UUID, person_id: UUID, item: str, at: datetime) -> None:
        """Tick something off; nothing when it is ticked."""

    def untick(self, meeting_id: UUID, person_id: UUID, item: str) -> None: ...
