"""The register of absence of one employment: whose it is, and every period ever put there, for those who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import case_in_reach, employment_in_reach
from workflow.adapters.persistence.tables import (
    absence_period,
    account,
    account_role,
    case,
    employment,
    person,
    unit,
)
from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor, Role
from workflow.services.records import BEFORE_ABSENCE

KEEP = Right(Act.WRITE, Thing.REGISTER)
_OPEN = case.alias("open_case")
_HEAD = (
    sa.select(
        employment.c.id.label("employment_id"),
        employment.c.person_id,
        employment.c.manager_id,
        employment.c.position,
        employment.c.percentage,
        employment.c.start_on,
        employment.c.end_on,
        (person.c.given_name + " " + person.c.family_name).label("name"),
        person.c.given_name,
        unit.c.name.label("unit"),
        _OPEN.c.id.label("case_id"),
        _OPEN.c.manager_id.label("case_manager_id"),
        _OPEN.c.version.label("case_version"),
        sa.func.coalesce(_OPEN.c.first_day_reckoned, _OPEN.c.first_day).label("case_first_day"),
    )
    .select_from(employment)
    .join(person, person.c.id == employment.c.person_id)
    .join(unit, unit.c.id == employment.c.unit_id)
    .outerjoin(
        _OPEN,
        sa.and_(
            _OPEN.c.employment_id == employment.c.id,
            _OPEN.c.closed_at.is_(None),
            _OPEN.c.spell > BEFORE_ABSENCE,
        ),
    )
)
_AFTER = absence_period.alias("instead")


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """An employment whose register somebody may see; the case is the open one, None when there is none.

    `case_first_day` is the first day of the running absence as it is reckoned, whatever Nav told.
    """

    employment_id: UUID
    person_id: UUID
    manager_id: UUID | None
    position: str
    percentage: int
    start_on: date
    end_on: date | None
    name: str
    given_name: str
    unit: str
    case_id: UUID | None
    case_manager_id: UUID | None
    case_version: int | None
    case_first_day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterLine:
    """A period as it was registered; `ended_at` is when it was replaced or taken back, None while it stands.

    `by_person` and `ended_by` are persons; whether they are at HR says which role they most likely acted in.
    `reaches_to` is the last day it speaks of: of one that was replaced that of what stands instead, of one taken back
    without a last day its first; None while it lasts.
    """

    id: UUID
    employment_id: UUID
    case_id: UUID | None
    kind: str
    start_on: date
    end_on: date | None
    grade: int
    extended_certificate: bool
    source: str
    received_at: datetime
    registered_at: datetime
    registered_by: UUID
    registered_at_hr: bool
    replaced_by: UUID | None
    withdrawn_at: datetime | None
    ended_at: datetime | None
    ended_by: UUID | None
    ended_at_hr: bool
    reaches_to: date | None = None

    @property
    def stands(self) -> bool:
        """Neither replaced nor taken back."""
        return self.ended_at is None


def find_register(
    connection: sa.Connection, actor: Actor, employment_id: UUID, today: date
) -> Registered | None:
    """The employment, when its register is the actor's to keep; else None.

    Mirrors who may change it: the manager of the open case, of the employment when none is open and it has not ended,
    and HR; never oneself.
    """
    query = _HEAD.where(employment.c.id == employment_id, _may_keep(actor, today))
    row = connection.execute(query).one_or_none()
    return Registered(**row._asdict()) if row else None


def own_registers(connection: sa.Connection, person_id: UUID) -> list[Registered]:
    """Every employment of somebody, for themselves; the running ones with the largest share first."""
    query = _HEAD.where(employment.c.person_id == person_id).order_by(
        employment.c.end_on.is_not(None), employment.c.percentage.desc(), employment.c.id
    )
    return [Registered(**row._asdict()) for row in connection.execute(query)]


def register_lines(connection: sa.Connection, person_id: UUID) -> list[RegisterLine]:
    """Every period of a person in all employments, those of old too, the latest first day first."""
    ended_by = sa.func.coalesce(_AFTER.c.registered_by, absence_period.c.withdrawn_by)
    query = (
        sa.select(
            *[absence_period.c[name] for name in _PLAIN],
            _is_hr(absence_period.c.registered_by).label("registered_at_hr"),
            sa.func.coalesce(
                _AFTER.c.registered_at,
                absence_period.c.withdrawn_at,
                type_=absence_period.c.registered_at.type,
            ).label("ended_at"),
            sa.func.coalesce(
                _AFTER.c.registered_by,
                absence_period.c.withdrawn_by,
                type_=absence_period.c.registered_by.type,
            ).label("ended_by"),
            _is_hr(ended_by).label("ended_at_hr"),
        )
        .select_from(absence_period)
        .join(employment, employment.c.id == absence_period.c.employment_id)
        .outerjoin(_AFTER, _AFTER.c.id == absence_period.c.replaced_by)
        .where(employment.c.person_id == person_id)
        .order_by(
            absence_period.c.start_on.desc(), absence_period.c.registered_at.desc(), absence_period.c.id
        )
    )
    found = {row.id: RegisterLine(**row._asdict()) for row in connection.execute(query)}
    return [replace(line, reaches_to=_reach(line, found)) for line in found.values()]


def _reach(line: RegisterLine, everything: Mapping[UUID, RegisterLine]) -> date | None:
    """A row that was open when it was typed says nothing of the days after what took its place."""
    while line.replaced_by is not None:
        line = everything[line.replaced_by]
    return line.end_on or (None if line.stands else line.start_on)


def seen_by(actor: Actor, register: Registered, line: RegisterLine) -> bool:
    """Whether a period of this employment is the actor's to see.

    A manager sees the running absence, and what they have typed themselves; the absences before, also those of the same
    case, are HR's and the employee's.
    """
    if line.employment_id != register.employment_id:
        return False
    if actor.role is not Role.MANAGER or line.registered_by == actor.person_id:
        return True
    if register.case_first_day is None:
        return False
    return (line.reaches_to or date.max) >= register.case_first_day


_PLAIN = tuple(
    name
    for name in RegisterLine.__dataclass_fields__
    if name not in {"registered_at_hr", "ended_at", "ended_by", "ended_at_hr", "reaches_to"}
)


def _may_keep(actor: Actor, today: date) -> sa.ColumnElement[bool]:
    open_case = sa.exists().where(case.c.id == _OPEN.c.id, case_in_reach(actor, KEEP, today))
    own_people = employment_in_reach(actor, KEEP, today)
    if actor.role is Role.HR:
        return own_people
    works_here = sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= today)
    return sa.or_(open_case, sa.and_(own_people, _OPEN.c.id.is_(None), works_here))


def _is_hr(who: sa.ColumnElement[UUID]) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        account.c.person_id == who, account_role.c.account_id == account.c.id, account_role.c.role == Role.HR
    )
