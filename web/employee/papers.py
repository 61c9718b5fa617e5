"""A document of one's own case as a file to keep, in the language one wants it in."""

from uuid import UUID

from werkzeug.wrappers import Response

from web.casework.paper_download import hand_out_paper
from web.current import actor, wiring
from web.employee import blueprint
from web.employee.own_things import own_document
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/documents/<uuid:document_id>/paper/<any(nb,nn,en):language>")
@allow(Act.READ, Thing.DOCUMENT, Role.EMPLOYEE)
def printed(document_id: UUID, language: str) -> Response:
    """As PDF."""
    return _handed_out(document_id, language)


@blueprint.get("/documents/<uuid:document_id>/paper/<any(nb,nn,en):language>/word")
@allow(Act.READ, Thing.DOCUMENT, Role.EMPLOYEE)
def printed_word(document_id: UUID, language: str) -> Response:
    """As Word file."""
    return _handed_out(document_id, language, as_word=True)


def _handed_out(document_id: UUID, language: str, *, as_word: bool = False) -> Response:
    found = own_document(document_id)
    note_reading(wiring(), actor(), found.case_id, Reading.DOCUMENT, document_id)
    return hand_out_paper(document_id, language, as_word=as_word)
