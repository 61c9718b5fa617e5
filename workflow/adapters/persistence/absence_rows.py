"""Reads and writes periods of absence; a correction replaces and never erases."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
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

    def write(self, edit: Edit, written: Written) -> None:
        """Store the new periods, and say which old ones they take the place of or were taken back."""
        if edit.added:
            self._connection.execute(
                absence_period.insert(), [_row(period, written) for period in edit.added]
            )
        if edit.replaced:
            pairs = [{"old_id": old_id, "new_id": new_id} for old_id, new_id in edit.replaced]
            self._connection.execute(_REPLACE, pairs)
        if edit.withdrawn:
            self._connection.execute(
                sa.update(absence_period)
                .where(absence_period.c.id.in_(edit.withdrawn))
                .values(withdrawn_at=written.at, withdrawn_by=written.by)
            )

    def adopt(self, case_id: UUID, periods: Sequence[UUID]) -> None:
        """Let periods that belong to no case yet belong to this one."""
        self._connection.execute(
            sa.update(absence_period)
            .where(absence_period.c.id.in_(periods), absence_period.c.case_id.is_(None))
            .values(case_id=case_id)
        )


def _row(period: Absence, written: Written) -> dict[str, object]:
    return asdict(period) | {
        "case_id": written.case_of(period),
        "registered_by": written.by,
        "registered_at": written.at,
    }
