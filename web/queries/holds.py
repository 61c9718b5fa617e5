"""Which holds stand: on a case, and all of them for HR."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.tables import case, legal_hold, person

_STANDS = legal_hold.c.lifted_at.is_(None)


@dataclass(frozen=True, kw_only=True)
class HoldLine:
    """A hold in HR's list, with a case to open it from."""

    case_id: UUID
    employee: str
    of_person: bool
    placed_at: datetime
    review_on: date


def standing_holds(connection: sa.Connection, case_id: UUID) -> list[date]:
    """The days on which the holds that keep a case are looked at again, the soonest first."""
    employee = sa.select(case.c.employee_id).where(case.c.id == case_id).scalar_subquery()
    mine = sa.or_(legal_hold.c.case_id == case_id, legal_hold.c.person_id == employee)
    query = sa.select(legal_hold.c.review_on).where(mine, _STANDS)
    return list(connection.scalars(query.order_by(legal_hold.c.review_on)))


def holds_on_me(connection: sa.Connection, person_id: UUID) -> list[tuple[datetime, date]]:
    """Since when something about somebody is held back, and when that is looked at again. Nothing of the reason."""
    mine = sa.select(case.c.id).where(case.c.employee_id == person_id)
    own = sa.or_(legal_hold.c.person_id == person_id, legal_hold.c.case_id.in_(mine))
    query = sa.select(legal_hold.c.placed_at, legal_hold.c.review_on).where(own, _STANDS)
    return [
        (row.placed_at, row.review_on) for row in connection.execute(query.order_by(legal_hold.c.placed_at))
    ]


def all_holds(connection: sa.Connection, sight: Sight) -> list[HoldLine]:
    """Every hold that stands on somebody HR follows up, the soonest to be looked at first."""
    one = case.alias("case_of_person")
    latest = (
        sa.select(sa.func.max(sa.cast(one.c.id, sa.String())))
        .where(one.c.employee_id == legal_hold.c.person_id)
        .correlate_except(one)
        .scalar_subquery()
    )
    on_it = sa.or_(case.c.id == legal_hold.c.case_id, sa.cast(case.c.id, sa.String()) == latest)
    query = (
        sa.select(
            case.c.id.label("case_id"),
            (person.c.given_name + " " + person.c.family_name).label("employee"),
            legal_hold.c.person_id.is_not(None).label("of_person"),
            legal_hold.c.placed_at,
            legal_hold.c.review_on,
        )
        .select_from(legal_hold.join(case, on_it).join(person, person.c.id == case.c.employee_id))
        .where(_STANDS, sight)
        .order_by(legal_hold.c.review_on, legal_hold.c.id)
    )
    return [HoldLine(**row._asdict()) for row in connection.execute(query)]
