"""The routine as its readers, the managers and HR see it: which counts where, who has read it, what was gone through."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.routine_reach import at_work, routines_in_force, works_or_leads
from workflow.adapters.persistence.tables import (
    employment,
    person,
    routine_presence,
    routine_reading,
    routine_talk,
    unit,
)
from workflow.domain.routine import quarter_begins
from workflow.services.routines import Routine

_NAME = (person.c.given_name + " " + person.c.family_name).label("name")


@dataclass(frozen=True, kw_only=True)
class OwnRoutine:
    """A routine that counts for somebody, where it does, and when they read it, if they have."""

    routine: Routine
    units: tuple[str, ...]
    read_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody who is to read the routine, and when they did; nothing else about them."""

    person_id: UUID
    name: str
    unit_id: UUID
    unit: str
    start_on: date
    read_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class TalkLine:
    """That a routine was gone through together: when, by whom, and how many who were there have said so."""

    id: UUID
    held_on: date
    manager: str
    present: int
    said: int


@dataclass(frozen=True, kw_only=True)
class UnansweredTalk:
    """A talk somebody is noted as present at, and has not said whether they were."""

    id: UUID
    held_on: date
    manager: str


@dataclass(frozen=True, kw_only=True)
class TeamState:
    """The routine on a manager's start page: whether oneself and how many others have not read it, and the talk."""

    to_read_oneself: bool
    unread: int
    gone_through: bool


def team_state(connection: sa.Connection, manager_id: UUID, day: date) -> TeamState | None:
    """How the routine stands for a manager; None where no routine counts yet."""
    own = own_routines(connection, manager_id, day)
    if not own:
        return None
    led = colleagues_led(connection, manager_id, day)
    unread = {one.person_id for people in led.values() for one in people if one.read_at is None}
    return TeamState(
        to_read_oneself=any(one.read_at is None for one in own),
        unread=len(unread),
        gone_through=not led or talked_since(connection, manager_id, quarter_begins(day)),
    )


def own_routines(connection: sa.Connection, person_id: UUID, day: date) -> list[OwnRoutine]:
    """The routines of the units somebody works in or answers for people in; each once."""
    in_force = routines_in_force(connection, day)
    if not in_force:
        return []
    here = sa.select(unit.c.id, unit.c.name).distinct().select_from(unit.join(employment))
    found = connection.execute(here.where(works_or_leads(person_id), at_work(day)).order_by(unit.c.name))
    units: dict[UUID, list[str]] = {}
    routines: dict[UUID, Routine] = {}
    for row in found.all():
        if row.id in in_force:
            routines[in_force[row.id].id] = in_force[row.id]
            units.setdefault(in_force[row.id].id, []).append(row.name)
    read = _readings(connection, list(routines), person_id)
    return [
        OwnRoutine(routine=one, units=tuple(units[one.id]), read_at=read.get(one.id))
        for one in routines.values()
    ]


def last_read(connection: sa.Connection, routines: Collection[UUID], person_id: UUID) -> UUID | None:
    """Which of several versions somebody read last."""
    read = _readings(connection, routines, person_id)
    return max(read, key=lambda one: read[one]) if read else None


def unanswered_talks(connection: sa.Connection, person_id: UUID, since: date) -> list[UnansweredTalk]:
    """The talks from a day on that somebody has not said they were at, the newest first."""
    query = (
        sa.select(routine_talk.c.id, routine_talk.c.held_on, _NAME.label("manager"))
        .select_from(
            routine_presence.join(routine_talk).join(person, person.c.id == routine_talk.c.manager_id)
        )
        .where(
            routine_presence.c.person_id == person_id,
            routine_presence.c.said_at.is_(None),
            routine_talk.c.held_on >= since,
        )
        .order_by(routine_talk.c.held_on.desc(), routine_talk.c.id)
    )
    return [UnansweredTalk(**row._asdict()) for row in connection.execute(query)]


def colleagues_led(connection: sa.Connection, manager_id: UUID, day: date) -> dict[Routine, list[Colleague]]:
    """Whom a manager answers for, under the routine that counts for each."""
    led = sa.and_(employment.c.manager_id == manager_id, employment.c.person_id != manager_id)
    return _by_routine(connection, led, day)


def colleagues_in(connection: sa.Connection, unit_id: UUID, day: date) -> dict[Routine, list[Colleague]]:
    """Everybody who works in a unit, under the routine that counts there."""
    return _by_routine(connection, employment.c.unit_id == unit_id, day)


