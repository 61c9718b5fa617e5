"""What the services know of keeping in touch, and what they ask of the database about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.contact_rhythm import ContactWay, Rhythm
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class RhythmRecord:
    """A rhythm as it was set; `together` says whether the employee took part in that."""

    id: UUID
    case_id: UUID
    every_weeks: int
    way: ContactWay
    from_on: date
    agreed_on: date
    together: bool
    set_at: datetime
    set_by: UUID
    set_as: Role

    @property
    def rhythm(self) -> Rhythm:
        """What its days follow from."""
        return Rhythm(
            every_weeks=self.every_weeks, way=self.way, from_on=self.from_on, agreed_on=self.agreed_on
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class WishRecord:
    """What would suit the employee; whatever is None or empty they have no wish about."""

    id: UUID
    case_id: UUID
    every_weeks: int | None
    way: ContactWay | None
    words: str
    said_at: datetime


class ContactRhythms(Protocol):
    """Rhythms and wishes: added and never changed."""

    def of_case(self, case_id: UUID) -> Sequence[RhythmRecord]:
        """All of a case, the newest first."""

    def newest(self, case_id: UUID) -> RhythmRecord | None:
        """The rhythm that counts."""

    def wish(self, case_id: UUID) -> WishRecord | None:
        """What the employee said last."""

    def add(self, new: RhythmRecord) -> None: ...
    def add_wish(self, new: WishRecord) -> None: ...
    def days_in_touch(self, case_id: UUID, *, but: tuple[DocumentKind, UUID] | None = None) -> Sequence[date]:
        """The days on which the two were in touch, as papers and meetings say; `but` not one paper, whatever its version."""
