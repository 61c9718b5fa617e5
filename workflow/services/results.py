"""What an effect leaves behind, as data: a handler decides it, one transaction writes it together with the outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol
from uuid import UUID

from workflow.domain.papers import CheckState
from workflow.domain.people import Role
from workflow.domain.reminders import Because
from workflow.services.logos import LogoRecord
from workflow.services.ports import Mail, PrintedDocument
from workflow.services.records import Work
from workflow.services.reminders import NewReminder, Reminder


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledCopy:
    """A paper for the personnel folder, as PDF and as Word file; its name tells versions of a document apart."""

    name: str
    printed: PrintedDocument
    word: PrintedDocument
    document_id: UUID | None
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ByHand:
    """Something that somebody hands over or sends outside the service; `recipient` is doctor, nav, …"""

    recipient: str
    document_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Something somebody is asked to do. One of a kind is open on a case, or about a document, at a time.

    A new date moves it. What is about one document is closed when that document is answered or replaced.
    """

    task: str
    role: Role
    due_on: date | None
    document_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """An appointment in calendars. `sequence` 0 is the first invitation, a higher one a change of it.

    `made_at`, `invited_at` and `told_sequence` are those of `MeetingRecord`.
    """

    id: UUID
    uid: str
    sequence: int
    kind: str
    on_day: date
    at_time: time | None
    length_minutes: int
    document_id: UUID | None
    made_at: datetime | None = None
    invited_at: datetime | None = None
    told_sequence: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NoMeeting:
    """An appointment that is taken out of the calendars."""

    uid: str
    sequence: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InCalendars:
    """A meeting that stands in calendars as this sequence has it."""

    meeting_id: UUID
    sequence: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarms:
    """Work that time brings about, and the next day the sweep must look at the case."""

    work: tuple[Work, ...]
    next_on: date | None


@dataclass(frozen=True, slots=True)
class DatesOfTheDay:
    """The case follows the periods that count today: its grade, and what follows from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SweepOf:
    """Every case whose alarm has come by a day, and every document whose answer is due by then."""

    day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperSeen:
    """What is known of a paper after the scanner: harmless, harmful, or that there is no scanner any more."""

    paper_id: UUID
    state: CheckState


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageMade:
    """An evidence package whose parts are all written."""

    package_id: UUID
    attempt: int
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A mail to one person; `recipient` is who they are here (manager, employee, hr …).

    `line` is what it says and `path` where it leads, so that one mail can say several; without a line it is a mail of its own.
    """

    recipient: str
    person_id: UUID
    mail: Mail
    document_id: UUID | None = None
    meeting_uid: str | None = None
    line: str = ""
    path: str = ""
    due_on: date | None = None

    @property
    def channel(self) -> str:
        """Whether it is for the inbox or the calendar."""
        return "calendar" if self.mail.calendar is not None else "mail"


@dataclass(frozen=True, kw_only=True, slots=True)
class ToSay:
    """Mails that wait as reminders until they may go out, and what belongs to them stays behind."""

    reminders: tuple[NewReminder, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """How the reminders of one mail ended: sent with these posts, withdrawn, passed on to others, or a mail of their own.

    `tasks` stand in for those who can no longer be written to, each with the case and the work it is about.
    """

    sent: tuple[tuple[Reminder, Post], ...]
    withdrawn: Mapping[UUID, Because]
    passed_on: tuple[NewReminder, ...]
    let_go: tuple[UUID, ...]
    tasks: tuple[tuple[UUID, int, Task], ...]


Result = (
    FiledCopy
    | ByHand
    | Task
    | Meeting
    | NoMeeting
    | InCalendars
    | DatesOfTheDay
    | Alarms
    | SweepOf
    | PaperSeen
    | PackageMade
    | ToSay
    | Said
)

BOUND_TO_THE_CASE = (Task, Meeting, NoMeeting, InCalendars, Alarms)
"""Results that would be wrong if the case changed while they were decided: then it is decided once more."""


class Folder(Protocol):
    """The personnel folder and what else effects leave on a case."""

    def copy_names(self, document_id: UUID) -> frozenset[str]: ...
    def add_copy(
        self, case_id: UUID, copy_id: UUID, copy: FiledCopy, *, effect_id: int | None, at: datetime
    ) -> None: ...
    def add_by_hand(
        self, case_id: UUID, thing: ByHand, *, effect_id: int, message: str, at: datetime
    ) -> None: ...
    def delivered(self, effect_id: int) -> frozenset[str]:
        """The Message-IDs of the mails of an effect that were taken by the post."""

    def add_delivery(
        self, case_id: UUID | None, post: Post, *, effect_id: int, message: str, at: datetime
    ) -> None:
        """Note that the post took a mail; what is about no case belongs to none."""

    def ask(self, case_id: UUID, task: Task, *, effect_id: int, at: datetime) -> None: ...
    def is_told(self, case_id: UUID, task: str, due_on: date) -> bool:
        """Whether this date is the last word on such a task: the open one has it, or none is open and the one done last had."""

    def meetings(self, case_id: UUID, since: date) -> Sequence[Meeting]:
        """Appointments from that day on that are still to be held."""

    def put_meeting(self, case_id: UUID, meeting: Meeting, at: datetime) -> None:
        """Store an appointment that stands in the calendars since `at`."""

    def note_in_calendars(self, told: InCalendars, at: datetime) -> None: ...
    def cancel_meeting(self, uid: str, sequence: int, at: datetime) -> None: ...
    def set_next_alarm(self, case_id: UUID, on: date | None) -> None: ...
    def hold_case(self, case_id: UUID, version: int) -> bool:
        """Keep the case as it is until the end of the transaction; False when it is no longer at that version."""

    def employer_of(self, unit_id: UUID) -> tuple[str, str, str | None]:
        """The employer's name, the unit's, and the unit's organisation number."""

    def logo_of(self, unit_id: UUID) -> LogoRecord | None:
        """The logo of the unit, or of the nearest one above it that has one."""
