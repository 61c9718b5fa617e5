"""Whom an absence can be reported for: a manager's own employees, or for HR whoever a name finds."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import case_in_reach, employment_in_reach
from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor
from workflow.services.records import BEFORE_ABSENCE

BEGIN = Right(Act.WRITE, Thing.NEW_CASE)
SEE = Right(Act.READ, Thing.CASE)
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
        _PREVENTIVE.c.id.label("open_prevention_id"),
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
    query = _reported_by(actor, today).where(_employed(today)).limit(MOST)
    return tuple(_employee(row) for row in connection.execute(query))


def search_employees(
    connection: sa.Connection, actor: Actor, today: date, wanted: str
) -> tuple[Employee, ...]:
    """Those of them whose name has all the words, found with or without æøå and accents."""
    words = fold(wanted[:LONGEST_SEARCH]).split()
    if not words:
        return ()
    query = _reported_by(actor, today).where(_employed(today))
    found = (_employee(row) for row in connection.execute(query))
    return tuple(each for each in found if all(word in fold(each.name) for word in words))[:MOST]


def find_employee(
    connection: sa.Connection, actor: Actor, employment_id: UUID, today: date
) -> Employee | None:
    """One employment, or None when it is not there or not theirs to report for."""
    query = _reported_by(actor, today).where(employment.c.id == employment_id)
    row = connection.execute(query).one_or_none()
    return _employee(row) if row else None


def fold(text: str) -> str:
    """Text for comparing names: small letters, without accents, æøå as people type them on other keyboards."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _reported_by(actor: Actor, today: date) -> sa.Select[Any]:
    """The employments somebody may begin a follow-up for, with the open cases they may see."""
    seen = [
        sa.exists().where(case.c.id == opened.c.id, case_in_reach(actor, SEE, today)).label(name)
        for name, opened in (("sees_case", _OPEN), ("sees_prevention", _PREVENTIVE))
    ]
    return _EMPLOYEES.add_columns(*seen).where(employment_in_reach(actor, BEGIN, today))


def _employed(today: date) -> sa.ColumnElement[bool]:
    return sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= today)


def _employee(row: sa.Row[*tuple[Any, ...]]) -> Employee:
    values = dict(row._mapping)  # noqa: SLF001 the public name of it
    given, family = values.pop("given_name"), values.pop("family_name")
    for name, seen in (("open_case_id", "sees_case"), ("open_prevention_id", "sees_prevention")):
        if not values.pop(seen):
            values[name] = None
    return Employee(**values, given_name=given, name=f"{given} {family}")
