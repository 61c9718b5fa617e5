"""Recognises in SQL which units somebody leads: where everybody at work answers to them, themselves or through others.

Not where they lead some and another the rest: who knows of their own people would reckon out the others from a figure of both.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from .relations import is_manager
from .routine_reach import at_work
from .tables import employment

_ANSWERS = employment.alias("answers_to")


def led_units(connection: sa.Connection, person_id: UUID, today: date) -> Collection[UUID]:
    """The units somebody leads on a day; where they work among those they lead, their own position does not count."""
    led = sa.select(sa.literal(person_id, sa.Uuid()).label("id")).cte("led", recursive=True)
    led = led.union(
        sa.select(_ANSWERS.c.person_id).where(
            _ANSWERS.c.manager_id == led.c.id,
            _ANSWERS.c.start_on <= today,
            sa.or_(_ANSWERS.c.end_on.is_(None), _ANSWERS.c.end_on >= today),
        )
    )
    theirs = employment.c.manager_id.in_(sa.select(led.c.id))
    others = sa.and_(
        employment.c.person_id != person_id, sa.or_(employment.c.manager_id.is_(None), sa.not_(theirs))
    )
    query = (
        sa.select(employment.c.unit_id)
        .where(at_work(today), is_manager(person_id, today))
        .group_by(employment.c.unit_id)
        .having(
            sa.func.sum(sa.case((sa.and_(theirs, employment.c.person_id != person_id), 1), else_=0)) > 0,
            sa.func.sum(sa.case((others, 1), else_=0)) == 0,
        )
    )
    return set(connection.scalars(query))


def units_at_work(connection: sa.Connection, today: date) -> Collection[UUID]:
    """The units in which anybody works on a day."""
    return set(connection.scalars(sa.select(employment.c.unit_id).where(at_work(today)).distinct()))
