"""Decides what a hold keeps: the case it is on and all that is about its employee, or all that is about the person it is on.

A hold is wide on purpose: of two ways to read it, nothing is deleted by either.
"""

from typing import Any

import sqlalchemy as sa

from .tables import case, legal_hold

_HOLD, _CASE = legal_hold.alias("hold"), case.alias("held_case")
STANDS = _HOLD.c.lifted_at.is_(None)


def held_cases() -> sa.Select[Any]:
    """The cases of which nothing is deleted."""
    by_itself = sa.select(_HOLD.c.case_id).where(STANDS, _HOLD.c.case_id.is_not(None))
    by_person = sa.select(_CASE.c.id).join(_HOLD, _HOLD.c.person_id == _CASE.c.employee_id).where(STANDS)
    return sa.select(sa.union(by_itself, by_person).subquery("held_cases").c[0])


def held_people() -> sa.Select[Any]:
    """The people about whom nothing is deleted."""
    by_itself = sa.select(_HOLD.c.person_id).where(STANDS, _HOLD.c.person_id.is_not(None))
    by_case = sa.select(_CASE.c.employee_id).join(_HOLD, _HOLD.c.case_id == _CASE.c.id).where(STANDS)
    return sa.select(sa.union(by_itself, by_case).subquery("held_people").c[0])


def people_held_as_such() -> sa.Select[Any]:
    """The people themselves under a hold."""
    return sa.select(_HOLD.c.person_id).where(STANDS, _HOLD.c.person_id.is_not(None))


def not_held(
    table: sa.Table, of_case: sa.ColumnElement[Any] | None, of_person: sa.ColumnElement[Any] | None
) -> list[sa.ColumnElement[bool]]:
    """What must be true of a row that may go: neither its case nor its person is held back."""
    free: list[sa.ColumnElement[bool]] = []
    if of_case is not None:
        free.append(sa.or_(of_case.is_(None), of_case.not_in(held_cases())))
    if of_person is not None:
        wide = held_people() if of_case is None or table.name == "absence_period" else people_held_as_such()
        free.append(sa.or_(of_person.is_(None), of_person.not_in(wide)))
    return free
