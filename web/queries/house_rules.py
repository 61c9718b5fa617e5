"""What the employer has changed in its own rules, by whom and when; and what counts now."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.tables import house_rule_change as change
from workflow.adapters.persistence.tables import person
from workflow.domain.rules import RuleBook

_SETTER, _ENDER = person.alias("setter"), person.alias("ender")


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One change as it stands in the history; `ended_because` is None while it stands."""

    id: UUID
    rule: str
    old_value: int
    value: int
    valid_from: date
    set_at: datetime
    set_by: str
    ended_because: str | None
    ended_at: datetime | None
    ended_by: str | None


def rule_book(connection: sa.Connection) -> RuleBook:
    """The rules as this employer has them."""
    return HouseRuleRows(connection).book()


def rule_changes(connection: sa.Connection) -> list[ChangeLine]:
    """Every change ever made, the newest first. A handful a year, so all of them."""
    query = (
        sa.select(
            change.c.id,
            change.c.rule,
            change.c.old_value,
            change.c.value,
            change.c.valid_from,
            change.c.set_at,
            (_SETTER.c.given_name + " " + _SETTER.c.family_name).label("set_by"),
            change.c.ended_because,
            change.c.ended_at,
            (_ENDER.c.given_name + " " + _ENDER.c.family_name).label("ended_by"),
        )
        .join(_SETTER, _SETTER.c.id == change.c.set_by)
        .outerjoin(_ENDER, _ENDER.c.id == change.c.ended_by)
        .order_by(change.c.set_at.desc(), change.c.id)
    )
    return [ChangeLine(**row._asdict()) for row in connection.execute(query)]
