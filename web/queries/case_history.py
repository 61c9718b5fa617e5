"""What has happened in a case, line by line, and who has read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import history, person, read_log

LONGEST = 500
"""No case has more lines in a life; what is above that is a fault to look at, not a page to read."""
CHANGES_VERSION = ("document_filed", "step_taken", "document_answered", "absence_recorded", "handed_over")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of the history; `who` is None when the service itself did it."""

    at: datetime
    who: str | None
    acted_as: str
    event: str
    word: str
    from_stage: str | None
    to_stage: str | None
    law: str | None
    detail: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingLine:
    """Somebody who has read something of the case: how often, and when last."""

    who: str
    read_as: str
    what: str
    last_at: datetime
    times: int


def history_of(connection: sa.Connection, case_id: UUID) -> tuple[Line, ...]:
    """The history of a case, the newest first."""
    return _lines(connection, history.c.case_id == case_id, LONGEST)


def latest_changes(connection: sa.Connection, case_id: UUID, count: int) -> tuple[Line, ...]:
    """The last `count` things that gave the case a new version, the newest first."""
    where = sa.and_(history.c.case_id == case_id, history.c.event.in_(CHANGES_VERSION))
    return _lines(connection, where, count)


def readings_of(connection: sa.Connection, case_id: UUID) -> tuple[ReadingLine, ...]:
    """Who has read what of a case, the latest reader first."""
    last_at, times = sa.func.max(read_log.c.at).label("last_at"), sa.func.count().label("times")
    query = (
        sa.select(
            person.c.given_name, person.c.family_name, read_log.c.read_as, read_log.c.what, last_at, times
        )
        .join(person, person.c.id == read_log.c.reader_id)
        .where(read_log.c.case_id == case_id)
        .group_by(person.c.id, person.c.given_name, person.c.family_name, read_log.c.read_as, read_log.c.what)
        .order_by(last_at.desc(), person.c.id, read_log.c.what)
    )
    return tuple(
        ReadingLine(
            who=f"{row.given_name} {row.family_name}",
            read_as=row.read_as,
            what=row.what,
            last_at=row.last_at,
            times=row.times,
        )
        for row in connection.execute(query)
    )


def _lines(connection: sa.Connection, where: sa.ColumnElement[bool], count: int) -> tuple[Line, ...]:
    columns = [history.c[name] for name in Line.__dataclass_fields__ if name != "who"]
    query = (
        sa.select(*columns, person.c.given_name, person.c.family_name)
        .select_from(history)
        .outerjoin(person, person.c.id == history.c.actor_id)
        .where(where)
        .order_by(history.c.id.desc())
        .limit(count)
    )
    return tuple(_line(row) for row in connection.execute(query))


def _line(row: sa.Row[*tuple[Any, ...]]) -> Line:
    values: dict[str, Any] = row._asdict()
    given, family = values.pop("given_name"), values.pop("family_name")
    return Line(**values, who=f"{given} {family}" if given else None)
