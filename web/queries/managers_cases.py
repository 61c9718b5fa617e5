"""Which cases a manager has, the most urgent first, with what each needs next; a page of them in three statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.document_rows import on_file
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.tables import case, confirmation, document, person, work_item
from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import RuleBook
from workflow.domain.documents import DocumentKind, OnFile
from workflow.domain.duties import IN_ORDER, Duty, duty_from
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.reckoning import file_of
from workflow.services.records import CaseRecord

PAGE = 30
NO_DAY = date(9999, 12, 31)
"""Sorts what has no date behind what has one, the same way on both databases."""
CLOSED_SHOWN = 5
TASKS_SHOWN = 10

_DUE = sa.func.coalesce(case.c.next_due_on, NO_DAY)
_MANAGER = person.alias("manager")
_ROW = (
    sa.select(
        *[case.c[name] for name in CaseRecord.__dataclass_fields__],
        case.c.stage_due_on,
        case.c.next_due_on,
        case.c.next_duty,
        person.c.given_name,
        person.c.family_name,
        sa.func.coalesce(_MANAGER.c.given_name + " " + _MANAGER.c.family_name, "").label("manager"),
    )
    .select_from(case)
    .join(person, person.c.id == case.c.employee_id)
    .outerjoin(_MANAGER, _MANAGER.c.id == case.c.manager_id)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRow:
    """A case in the list, with the file the guards see."""

    id: UUID
    employee: str
    file: CaseFile
    stage_due_on: date | None
    next_due_on: date | None
    next_duty: Duty | None
    manager_id: UUID | None = None
    manager: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedRow:
    """A case that is closed."""

    id: UUID
    employee: str
    outcome: str | None
    closed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskRow:
    """An open task of the manager, with the case it belongs to."""

    id: UUID
    case_id: UUID
    employee: str
    task: str
    due_on: date | None
    document_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a page of the list begins: behind this day and this case."""

    due_on: date
    case_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class CasePage:
    """A page of the list; `next_place` is where the one after it begins."""

    rows: tuple[CaseRow, ...]
    next_place: Place | None


def open_cases(connection: sa.Connection, sight: Sight, today: date, after: Place | None = None) -> CasePage:
    """A manager's open cases, the soonest duty first."""
    query = _ROW.where(sight, case.c.closed_at.is_(None)).order_by(_DUE, case.c.id)
    if after is not None:
        query = query.where(
            sa.tuple_(_DUE, case.c.id)
            > sa.tuple_(sa.literal(after.due_on), sa.literal(after.case_id, case.c.id.type))
        )
    found = connection.execute(query.limit(PAGE + 1)).all()
    shown = found[:PAGE]
    filed = _on_file(connection, [row.id for row in shown])
    rules = HouseRuleRows(connection).book()
    rows = tuple(_case_row(row, filed.get(row.id, {}), today, rules) for row in shown)
    more = len(found) > PAGE
    return CasePage(rows=rows, next_place=_place(rows[-1]) if more else None)


def closed_lately(connection: sa.Connection, sight: Sight) -> tuple[ClosedRow, ...]:
    """The manager's cases that were closed last."""
    query = (
        sa.select(case.c.id, case.c.outcome, case.c.closed_at, person.c.given_name, person.c.family_name)
        .join(person, person.c.id == case.c.employee_id)
        .where(sight, case.c.closed_at.is_not(None))
        .order_by(case.c.closed_at.desc(), case.c.id)
        .limit(CLOSED_SHOWN)
    )
    return tuple(
        ClosedRow(id=row.id, employee=_name(row), outcome=row.outcome, closed_at=row.closed_at)
        for row in connection.execute(query)
    )


def managers_tasks(connection: sa.Connection, sight: Sight) -> tuple[TaskRow, ...]:
    """The soonest open tasks of a manager that are no duties: those are known from the cases themselves."""
    query = (
        sa.select(
            work_item.c.id,
            work_item.c.case_id,
            work_item.c.task,
            work_item.c.due_on,
            work_item.c.document_id,
            person.c.given_name,
            person.c.family_name,
        )
        .join(case, case.c.id == work_item.c.case_id)
        .join(person, person.c.id == case.c.employee_id)
        .where(
            sight,
            work_item.c.role == Role.MANAGER,
            work_item.c.done_at.is_(None),
            work_item.c.task.not_in(list(IN_ORDER)),
        )
        .order_by(sa.func.coalesce(work_item.c.due_on, NO_DAY), work_item.c.id)
        .limit(TASKS_SHOWN)
    )
    return tuple(
        TaskRow(
            id=row.id,
            case_id=row.case_id,
            employee=_name(row),
            task=row.task,
            due_on=row.due_on,
            document_id=row.document_id,
        )
        for row in connection.execute(query)
    )


def _on_file(connection: sa.Connection, case_ids: Sequence[UUID]) -> dict[UUID, dict[DocumentKind, OnFile]]:
    """The current documents of several cases in one statement."""
    query = (
        sa.select(
            document.c.case_id,
            document.c.kind,
            document.c.version,
            document.c.filed_on,
            document.c.facts,
            document.c.answered_before,
            confirmation.c.outcome,
        )
        .join(case, case.c.id == document.c.case_id)
        .outerjoin(confirmation, confirmation.c.document_id == document.c.id)
        .where(
            document.c.case_id.in_(case_ids),
            document.c.is_current,
            sa.or_(case.c.documents_from.is_(None), document.c.filed_on >= case.c.documents_from),
        )
        .order_by(document.c.spell)
    )
    found: dict[UUID, dict[DocumentKind, OnFile]] = {}
    for row in connection.execute(query):
        found.setdefault(row.case_id, {})[DocumentKind(row.kind)] = on_file(row)
    return found


def _case_row(
    row: sa.Row[*tuple[Any, ...]], filed: dict[DocumentKind, OnFile], today: date, rules: RuleBook
) -> CaseRow:
    return CaseRow(
        id=row.id,
        employee=_name(row),
        file=file_of(_record(row), filed, today, rules),
        stage_due_on=row.stage_due_on,
        next_due_on=row.next_due_on,
        next_duty=duty_from(row.next_duty) if row.next_duty else None,
        manager_id=row.manager_id,
        manager=row.manager,
    )


def _record(row: sa.Row[*tuple[Any, ...]]) -> CaseRecord:
    values = row._mapping  # noqa: SLF001 the public name of it
    stored = {name: values[name] for name in CaseRecord.__dataclass_fields__}
    return CaseRecord(**{**stored, "stage": Stage(stored["stage"])})


def _place(row: CaseRow) -> Place:
    return Place(due_on=row.next_due_on or NO_DAY, case_id=row.id)


def _name(row: sa.Row[*tuple[Any, ...]]) -> str:
    return f"{row.given_name} {row.family_name}"
