"""Whom an absence can be reported for: a manager's own employees, or for HR whoever a name finds."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.domain.people import Actor, Role
from workflow.services.records import BEFORE_ABSENCE

MOST = 100
LONGEST_SEARCH = 100
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ð": "d", "ß": "ss"})
_OPEN = case.alias("open_case")
_PREVENTIVE = case.alias("preventive_case")
_EMPLOYEES = (
    sa.select(
        employment.c.id.label("employment_id"),
        person.c.given_name,
        person.c.family_name,
        employment.c.position,
        unit.c.name.label("unit"),
        employment.c.start_on,
        employment.c.end_on,
        _OPEN.c.id.label("open_case_id"),
        _OPEN.c.manager_id.label("open_case_manager"),
        _PREVENTIVE.c.id.label("open_prevention_id"),
        _PREVENTIVE.c.manager_id.label("open_prevention_manager"),
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
    .outerjoin(
        _PREVENTIVE,
        sa.and_(
            _PREVENTIVE.c.employment_id == employment.c.id,
            _PREVENTIVE.c.closed_at.is_(None),
            _PREVENTIVE.c.spell == BEFORE_ABSENCE,
        ),
    )
    .order_by(person.c.sort_name, employment.c.id)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Employee:
    """An employment to begin a follow-up of.

    `open_case_id` and `open_prevention_id` are the follow-ups of an absence and before any that are open already, if
    they may be seen.
    """

    employment_id: UUID
    given_name: str
    name: str
    position: str
    unit: str
    start_on: date
    end_on: date | None
    open_case_id: UUID | None
    open_prevention_id: UUID | None


def employees_of(connection: sa.Connection, actor: Actor, today: date) -> tuple[Employee, ...]:
    """Everybody somebody may report for, by name."""
    query = _EMPLOYEES.where(_may_report(actor), _employed(today)).limit(MOST)
    return tuple(_employee(row, actor) for row in connection.execute(query))


def search_employees(
    connection: sa.Connection, actor: Actor, today: date, wanted: str
) -> tuple[Employee, ...]:
    """Those of them whose name has all the words, found with or without æøå and accents."""
    words = fold(wanted[:LONGEST_SEARCH]).split()
    if not words:
        return ()
    query = _EMPLOYEES.where(_may_report(actor), _employed(today))
    found = (_employee(row, actor) for row in connection.execute(query))
    return tuple(each for each in found if all(word in fold(each.name) for word in words))[:MOST]


def find_employee(connection: sa.Connection, actor: Actor, employment_id: UUID) -> Employee | None:
    """One employment, or None when it is not there or not theirs to report for."""
    row = connection.execute(
        _EMPLOYEES.where(_may_report(actor), employment.c.id == employment_id)
    ).one_or_none()
    return _employee(row, actor) if row else None


def fold(text: str) -> str:
    """Text for comparing names: small letters, without accents, æøå as people type them on other keyboards."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _may_report(actor: Actor) -> sa.ColumnElement[bool]:
    not_own = employment.c.person_id != actor.person_id
    if actor.role is Role.HR:
        return not_own
    if actor.role is Role.MANAGER:
        return sa.and_(employment.c.manager_id == actor.person_id, not_own)
    return sa.false()


def _employed(today: date) -> sa.ColumnElement[bool]:
    return sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= today)


def _employee(row: sa.Row[*tuple[Any, ...]], actor: Actor) -> Employee:
    values = dict(row._mapping)  # noqa: SLF001 the public name of it
    given, family = values.pop("given_name"), values.pop("family_name")
    for name in ("open_case", "open_prevention"):
        theirs = values.pop(f"{name}_manager") == actor.person_id or actor.role is Role.HR
        values[f"{name}_id"] = values[f"{name}_id"] if theirs else None
    return Employee(**values, given_name=given, name=f"{given} {family}")
