"""Which periods of absence stand on a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import absence_period


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A period that counts: not replaced, not withdrawn."""

    kind: str
    start_on: date
    end_on: date | None
    grade: int
    source: str


def periods_of(connection: sa.Connection, case_id: UUID) -> tuple[Period, ...]:
    """The periods of a case, the latest first."""
    query = (
        sa.select(*[absence_period.c[name] for name in Period.__dataclass_fields__])
        .where(
            absence_period.c.case_id == case_id,
            absence_period.c.replaced_by.is_(None),
            absence_period.c.withdrawn_at.is_(None),
        )
        .order_by(absence_period.c.start_on.desc(), absence_period.c.id)
    )
    return tuple(Period(**row._asdict()) for row in connection.execute(query))
