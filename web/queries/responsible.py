"""Whether somebody answers for a case today, as lists and pages ask it; who can be reached is decided in the database's own rows."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.reachable import reachable
from workflow.adapters.persistence.tables import case

Condition = sa.ColumnElement[bool]


def without_responsible(today: date) -> Condition:
    """Cases nobody can be reached for: neither the manager nor somebody who stands in."""
    return sa.or_(case.c.manager_id.is_(None), sa.not_(reachable(today)))


def unreached_among(connection: sa.Connection, case_ids: Collection[UUID], today: date) -> set[UUID]:
    """Which of some cases nobody can be reached for: asked of a page of a list, so that it costs as much as the page."""
    return set(connection.scalars(sa.select(case.c.id).where(case.c.id.in_(case_ids), unreached(today))))


def unreached(today: date) -> Condition:
    """Open cases HR has because nobody can be reached for them; a closed one keeps the name of who had it."""
    return sa.and_(case.c.closed_at.is_(None), without_responsible(today))
