"""Hands out a copy from the personnel folder, as a file to keep; each one taken is noted as a reading."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from flask import Response, abort, send_file

from web.casework.responsible.reached import reading_case
from web.current import actor, sight, wiring
from web.queries.copy_content import find_copy
from web.queries.reading_log import Reading, note_reading


def download_copy(case_id: UUID, copy_id: UUID) -> Response:
    """The PDF, named as in the folder in the way RFC 6266 writes names."""
    return _handed_out(case_id, copy_id)


def download_word(case_id: UUID, copy_id: UUID) -> Response:
    """The same paper as Word file."""
    return _handed_out(case_id, copy_id, as_word=True)


def _handed_out(case_id: UUID, copy_id: UUID, *, as_word: bool = False) -> Response:
    with reading_case(case_id) as (connection, _followed):
        found = find_copy(wiring(), connection, copy_id, sight(), as_word=as_word)
    if found is None or found.case_id != case_id:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.COPY, copy_id)
    return send_file(
        BytesIO(found.content),
        mimetype=found.media_type,
        as_attachment=True,
        download_name=found.name,
        max_age=0,
    )
