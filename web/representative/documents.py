"""Reading a document, when the invitation reaches that far."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template
from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES, OUTCOME_NAMES, READ_AS
from web.casework.wording import inside_sentence
from web.current import actor, today, wiring
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from web.queries.sight import invited
from web.representative import blueprint
from web.representative.scopes import WITH_ALL, WITH_PLAN
from web.roles import allow
from workflow.domain.documents import DocumentKind
from workflow.domain.people import REPRESENTATIVES


@blueprint.get("/documents/<uuid:document_id>")
@allow(*REPRESENTATIVES)
def document(document_id: UUID) -> str:
    """The document as shown when it was filed, and what the employee said of it."""
    found = _find(document_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), found.case_id, Reading.DOCUMENT, document_id)
    return render_template(
        "representative/document.html",
        document=found,
        title=_(DOCUMENT_NAMES[found.line.kind]),
        filed_as=inside_sentence(_(READ_AS[found.line.filed_as])),
        outcome=_(OUTCOME_NAMES[found.said[0]]) if found.said else "",
    )


def _find(document_id: UUID) -> ReadDocument | None:
    """Any document of a case seen whole; of a case seen by its plan, the plan that counts."""
    with wiring().reading.connect() as connection:
        found = find_document(wiring(), connection, document_id, invited(actor(), today(), WITH_ALL))
        if found is not None:
            return found
        found = find_document(wiring(), connection, document_id, invited(actor(), today(), WITH_PLAN))
    is_the_plan = found and found.line.kind is DocumentKind.FOLLOW_UP_PLAN and found.line.is_current
    return found if is_the_plan else None
