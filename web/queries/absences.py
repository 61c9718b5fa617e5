"""Which periods of absence stand on a case, and in the absence it is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import absence_period, case


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A period that counts: not replaced, not withdrawn."""

    kind: str
    start_on: date
    end_on: date | None
    grade: int
    source: str


def periods_of(connection: sa.Connection, case_id: UUID) -> tuple[Period, ...]:
    """The periods of a case and those of its employment that lie in the same absence, the latest first."""
    query = (
        sa.select(*[absence_period.c[name] for name in Period.__dataclass_fields__])
        .join(case, case.c.employment_id == absence_period.c.employment_id)
        .where(
            case.c.id == case_id,
            sa.or_(absence_period.c.case_id == case_id, _IN_THE_ABSENCE),
            absence_period.c.replaced_by.is_(None),
            absence_period.c.withdrawn_at.is_(None),
        )
        .order_by(absence_period.c.start_on.desc(), absence_period.c.id)
    )
    return tuple(Period(**row._asdict()) for row in connection.execute(query))


_IN_THE_ABSENCE = sa.and_(
    sa.or_(
        absence_period.c.end_on.is_(None),
        absence_period.c.end_on >= sa.func.coalesce(case.c.first_day_reckoned, case.c.first_day),
    ),
    sa.or_(case.c.closed_at.is_(None), absence_period.c.start_on <= case.c.last_day),
)
"""From the first day on as it is reckoned; what came after a case that is closed is another absence."""
