"""Decides in SQL from which last day of absence on a manager still sees a case: the house rule of the day, in whole months.

The database reads the rule within the question itself, so that a change bites at once and costs no question of its own.
"""

from datetime import date

import sqlalchemy as sa

from workflow.domain.absence.recurring import months_before
from workflow.domain.dated_rules import Bounds
from workflow.domain.rules_of_keeping import MANAGER_ACCESS_MONTHS_AFTER_SPELL as RULE

from .tables import house_rule_change as change


def seen_since(today: date) -> sa.ColumnElement[date]:
    """The earliest last day of an absence whose manager still reads the case today."""
    months = (
        sa.select(change.c.value)
        .where(change.c.rule == RULE.name, change.c.valid_from <= today, change.c.ended_at.is_(None))
        .order_by(change.c.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
    bounds = RULE.bounds or Bounds(RULE.value, RULE.value)
    since = {number: months_before(today, number) for number in range(bounds.low, bounds.high + 1)}
    days = {number: sa.literal(day, sa.Date()) for number, day in since.items()}
    return sa.case(days, value=sa.func.coalesce(months, RULE.value), else_=days[RULE.value])