def read_counts(connection: sa.Connection, day: date) -> dict[UUID, tuple[int, int]]:
    """For each unit where a routine counts: how many have read it, of how many."""
    in_force = routines_in_force(connection, day)
    numbers: dict[UUID, tuple[int, int]] = {}
    by_routine: dict[UUID, list[UUID]] = {}
    for unit_id, found in in_force.items():
        by_routine.setdefault(found.id, []).append(unit_id)
    for routine_id, units in by_routine.items():
        for row in connection.execute(_counting(routine_id, units, day)):
            numbers[row.unit_id] = (row.have_read, row.readers)
    return numbers


def talks_of(
    connection: sa.Connection, routines: Collection[UUID], manager_id: UUID | None = None
) -> list[TalkLine]:
    """When these versions were gone through, by one manager or by all, the newest first."""
    query = (
        sa.select(
            routine_talk.c.id,
            routine_talk.c.held_on,
            _NAME.label("manager"),
            sa.func.count(routine_presence.c.person_id).label("present"),
            sa.func.count(routine_presence.c.said_at).label("said"),
        )
        .select_from(
            routine_talk.join(person, person.c.id == routine_talk.c.manager_id).outerjoin(
                routine_presence, routine_presence.c.talk_id == routine_talk.c.id
            )
        )
        .where(routine_talk.c.routine_id.in_(list(routines)))
        .group_by(routine_talk.c.id, routine_talk.c.held_on, person.c.given_name, person.c.family_name)
        .order_by(routine_talk.c.held_on.desc(), routine_talk.c.id)
    )
    if manager_id is not None:
        query = query.where(routine_talk.c.manager_id == manager_id)
    return [TalkLine(**row._asdict()) for row in connection.execute(query)]


def talked_since(connection: sa.Connection, manager_id: UUID, since: date) -> bool:
    """Whether a manager has gone through the routine since a day."""
    query = sa.select(routine_talk.c.id).where(
        routine_talk.c.manager_id == manager_id, routine_talk.c.held_on >= since
    )
    return connection.scalar(query.limit(1)) is not None


def _by_routine(
    connection: sa.Connection, who: sa.ColumnElement[bool], day: date
) -> dict[Routine, list[Colleague]]:
    in_force = routines_in_force(connection, day)
    query = (
        sa.select(
            employment.c.person_id,
            _NAME,
            employment.c.unit_id,
            unit.c.name.label("unit"),
            employment.c.start_on,
        )
        .select_from(
            employment.join(person, person.c.id == employment.c.person_id).join(
                unit, unit.c.id == employment.c.unit_id
            )
        )
        .where(who, at_work(day))
        .order_by(person.c.sort_name, person.c.id)
    )
    rows = connection.execute(query).all()
    wanted = {in_force[row.unit_id].id for row in rows if row.unit_id in in_force}
    read = _who_has_read(connection, wanted, {row.person_id for row in rows})
    found: dict[Routine, list[Colleague]] = {}
    for row in rows:
        counts = in_force.get(row.unit_id)
        if counts is not None:
            at = read.get((counts.id, row.person_id))
            found.setdefault(counts, []).append(Colleague(**row._asdict(), read_at=at))
    return found


def _who_has_read(
    connection: sa.Connection, routines: Collection[UUID], people: Collection[UUID]
) -> dict[tuple[UUID, UUID], datetime]:
    query = sa.select(
        routine_reading.c.routine_id, routine_reading.c.person_id, routine_reading.c.read_at
    ).where(routine_reading.c.routine_id.in_(list(routines)), routine_reading.c.person_id.in_(list(people)))
    return {(row.routine_id, row.person_id): row.read_at for row in connection.execute(query)}


def _readings(connection: sa.Connection, routines: Collection[UUID], person_id: UUID) -> dict[UUID, datetime]:
    return {routine: at for (routine, _), at in _who_has_read(connection, routines, [person_id]).items()}


def _counting(routine_id: UUID, units: Sequence[UUID], day: date) -> sa.Select[Any]:
    """People, not employments: somebody with two positions in a unit reads it once."""
    reading = sa.and_(
        routine_reading.c.routine_id == routine_id, routine_reading.c.person_id == employment.c.person_id
    )
    return (
        sa.select(
            employment.c.unit_id,
            sa.func.count(employment.c.person_id.distinct()).label("readers"),
            sa.func.count(routine_reading.c.person_id.distinct()).label("have_read"),
        )
        .select_from(employment.outerjoin(routine_reading, reading))
        .where(employment.c.unit_id.in_(list(units)), at_work(day))
        .group_by(employment.c.unit_id)
    )
