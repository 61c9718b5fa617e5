"""What is kept of reminders, and what the services ask of the database about them.

A reminder is a row: who is to hear what, by which deadline and rung. It waits until mail may go out, and ends as sent or
withdrawn. Which mail says several of one person at once is marked on them before that mail goes out, so that a worker that is
killed repeats the same mail and nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.reminders import Because, Ended, Rung


@dataclass(frozen=True, kw_only=True, slots=True)
class NewReminder:
    """Somebody is to hear what a piece of work says; the work's own words are kept so that it can be asked again."""

    case_id: UUID | None
    effect_id: int
    effect: str
    about: str
    period: str
    subject_id: UUID | None
    rung: Rung | None
    due_on: date | None
    person_id: UUID
    recipient: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder(NewReminder):
    """A reminder as it is stored. `led_by` is the one whose mail says it; `storm_id` that it is one of too many at once."""

    id: UUID
    moved: bool
    made_at: datetime
    times: int
    led_by: UUID | None
    storm_id: UUID | None
    ended: Ended | None
    because: Because | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Storm:
    """More reminders at once than usual, and HR's answer."""

    id: UUID
    found: int
    allowed: int
    asked_at: datetime
    answer: str | None
    because: str | None
    answered_at: datetime | None
    answered_by: UUID | None


class Reminders(Protocol):
    """Reminders."""

    def add(self, new: Sequence[NewReminder], now: datetime, at: datetime) -> None:
        """Store reminders and order their mails; one that is there already is left as it is.

        One that was withdrawn because the duty was met, and is not, waits again. `now` is the service's time, `at` real.
        """

    def wait_again(
        self, case_id: UUID, work: Collection[tuple[str, str]], now: datetime, at: datetime
    ) -> None:
        """The same for what was withdrawn of work with these effects and periods."""

    def load(self, reminder_id: UUID) -> Reminder | None: ...
    def to_hear(self, effect_id: int) -> Collection[UUID]:
        """Who hears by reminder what a piece of work says, sent already or not."""

    def gather(self, leader: Reminder) -> Sequence[Reminder]:
        """Everything that waits for this person and is in no other mail, marked as this mail's; the same when asked again."""

    def said_higher(self, reminder: Reminder) -> bool:
        """Whether this person has heard of the same duty and date from a higher rung."""

    def end(self, reminders: Mapping[UUID, Because | None], now: datetime) -> None:
        """Say that reminders were sent (no reason) or withdrawn."""

    def let_go(self, reminder_ids: Collection[UUID], at: datetime) -> None:
        """Take reminders out of a mail that is not theirs after all, and order one of their own."""

    def wants_digest(self, person_id: UUID) -> bool | None:
        """What somebody chose for themselves; None when nothing."""

    def is_coming(self, since: datetime, at: datetime) -> bool:
        """Whether more of what this hour brings about is still being worked out; what is older than `since` is stuck."""

    def waiting(self) -> int:
        """How many reminders wait that nobody was asked about."""

    def sent_since(self, since: datetime) -> int: ...
    def ask(self, storm: Storm) -> None:
        """Hold back everything that waits until HR has answered; with a storm that is open already, in that one."""

    def answer(self, storm: Storm, now: datetime, at: datetime) -> bool:
        """Let what was held back go, or withdraw it; False when somebody has answered already."""

    def open_storm(self) -> Storm | None: ...
    def was_answered(self, storm_id: UUID) -> bool: ...
