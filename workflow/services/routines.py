"""What the database is asked about the routine: which one counts where, who has read it, who was there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.documents import Answers
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Routine:
    """One version of the routine of a unit; it counts from `published_on` until a later one does.

    `file_name` and `file_sha256` are of its file, None where it is text alone.
    """

    id: UUID
    unit_id: UUID
    version: int
    published_on: date
    language: str
    written_by: UUID
    written_at: datetime
    file_name: str | None = None
    file_sha256: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """That a manager went through the routine together with the unit, and who the manager says was there."""

    id: UUID
    routine_id: UUID
    manager_id: UUID
    held_on: date
    present: tuple[UUID, ...]
    noted_at: datetime
    submission: UUID | None


class Routines(Protocol):
    """The routine in the database."""

    def in_force(self, day: date) -> Mapping[UUID, Routine]:
        """The routine that counts in each unit on a day, also where it is that of a unit above."""

    def versions(self, unit_id: UUID) -> Sequence[Routine]:
        """The versions of a unit's own routine, the newest first."""

    def find(self, routine_id: UUID) -> Routine | None: ...
    def content(self, routine_id: UUID) -> Answers: ...
    def file(self, routine_id: UUID) -> bytes | None:
        """The file of a version, None where it has none."""

    def has_unit(self, unit_id: UUID) -> bool: ...
    def received(self, submission: UUID | None) -> bool:
        """Whether a version or a talk came with this very form before."""

    def add(
        self, routine: Routine, content: Answers, submission: UUID | None, file: bytes | None = None
    ) -> None: ...
    def units_of(self, person_id: UUID, day: date) -> Collection[UUID]:
        """The units somebody works in on a day, or answers for somebody in."""

    def led_by(self, manager_id: UUID, day: date) -> Mapping[UUID, UUID]:
        """Whom a manager answers for on a day, each with their unit."""

    def has_read(self, routine_id: UUID, person_id: UUID) -> bool: ...
    def read(self, routine_id: UUID, person_id: UUID, role: Role, at: datetime) -> None:
        """Note that somebody has read a version; the first time counts."""

    def add_talk(self, talk: Talk) -> None: ...
    def was_there(self, talk_id: UUID, person_id: UUID, at: datetime) -> UUID | None:
        """Note that somebody says they were there; the routine it was about, None when nobody had noted them."""

    def talked(self, manager_id: UUID, since: date) -> bool:
        """Whether a manager has gone through a routine since a day."""

    def unread_newcomers(self, manager_id: UUID, first: date, last: date, day: date) -> bool:
        """Whether somebody a manager answers for, new between two days, has not read the routine of their unit."""
