"""A document as a file to keep, as far as the invitation reaches."""

from http import HTTPStatus
from uuid import UUID

from flask import abort
from werkzeug.wrappers import Response

from web.casework.paper_download import hand_out_paper
from web.current import actor, wiring
from web.queries.reading_log import Reading, note_reading
from web.representative import blueprint
from web.representative.documents import readable_document
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import REPRESENTATIVES


@blueprint.get("/documents/<uuid:document_id>/paper/<any(nb,nn,en):language>")
@allow(Act.READ, Thing.PLAN, *REPRESENTATIVES)
def printed(document_id: UUID, language: str) -> Response:
    """As PDF."""
    return _handed_out(document_id, language)


@blueprint.get("/documents/<uuid:document_id>/paper/<any(nb,nn,en):language>/word")
@allow(Act.READ, Thing.PLAN, *REPRESENTATIVES)
def printed_word(document_id: UUID, language: str) -> Response:
    """As Word file."""
    return _handed_out(document_id, language, as_word=True)


def _handed_out(document_id: UUID, language: str, *, as_word: bool = False) -> Response:
    found = readable_document(document_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), found.read.case_id, Reading.DOCUMENT, document_id)
    return hand_out_paper(document_id, language, as_word=as_word)
