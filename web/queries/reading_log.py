"""Notes who read what of a case and why, before it is shown: the one thing on the reading side that writes."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from web.reading_ground import Ground, Purpose, ground_of_request, mark_noted
from workflow.adapters.persistence.audit_chain import chain_rows
from workflow.adapters.persistence.audit_content import stored
from workflow.adapters.persistence.tables import case, read_log
from workflow.bootstrap import Wiring
from workflow.domain.people import REPRESENTATIVES, Actor, Role
from workflow.services.ports import Cipher


class Reading(StrEnum):
    """What can be read of a case."""

    CASE = "case"
    DOCUMENT = "document"
    COPY = "copy"
    DATES = "dates"
    READINGS = "readings"
    CONTACTS = "contacts"
    CONSENTS = "consents"
    PREPARATION = "preparation"
    TALK = "talk"
    FOLDER = "folder"
    PAPER = "paper"
    PACKAGE = "package"
    PLAN_ANSWERS = "plan_answers"
    MEETING = "meeting"
    MEETINGS = "meetings"
    PLAN_AND_MEETINGS = "plan_and_meetings"
    MEASURE = "measure"
    REQUEST = "request"
    FORM = "form"
    LIST = "list"
    LIST_FILE = "list_file"
    SEARCH = "search"
    TASKS = "tasks"
    FEED = "feed"


ALWAYS: dict[Role, Purpose] = {
    Role.EMPLOYEE: Purpose.OWN_CASE,
    Role.PAYROLL: Purpose.PAYROLL,
    **dict.fromkeys(REPRESENTATIVES, Purpose.INVITED),
}
"""Why somebody in a role reads at all; of managers the database tells whether they are the responsible one."""


AT_ONCE = 500


class NotNoted(Exception):
    """A reading that could not be noted; nothing is shown then."""


def note_reading(
    wiring: Wiring, actor: Actor, case_id: UUID, what: Reading, object_id: UUID | None = None
) -> None:
    """Note one reading in its own transaction; a page whose reading cannot be noted is not shown."""
    with wiring.engine.begin() as connection:
        add_readings(connection, wiring.keys, actor, [(case_id, object_id)], what, wiring.clock.now())


def note_readings(wiring: Wiring, actor: Actor, case_ids: list[UUID], what: Reading) -> None:
    """Note that several cases were read on one page or in one file."""
    if case_ids:
        at = wiring.clock.now()
        with wiring.engine.begin() as connection:
            for start in range(0, len(case_ids), AT_ONCE):  # a statement has room for so many ids
                read = [(case_id, None) for case_id in case_ids[start : start + AT_ONCE]]
                add_readings(connection, wiring.keys, actor, read, what, at)


def note_list(wiring: Wiring, actor: Actor, case_ids: Iterable[UUID], what: Reading = Reading.LIST) -> None:
    """Note that cases stood on a list, once a day for each: what is noted already costs a question and no writing."""
    shown, day = set(case_ids), wiring.clock.today()
    if not shown:
        return
    mark_noted()
    with wiring.reading.connect() as connection:
        missing = shown - _noted_today(connection, actor, shown, what, day)
    if missing:
        with wiring.engine.begin() as connection:
            # What somebody else's request of the same reader noted meanwhile is left out by the database itself.
            _insert(connection, wiring.keys, actor, missing, None, what, wiring.clock.now(), listed_on=day)


def add_readings(
    connection: sa.Connection,
    keys: Cipher,
    actor: Actor,
    read: Sequence[tuple[UUID, UUID | None]],
    what: Reading,
    at: datetime,
) -> None:
    """Note readings in a transaction that is already open."""
    of_objects: dict[UUID | None, set[UUID]] = {}
    for case_id, object_id in read:
        of_objects.setdefault(object_id, set()).add(case_id)
    for object_id, case_ids in of_objects.items():
        if _insert(connection, keys, actor, case_ids, object_id, what, at) != len(case_ids):
            raise NotNoted


def _noted_today(
    connection: sa.Connection, actor: Actor, case_ids: Collection[UUID], what: Reading, day: date
) -> set[UUID]:
    query = sa.select(read_log.c.case_id).where(
        read_log.c.reader_id == actor.person_id,
        read_log.c.listed_on == day,
        read_log.c.case_id.in_(case_ids),
        read_log.c.read_as == actor.role.value,
        read_log.c.what == what.value,
    )
    return set(connection.scalars(query))


def _insert(
    connection: sa.Connection,
    keys: Cipher,
    actor: Actor,
    case_ids: Collection[UUID],
    object_id: UUID | None,
    what: Reading,
    at: datetime,
    *,
    listed_on: date | None = None,
) -> int:
    mark_noted()
    ground = _ground(actor, listed_on)
    values = {
        "line_at": at,
        "line_reader_id": actor.person_id,
        "line_read_as": actor.role.value,
        "line_what": what.value,
        "line_object_id": object_id,
        "line_purpose": ground.purpose.value,
        "line_reason_id": ground.reason_id,
        "line_listed_on": listed_on,
        "cases": list(case_ids),
    }
    added = connection.execute(_statement(connection.dialect.name), values).mappings().all()
    chain_rows(connection, keys, read_log.name, added)
    return len(added)


def _ground(actor: Actor, listed_on: date | None) -> Ground:
    if actor.role in ALWAYS:
        return Ground(ALWAYS[actor.role])
    if actor.role is Role.HR and listed_on is None:
        return ground_of_request() or Ground(Purpose.OVERVIEW)
    return Ground(Purpose.OVERVIEW)


@cache
def _statement(dialect: str) -> Any:
    """Rows for cases by id. Who reads as manager and is not the case's manager reads on behalf of that manager."""
    names = ("at", "reader_id", "read_as", "what", "object_id", "reason_id", "listed_on")
    line: dict[str, sa.ColumnElement[Any]] = {
        name: sa.bindparam(f"line_{name}", type_=read_log.c[name].type) for name in names
    }
    as_manager = line["read_as"] == Role.MANAGER.value
    for_another = sa.and_(as_manager, case.c.manager_id != line["reader_id"])
    purpose = sa.case(
        (for_another, sa.literal(Purpose.SUBSTITUTE.value)),
        (as_manager, sa.literal(Purpose.RESPONSIBLE.value)),
        else_=sa.bindparam("line_purpose", type_=read_log.c.purpose.type),
    )
    rows = (
        sa.select(case.c.id, *line.values(), purpose, sa.case((for_another, case.c.manager_id)))
        .where(case.c.id.in_(sa.bindparam("cases", expanding=True)))
        .order_by(case.c.id)  # two requests that note the same cases must not wait for each other crosswise
    )
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    columns = ["case_id", *names, "purpose", "on_behalf_of"]
    return (
        insert(read_log)
        .from_select(columns, rows, include_defaults=False)
        .on_conflict_do_nothing()
        .returning(*stored(read_log.name, dialect))
    )
