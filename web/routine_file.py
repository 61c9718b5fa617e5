"""Hands out the file of a version of the routine; who may have it is decided where it is asked for."""

from http import HTTPStatus
from io import BytesIO

import sqlalchemy as sa
from flask import Response, abort, send_file

from web.current import wiring
from workflow.adapters.persistence.routine_rows import RoutineRows
from workflow.services.ports import PDF
from workflow.services.routines import Routine


def hand_out(connection: sa.Connection, routine: Routine | None) -> Response:
    """The file to keep, never shown as a page; not found where there is no such version, or no file with it."""
    content = RoutineRows(connection, wiring().keys).file(routine.id) if routine else None
    if routine is None or content is None:
        abort(HTTPStatus.NOT_FOUND)
    return send_file(
        BytesIO(content), mimetype=PDF, as_attachment=True, download_name=routine.file_name, max_age=0
    )
