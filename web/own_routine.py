"""Reading the routine and saying so: the same for employees on their page and managers on theirs."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import Response, abort, flash
from flask_babel import gettext as _

from web.current import actor, today, wiring
from web.posted import posted_id
from web.queries.routines import OwnRoutine, last_read, own_routines, unanswered_talks
from web.routine_file import hand_out
from web.routine_text import changes_between, file_change, parts_of
from workflow.adapters.persistence.routine_rows import RoutineRows
from workflow.domain.errors import NotFound
from workflow.services.read_routine import acknowledge_routine, say_was_there

ASKED_FOR = timedelta(days=92)
"""How long somebody is asked whether they were there: until the routine has been gone through anew."""


def reading_page() -> dict[str, Any]:
    """What the page of a reader shows: the routines that count for them, what is new, what they are asked."""
    with wiring().reading.connect() as connection:
        own = own_routines(connection, actor().person_id, today())
        talks = unanswered_talks(connection, actor().person_id, today() - ASKED_FOR)
        return {"routines": [_shown(connection, one) for one in own], "talks": talks}


def hand_out_file(routine_id: UUID) -> Response:
    """The file of a version that counts for the reader today; any other is not found."""
    with wiring().reading.connect() as connection:
        own = own_routines(connection, actor().person_id, today())
        return hand_out(connection, next((one.routine for one in own if one.routine.id == routine_id), None))


def note_read() -> None:
    """The reader says that they have read a version and understood it."""
    routine_id = posted_id("routine")
    if routine_id is None:
        abort(HTTPStatus.NOT_FOUND)
    try:
        acknowledge_routine(wiring().office, routine_id, actor=actor())
    except NotFound:
        flash(_("A newer version counts now. Please read this one."), "warning")
        return
    flash(_("Thank you. It is noted that you have read the routine."), "success")


def note_presence() -> None:
    """The reader says that they were there when it was gone through."""
    talk_id = posted_id("talk")
    if talk_id is None:
        abort(HTTPStatus.NOT_FOUND)
    try:
        say_was_there(wiring().office, talk_id, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    flash(_("Thank you. It is noted that you were there and know the routine."), "success")


def _shown(connection: sa.Connection, own: OwnRoutine) -> dict[str, Any]:
    """A routine with its text, and what changed since the version the reader knows."""
    rows = RoutineRows(connection, wiring().keys)
    content = rows.content(own.routine.id)
    earlier = [one for one in rows.versions(own.routine.unit_id) if one.version < own.routine.version]
    known = last_read(connection, [one.id for one in earlier], actor().person_id)
    former = next((one for one in earlier if one.id == known), None)
    changes = changes_between(rows.content(former.id), content) if former else []
    return {
        "id": own.routine.id,
        "units": own.units,
        "language": own.routine.language,
        "version": own.routine.version,
        "since": own.routine.published_on,
        "read_at": own.read_at,
        "parts": parts_of(content),
        "changes": changes,
        "file_name": own.routine.file_name,
        "file_change": file_change(former, own.routine) if former else "",
    }
