"""Reads and writes periods of absence; a correction replaces and never erases."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.services.records import Absence

from .tables import absence_period

_COLUMNS = [absence_period.c[name] for name in Absence.__dataclass_fields__]


class AbsenceRows:
    """Periods of absence in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_case(self, case_id: UUID) -> Sequence[Absence]:
        """The periods that stand, by first day."""
        query = (
            sa.select(*_COLUMNS)
            .where(
                absence_period.c.case_id == case_id,
                absence_period.c.replaced_by.is_(None),
                absence_period.c.withdrawn_at.is_(None),
            )
            .order_by(absence_period.c.start_on, absence_period.c.received_at)
        )
        return [Absence(**row._asdict()) for row in self._connection.execute(query)]

    def add(self, case_id: UUID, absence: Absence, registered_by: UUID) -> None:
        """Store a period."""
        row = asdict(absence) | {"case_id": case_id, "registered_by": registered_by}
        self._connection.execute(absence_period.insert(), row)

    def withdraw(self, absence_id: UUID, at: datetime) -> None:
        """Take a period back; it stays readable."""
        self._connection.execute(
            sa.update(absence_period).where(absence_period.c.id == absence_id).values(withdrawn_at=at)
        )

    def replace(self, old_id: UUID, case_id: UUID, absence: Absence, registered_by: UUID) -> None:
        """Store a period in place of another one, which stays readable."""
        self.add(case_id, absence, registered_by)
        self._connection.execute(
            sa.update(absence_period).where(absence_period.c.id == old_id).values(replaced_by=absence.id)
        )
