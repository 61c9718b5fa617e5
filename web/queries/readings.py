"""Who has read a case: role, time, what and why; the name only where the page may show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.access_reason_rows import opened_words
from workflow.adapters.persistence.tables import access_reason, case, document, person, read_log
from workflow.bootstrap import Wiring

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ReadingLine:
    """One reading; `kind` is the kind of document when a document was read, `reason` the answer HR gave."""

    id: int
    at: datetime
    read_as: str
    what: str
    kind: str | None
    purpose: str | None
    reason: str | None
    words: str
    name: str
    on_behalf_of: str


@dataclass(frozen=True, kw_only=True)
class OwnReading:
    """What somebody has read themselves, of whose case."""

    id: int
    at: datetime
    what: str
    kind: str | None
    purpose: str | None
    employee: str


@dataclass(frozen=True, kw_only=True)
class LastReading:
    """When a role last read something of the case."""

    read_as: str
    at: datetime


_FOR = person.alias("read_for")
_LINES = (
    sa.select(
        read_log.c.id,
        read_log.c.at,
        read_log.c.read_as,
        read_log.c.what,
        document.c.kind.label("kind"),
        read_log.c.purpose,
        access_reason.c.choice.label("reason"),
        access_reason.c.id.label("reason_id"),
        access_reason.c.words_sealed,
        (person.c.given_name + " " + person.c.family_name).label("name"),
        sa.func.coalesce(_FOR.c.given_name + " " + _FOR.c.family_name, "").label("on_behalf_of"),
    )
    .select_from(
        read_log.join(person, person.c.id == read_log.c.reader_id)
        .outerjoin(_FOR, _FOR.c.id == read_log.c.on_behalf_of)
        .outerjoin(document, document.c.id == read_log.c.object_id)
        .outerjoin(access_reason, access_reason.c.id == read_log.c.reason_id)
    )
    .order_by(read_log.c.id.desc())
)


def case_readings(
    wiring: Wiring,
    connection: sa.Connection,
    case_id: UUID,
    *,
    but: UUID,
    before: int | None = None,
    most: int = PAGE,
) -> list[ReadingLine]:
    """The newest readings by others than `but`, from the one before `before` on."""
    query = _LINES.where(read_log.c.case_id == case_id, read_log.c.reader_id != but).limit(most)
    if before is not None:
        query = query.where(read_log.c.id < before)
    return [_line(wiring, row) for row in connection.execute(query)]


def own_readings(
    connection: sa.Connection, person_id: UUID, roles: list[str], before: int | None = None, most: int = PAGE
) -> list[OwnReading]:
    """What somebody has read in some roles, the newest first; the names are those of whose case it was."""
    query = (
        sa.select(
            read_log.c.id,
            read_log.c.at,
            read_log.c.what,
            document.c.kind.label("kind"),
            read_log.c.purpose,
            (person.c.given_name + " " + person.c.family_name).label("employee"),
        )
        .select_from(
            read_log.join(case, case.c.id == read_log.c.case_id)
            .join(person, person.c.id == case.c.employee_id)
            .outerjoin(document, document.c.id == read_log.c.object_id)
        )
        .where(read_log.c.reader_id == person_id, read_log.c.read_as.in_(roles))
        .order_by(read_log.c.id.desc())
        .limit(most)
    )
    if before is not None:
        query = query.where(read_log.c.id < before)
    return [OwnReading(**row._asdict()) for row in connection.execute(query)]


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


def _line(wiring: Wiring, row: Any) -> ReadingLine:
    values: dict[str, Any] = row._asdict()
    reason_id, sealed = values.pop("reason_id"), values.pop("words_sealed")
    return ReadingLine(**values, words=opened_words(wiring.keys, reason_id, sealed))
