"""Who has read a case: role, time, and what; never the name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import document, read_log

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ReadingLine:
    """One reading; `kind` is the kind of document when a document was read."""

    id: int
    at: datetime
    read_as: str
    what: str
    kind: str | None


@dataclass(frozen=True, kw_only=True)
class LastReading:
    """When a role last read something of the case."""

    read_as: str
    at: datetime


def case_readings(
    connection: sa.Connection, case_id: UUID, *, but: UUID, before: int | None = None, most: int = PAGE
) -> list[ReadingLine]:
    """The newest readings by others than `but`, from the one before `before` on."""
    query = (
        sa.select(
            read_log.c.id, read_log.c.at, read_log.c.read_as, read_log.c.what, document.c.kind.label("kind")
        )
        .select_from(read_log.outerjoin(document, document.c.id == read_log.c.object_id))
        .where(read_log.c.case_id == case_id, read_log.c.reader_id != but)
        .order_by(read_log.c.id.desc())
        .limit(most)
    )
    if before is not None:
        query = query.where(read_log.c.id < before)
    return [ReadingLine(**row._asdict()) for row in connection.execute(query)]


def last_readings(connection: sa.Connection, case_id: UUID, *, but: UUID) -> list[LastReading]:
    """For each role that has read something: when last; the latest first."""
    last = sa.func.max(read_log.c.at, type_=read_log.c.at.type).label("at")
    query = (
        sa.select(read_log.c.read_as, last)
        .where(read_log.c.case_id == case_id, read_log.c.reader_id != but)
        .group_by(read_log.c.read_as)
        .order_by(last.desc())
    )
    return [LastReading(**row._asdict()) for row in connection.execute(query)]
