"""Whose case it is and who answers for it: the case itself with the names around it, for those it may be shown to."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.services.records import CaseRecord

_MANAGER = person.alias("manager")
_CASE = [case.c[name] for name in CaseRecord.__dataclass_fields__]
_HEAD = (
    sa.select(
        *_CASE,
        person.c.given_name,
        person.c.family_name,
        employment.c.position,
        employment.c.percentage,
        employment.c.start_on.label("employed_from"),
        employment.c.end_on.label("employed_to"),
        unit.c.name.label("unit"),
        _MANAGER.c.given_name.label("manager_given"),
        _MANAGER.c.family_name.label("manager_family"),
    )
    .select_from(case)
    .join(person, person.c.id == case.c.employee_id)
    .join(employment, employment.c.id == case.c.employment_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .outerjoin(_MANAGER, _MANAGER.c.id == case.c.manager_id)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseHead:
    """A case with the names and the employment that belong to it; `manager` is None where nobody is responsible."""

    record: CaseRecord
    employee: str
    given_name: str
    position: str
    percentage: int
    employed_from: date
    employed_to: date | None
    unit: str
    manager: str | None


def within_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """The cases somebody may open as manager or HR; nobody follows up their own absence."""
    not_own = case.c.employee_id != actor.person_id
    if actor.role is Role.HR:
        return not_own
    if actor.role is Role.MANAGER:
        return sa.and_(case.c.manager_id == actor.person_id, not_own)
    return sa.false()


def find_head(connection: sa.Connection, actor: Actor, case_id: UUID) -> CaseHead | None:
    """The case, or None when it is not there or not theirs."""
    row = connection.execute(_HEAD.where(case.c.id == case_id, within_reach(actor))).one_or_none()
    return _head(row) if row else None


def case_record(row: sa.Row[*tuple[Any, ...]]) -> CaseRecord:
    """The case among the columns of a row."""
    values = row._mapping  # noqa: SLF001 the public name of it
    stored = {name: values[name] for name in CaseRecord.__dataclass_fields__}
    return CaseRecord(**{**stored, "stage": Stage(stored["stage"])})


def _head(row: sa.Row[*tuple[Any, ...]]) -> CaseHead:
    return CaseHead(
        record=case_record(row),
        employee=f"{row.given_name} {row.family_name}",
        given_name=row.given_name,
        position=row.position,
        percentage=row.percentage,
        employed_from=row.employed_from,
        employed_to=row.employed_to,
        unit=row.unit,
        manager=f"{row.manager_given} {row.manager_family}" if row.manager_given else None,
    )
