"""Hands those who follow up a document as a file, printed on the spot; each one taken is noted as a reading."""

from http import HTTPStatus
from uuid import UUID

from flask import Response, abort

from web.casework.paper_download import hand_out_paper
from web.casework.responsible.reached import reading_case
from web.current import actor, sight, wiring
from web.queries.read_document import find_document
from web.queries.reading_log import Reading, note_reading


def download_paper(case_id: UUID, document_id: UUID, language: str) -> Response:
    """As PDF."""
    return _handed_out(case_id, document_id, language)


def download_word_paper(case_id: UUID, document_id: UUID, language: str) -> Response:
    """As Word file."""
    return _handed_out(case_id, document_id, language, as_word=True)


def _handed_out(case_id: UUID, document_id: UUID, language: str, *, as_word: bool = False) -> Response:
    with reading_case(case_id) as (connection, _followed):
        read = find_document(wiring(), connection, document_id, sight())
    if read is None or read.case_id != case_id:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)
    return hand_out_paper(document_id, language, as_word=as_word)
