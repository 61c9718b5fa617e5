"""What happened in a case, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import history, person
from workflow.domain.stages import Stage

MANY = 200
_FOR = person.alias("acted_for")


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """A line of the history; `who` is empty when the service itself did it, `for_whom` unless somebody stood in."""

    at: datetime
    actor_id: UUID | None
    who: str
    for_whom: str
    acted_as: str
    event: str
    word: str
    to_stage: Stage | None
    law: str | None
    detail: Mapping[str, Any]


def case_history(connection: sa.Connection, case_id: UUID, most: int = MANY) -> list[HistoryLine]:
    """The newest lines of a case's history."""
    query = (
        sa.select(
            history.c.at,
            history.c.actor_id,
            sa.func.coalesce(person.c.given_name + " " + person.c.family_name, "").label("who"),
            sa.func.coalesce(_FOR.c.given_name + " " + _FOR.c.family_name, "").label("for_whom"),
            history.c.acted_as,
            history.c.event,
            history.c.word,
            history.c.to_stage,
            history.c.law,
            history.c.detail,
        )
        .select_from(
            history.outerjoin(person, person.c.id == history.c.actor_id).outerjoin(
                _FOR, _FOR.c.id == history.c.on_behalf_of
            )
        )
        .where(history.c.case_id == case_id)
        .order_by(history.c.id.desc())
        .limit(most)
    )
    return [_line(row._asdict()) for row in connection.execute(query)]


def _line(values: dict[str, Any]) -> HistoryLine:
    to_stage = values.pop("to_stage")
    return HistoryLine(to_stage=Stage(to_stage) if to_stage else None, **values)
