"""Which units a representative covers or covered, for the administrator."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import account, covered_unit, unit


@dataclass(frozen=True, kw_only=True)
class CoverageLine:
    """A unit, from when to when; `can_end` as long as it has not ended."""

    id: UUID
    unit: str
    with_below: bool
    from_on: date
    until_on: date | None
    can_end: bool


def coverage_of(connection: sa.Connection, account_id: UUID, today: date) -> list[CoverageLine]:
    """Every unit the person of an account covers or covered, the latest first day first."""
    query = (
        sa.select(
            covered_unit.c.id,
            unit.c.name.label("unit"),
            covered_unit.c.with_below,
            covered_unit.c.from_on,
            covered_unit.c.until_on,
            sa.or_(covered_unit.c.until_on.is_(None), covered_unit.c.until_on >= today).label("can_end"),
        )
        .select_from(
            covered_unit.join(unit, unit.c.id == covered_unit.c.unit_id).join(
                account, account.c.person_id == covered_unit.c.person_id
            )
        )
        .where(account.c.id == account_id)
        .order_by(covered_unit.c.from_on.desc(), unit.c.name, covered_unit.c.id)
    )
    return [CoverageLine(**row._asdict()) for row in connection.execute(query)]
