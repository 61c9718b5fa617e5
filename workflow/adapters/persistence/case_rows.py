"""Reads and writes cases; a change goes through only when the case still has the version it was read with."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.access import Right
from workflow.domain.errors import OverlappingCase, Stale
from workflow.domain.people import Actor
from workflow.domain.stages import Stage
from workflow.services.records import BEFORE_ABSENCE, CaseRecord, OpenCase

from .relations import case_in_reach
from .tables import case

_NAMES = tuple(CaseRecord.__dataclass_fields__)
_COLUMNS = [case.c[name] for name in _NAMES]
_OF_ABSENCE = case.c.spell > BEFORE_ABSENCE
_LOAD = sa.select(*_COLUMNS).where(case.c.id == sa.bindparam("case_id"))
_OPEN_OF_PERSON = (
    sa.select(*_COLUMNS)
    .where(case.c.employee_id == sa.bindparam("person_id"), case.c.closed_at.is_(None), _OF_ABSENCE)
    .order_by(case.c.opened_at, case.c.id)
)
_OPEN = sa.select(*_COLUMNS, case.c.stage_due_on, case.c.next_due_on, case.c.next_duty).where(
    case.c.closed_at.is_(None), _OF_ABSENCE
)
_OPEN_FIRST = _OPEN.order_by(case.c.id).limit(sa.bindparam("most"))
_OPEN_AFTER = _OPEN_FIRST.where(case.c.id > sa.bindparam("after"))
_LATEST = (
    sa.select(*_COLUMNS)
    .where(case.c.employment_id == sa.bindparam("employment_id"), _OF_ABSENCE)
    .order_by(case.c.opened_at.desc(), case.c.id)
    .limit(1)
)
_LATEST_CLOSED = _LATEST.where(case.c.closed_at.is_not(None))


@cache
def change_statement(columns: tuple[str, ...]) -> sa.Update:
    """The statement for a set of columns, built once: there are as many sets as kinds of change, a handful."""
    return (
        sa.update(case)
        .where(case.c.id == sa.bindparam("changed_case"), case.c.version == sa.bindparam("read_version"))
        .values({name: sa.bindparam(f"new_{name}") for name in columns} | {"version": case.c.version + 1})
    )


def change_values(old: CaseRecord, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What the statement is run with."""
    return {"changed_case": old.id, "read_version": old.version} | {
        f"new_{name}": to for name, to in changes.items()
    }


class CaseRows:
    """Cases in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def load(self, case_id: UUID) -> CaseRecord | None:
        """The case, or None."""
        return record(self._connection.execute(_LOAD, {"case_id": case_id}).one_or_none())

    def reached(self, case_id: UUID, actor: Actor, right: Right, today: date) -> CaseRecord | None:
        """The case, when the actor has the right in it today."""
        query = _LOAD.where(case_in_reach(actor, right, today))
        return record(self._connection.execute(query, {"case_id": case_id}).one_or_none())

    def hold(self, case_id: UUID) -> None:
        """Lock the row; rows that only point at it can still be written by others."""
        query = sa.select(case.c.id).where(case.c.id == case_id).with_for_update(key_share=True)
        self._connection.execute(query)

    def open(self, new: CaseRecord) -> None:
        """Store a new case; the database itself refuses a second open one of an employment, and a second preventive one."""
        try:
            self._connection.execute(case.insert(), asdict(new))
        except sa.exc.IntegrityError as clash:
            raise OverlappingCase(None) from clash

    def change(self, old: CaseRecord, changes: Mapping[str, Any]) -> None:
        """Write `changes` and the next version."""
        written = self._connection.execute(change_statement(tuple(changes)), change_values(old, changes))
        if written.rowcount != 1:
            now = self.load(old.id)
            raise Stale(old.id, now.version if now else old.version)

    def open_beside(self, known: CaseRecord) -> CaseRecord | None:
        """The other open case of its employment."""
        other = sa.and_(case.c.employment_id == known.employment_id, case.c.id != known.id)
        query = sa.select(*_COLUMNS).where(other, case.c.closed_at.is_(None)).limit(1)
        return record(self._connection.execute(query).one_or_none())

    def open_of_person(self, person_id: UUID) -> Sequence[CaseRecord]:
        """The cases of a person that are not closed."""
        rows = self._connection.execute(_OPEN_OF_PERSON, {"person_id": person_id})
        return [found for row in rows if (found := record(row))]

    def open_after(self, case_id: UUID | None, most: int) -> Sequence[OpenCase]:
        """The next cases that are not closed, by id."""
        if case_id is None:
            rows = self._connection.execute(_OPEN_FIRST, {"most": most})
        else:
            rows = self._connection.execute(_OPEN_AFTER, {"after": case_id, "most": most})
        return [_open(row) for row in rows]

    def latest_of_employment(self, employment_id: UUID) -> CaseRecord | None:
        """The case opened last for an employment."""
        return record(self._connection.execute(_LATEST, {"employment_id": employment_id}).one_or_none())

    def latest_closed(self, employment_id: UUID) -> CaseRecord | None:
        """The case opened last among those that are closed."""
        return record(
            self._connection.execute(_LATEST_CLOSED, {"employment_id": employment_id}).one_or_none()
        )


def _open(row: Sequence[Any]) -> OpenCase:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=False))
    values["stage"] = Stage(values["stage"])
    return OpenCase(CaseRecord(**values), *row[len(_NAMES) :])


def record(row: sa.Row[Any] | None) -> CaseRecord | None:
    """A row as a record."""
    if row is None:
        return None
    values: dict[str, Any] = row._asdict()
    return CaseRecord(**{**values, "stage": Stage(values["stage"])})
