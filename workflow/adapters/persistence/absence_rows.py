"""Reads and writes periods of absence; a correction replaces and never erases."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.services.records import Absence, Edit, Written

from .tables import absence_period, employment, person

_NAMES = tuple(Absence.__dataclass_fields__)
COLUMNS = [absence_period.c[name] for name in _NAMES]
STANDS = sa.and_(absence_period.c.replaced_by.is_(None), absence_period.c.withdrawn_at.is_(None))
"""Neither replaced nor taken back."""

_OF_PERSON = (
    sa.select(*COLUMNS)
    .join(employment, employment.c.id == absence_period.c.employment_id)
    .where(employment.c.person_id == sa.bindparam("person_id"), STANDS)
    .order_by(absence_period.c.start_on, absence_period.c.received_at, absence_period.c.id)
)
_OF_PERSONS = (
    sa.select(employment.c.person_id, *COLUMNS)
    .join(employment, employment.c.id == absence_period.c.employment_id)
    .where(employment.c.person_id.in_(sa.bindparam("person_ids", expanding=True)), STANDS)
    .order_by(absence_period.c.start_on, absence_period.c.received_at, absence_period.c.id)
)
_HOLD = (
    sa.select(person.c.id)
    .join(employment, employment.c.person_id == person.c.id)
    .where(employment.c.id == sa.bindparam("employment_id"))
    .with_for_update(of=person, key_share=True)
)
_REPLACE = (
    sa.update(absence_period)
    .where(absence_period.c.id == sa.bindparam("old_id"))
    .values(replaced_by=sa.bindparam("new_id"))
)
_OF_CASES = sa.select(*COLUMNS, absence_period.c.case_id).where(
    absence_period.c.id.in_(sa.bindparam("ids", expanding=True))
)


class AbsenceRows:
    """Periods of absence in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_person(self, person_id: UUID) -> Sequence[Absence]:
        """The periods that stand, from all employments of a person, by first day."""
        rows = self._connection.execute(_OF_PERSON, {"person_id": person_id})
        return [Absence(**row._asdict()) for row in rows]

    def of_persons(self, person_ids: Collection[UUID]) -> Mapping[UUID, Sequence[Absence]]:
        """The same for many people in one question."""
        found: dict[UUID, list[Absence]] = {}
        for person_id, *values in self._connection.execute(_OF_PERSONS, {"person_ids": list(person_ids)}):
            period = Absence(**dict(zip(_NAMES, values, strict=True)))
            found.setdefault(person_id, []).append(period)
        return found

    def hold(self, employment_id: UUID) -> None:
        """Let nobody else change the register of this person before the transaction ends; SQLite has one writer anyway."""
        self._connection.execute(_HOLD, {"employment_id": employment_id})

    def write(self, edit: Edit, written: Written) -> Collection[UUID]:
        """Store the new periods, and say which old ones they take the place of or were taken back.

        Returns the cases the old ones belonged to.
        """
        gone = [*(old_id for old_id, _new in edit.replaced), *edit.withdrawn]
        old = {row.id: row for row in self._connection.execute(_OF_CASES, {"ids": gone})} if gone else {}
        if edit.added:
            case_of = {one.id: written.case_of(one) or _inherited(one, edit, old) for one in edit.added}
            rows = [_row(period, case_of[period.id], written) for period in edit.added]
            self._connection.execute(absence_period.insert(), rows)
        if edit.replaced:
            pairs = [{"old_id": old_id, "new_id": new_id} for old_id, new_id in edit.replaced]
            self._connection.execute(_REPLACE, pairs)
        if edit.withdrawn:
            self._connection.execute(
                sa.update(absence_period)
                .where(absence_period.c.id.in_(edit.withdrawn))
                .values(withdrawn_at=written.at, withdrawn_by=written.by)
            )
        return {row.case_id for row in old.values() if row.case_id is not None}

    def adopt(self, case_id: UUID, periods: Sequence[UUID]) -> None:
        """Let periods that belong to no case yet belong to this one."""
        self._connection.execute(
            sa.update(absence_period)
            .where(absence_period.c.id.in_(periods), absence_period.c.case_id.is_(None))
            .values(case_id=case_id)
        )


def _inherited(period: Absence, edit: Edit, old: Mapping[UUID, Any]) -> UUID | None:
    """The case of the period that gave way: of two pieces only the first is named as its successor."""
    named = [old[old_id] for old_id, new_id in edit.replaced if new_id == period.id]
    whole = [row for row in old.values() if _is_piece(period, row)]
    return next((row.case_id for row in [*named, *whole] if row.case_id is not None), None)


def _is_piece(period: Absence, whole: sa.Row[Any]) -> bool:
    inside = whole.start_on <= period.start_on and (period.end_on or date.max) <= (whole.end_on or date.max)
    said = (period.kind, period.grade, period.received_at)
    return inside and said == (whole.kind, whole.grade, whole.received_at)


def _row(period: Absence, case_id: UUID | None, written: Written) -> dict[str, object]:
    return asdict(period) | {
        "case_id": case_id,
        "registered_by": written.by,
        "registered_at": written.at,
    }
