"""Notes who read what of a case, before it is shown: the one thing on the reading side that writes."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import read_log
from workflow.bootstrap import Wiring
from workflow.domain.people import Actor


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


def note_reading(
    wiring: Wiring, actor: Actor, case_id: UUID, what: Reading, object_id: UUID | None = None
) -> None:
    """Note one reading in its own transaction; a page whose reading cannot be noted is not shown."""
    with wiring.engine.begin() as connection:
        add_readings(connection, actor, [(case_id, object_id)], what, wiring.clock.now())


def note_readings(wiring: Wiring, actor: Actor, case_ids: list[UUID], what: Reading) -> None:
    """Note that several cases were read on one page."""
    if case_ids:
        with wiring.engine.begin() as connection:
            add_readings(
                connection, actor, [(case_id, None) for case_id in case_ids], what, wiring.clock.now()
            )


def add_readings(
    connection: sa.Connection,
    actor: Actor,
    read: list[tuple[UUID, UUID | None]],
    what: Reading,
    at: datetime,
) -> None:
    """Note readings in a transaction that is already open."""
    rows = [
        {"case_id": case_id, "object_id": object_id, "reader_id": actor.person_id, "read_as": actor.role}
        for case_id, object_id in read
    ]
    connection.execute(read_log.insert(), [row | {"what": what, "at": at} for row in rows])
