"""A unit's list of accommodation possibilities, for whoever may read it; and whose lists somebody reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import person, unit
from workflow.adapters.persistence.unit_list_rows import UnitListRows
from workflow.bootstrap import Wiring
from workflow.domain.accommodation import OptionStatus
from workflow.domain.names import sort_key
from workflow.domain.people import REPRESENTATIVES, Actor, Role
from workflow.services.unit_list import OptionRecord, may_read


@dataclass(frozen=True, kw_only=True)
class UnitList:
    """The list that counts for a unit: its own entries and those of the units above it, by the name of their unit."""

    unit_id: UUID
    unit: str
    standing: Sequence[OptionRecord]
    units: dict[UUID, str]


@dataclass(frozen=True, kw_only=True)
class KeptList(UnitList):
    """The same for the one who keeps it: what was suggested, declined and taken off, and who suggested what."""

    suggested: Sequence[OptionRecord]
    declined: Sequence[OptionRecord]
    retired: Sequence[OptionRecord]
    names: dict[UUID, str]


def find_list(
    wiring: Wiring, connection: sa.Connection, unit_id: UUID, actor: Actor, today: date
) -> UnitList | None:
    """The list, when it is theirs to read; else None."""
    rows = UnitListRows(connection, wiring.keys)
    if not may_read(rows, unit_id, actor, today):
        return None
    standing = rows.standing(unit_id)
    units = _units(connection, {unit_id, *(one.unit_id for one in standing)})
    return UnitList(unit_id=unit_id, unit=units[unit_id], standing=standing, units=units)


def find_kept_list(
    wiring: Wiring, connection: sa.Connection, unit_id: UUID, actor: Actor, today: date
) -> KeptList | None:
    """The list with everything around it, for a manager of the unit or HR; else None."""
    found = find_list(wiring, connection, unit_id, actor, today)
    if found is None or actor.role not in (Role.MANAGER, Role.HR):
        return None
    every = UnitListRows(connection, wiring.keys).of_unit(unit_id)
    shown = {one.made_by for one in every if one.made_as is Role.EMPLOYEE and one.shows_name}
    return KeptList(
        unit_id=unit_id,
        unit=found.unit,
        standing=found.standing,
        units=found.units,
        suggested=_nameless_last(_of(every, OptionStatus.SUGGESTED)),
        declined=_of(every, OptionStatus.DECLINED),
        retired=_of(every, OptionStatus.RETIRED),
        names=_names(connection, shown),
    )


def own_suggestions(wiring: Wiring, connection: sa.Connection, actor: Actor) -> Sequence[OptionRecord]:
    """What somebody has suggested, with the answers."""
    return UnitListRows(connection, wiring.keys).suggested_by(actor.person_id)


def read_units(
    wiring: Wiring, connection: sa.Connection, actor: Actor, today: date
) -> list[tuple[UUID, str]]:
    """The units whose lists somebody reads, by name."""
    rows = UnitListRows(connection, wiring.keys)
    if actor.role is Role.HR or actor.role in REPRESENTATIVES:
        found = _units(connection, None)
    elif actor.role is Role.MANAGER:
        found = _units(connection, set(rows.managed(actor.person_id, today)))
    else:
        found = _units(connection, set(rows.worked_in(actor.person_id, today)))
    return sorted(found.items(), key=lambda one: sort_key(one[1]))


def _of(every: Sequence[OptionRecord], status: OptionStatus) -> list[OptionRecord]:
    return [one for one in every if one.status is status]


def _nameless_last(suggested: list[OptionRecord]) -> list[OptionRecord]:
    """Those without a name by their random ids: their place among the others would tell the day they came."""
    named = [one for one in suggested if one.shows_name]
    return [*named, *sorted((one for one in suggested if not one.shows_name), key=lambda one: one.id)]


def _units(connection: sa.Connection, unit_ids: set[UUID] | None) -> dict[UUID, str]:
    query = sa.select(unit.c.id, unit.c.name)
    if unit_ids is not None:
        query = query.where(unit.c.id.in_(unit_ids))
    return {row.id: row.name for row in connection.execute(query)}


def _names(connection: sa.Connection, person_ids: set[UUID]) -> dict[UUID, str]:
    name = (person.c.given_name + " " + person.c.family_name).label("name")
    query = sa.select(person.c.id, name).where(person.c.id.in_(person_ids))
    return {row.id: row.name for row in connection.execute(query)}
