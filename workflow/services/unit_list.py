"""What the services know of a unit's list of accommodation possibilities, and who may read it and keep it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from workflow.domain.accommodation import OptionKind, OptionStatus
from workflow.domain.errors import NotFound
from workflow.domain.measures import MeasureArea
from workflow.domain.people import REPRESENTATIVES, Actor, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionRecord:
    """An entry of a unit's list. `suggested` is the suggestion where the list words it otherwise.

    `shows_name` tells whether the one who keeps the list sees who suggested it.
    """

    id: UUID
    unit_id: UUID
    kind: OptionKind
    area: MeasureArea
    status: OptionStatus
    words: str
    made_by: UUID
    made_as: Role
    made_at: datetime
    shows_name: bool = True
    suggested: str = ""
    reason: str = ""
    answered_by: UUID | None = None
    answered_at: datetime | None = None
    retired_by: UUID | None = None
    retired_at: datetime | None = None
    submission: UUID | None = None


class UnitLists(Protocol):
    """The lists of all units."""

    def load(self, option_id: UUID) -> OptionRecord | None: ...
    def standing(self, unit_id: UUID) -> Sequence[OptionRecord]:
        """What stands on the list of a unit and of the units above it, its own first."""

    def of_unit(self, unit_id: UUID) -> Sequence[OptionRecord]:
        """Every entry of a unit there ever was, the newest first."""

    def suggested_by(self, person_id: UUID) -> Sequence[OptionRecord]:
        """What somebody has suggested, the newest first."""

    def add(self, new: OptionRecord) -> None:
        """Store an entry; raise `AlreadyDone` when its form was received before."""

    def answer(self, option_id: UUID, was: OptionStatus, changes: Mapping[str, Any]) -> bool:
        """Write `changes` while the entry still stands as it `was`; False when somebody was quicker."""

    def worked_in(self, person_id: UUID, today: date) -> frozenset[UUID]:
        """The units somebody works in on a day."""

    def managed(self, person_id: UUID, today: date) -> frozenset[UUID]:
        """The units in which somebody is responsible for others on a day."""

    def exists(self, unit_id: UUID) -> bool: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class AccommodationLine:
    """A line of the list as an invitation or a paper shows it."""

    kind: OptionKind
    area: MeasureArea
    words: str


class HasUnitLists(Protocol):
    """A transaction that knows the lists."""

    @property
    def unit_lists(self) -> UnitLists: ...


def accommodation_lines(tx: HasUnitLists, unit_id: UUID) -> tuple[AccommodationLine, ...]:
    """What stands on the list that counts for a unit, its own entries first; names nobody."""
    return tuple(
        AccommodationLine(kind=one.kind, area=one.area, words=one.words)
        for one in tx.unit_lists.standing(unit_id)
    )


def may_read(lists: UnitLists, unit_id: UUID, actor: Actor, today: date) -> bool:
    """Whether somebody sees a list: those who work there, who manage there, HR and the representatives of all."""
    if actor.role is Role.HR or actor.role in REPRESENTATIVES:
        return lists.exists(unit_id)
    if actor.role is Role.MANAGER:
        return unit_id in lists.managed(actor.person_id, today)
    return actor.role is Role.EMPLOYEE and unit_id in lists.worked_in(actor.person_id, today)


def keeps(lists: UnitLists, unit_id: UUID, actor: Actor, today: date) -> None:
    """Raise `NotFound` unless the actor keeps the list of a unit."""
    if actor.role not in (Role.MANAGER, Role.HR) or not may_read(lists, unit_id, actor, today):
        raise NotFound
