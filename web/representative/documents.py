"""Reading a document, when the invitation reaches that far."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.changes import changes_since, version_before
from web.casework.names import DOCUMENT_NAMES, OUTCOME_NAMES, READ_AS
from web.casework.paper_download import only_language, paper_items
from web.casework.wording import inside_sentence
from web.current import actor, sight, today, wiring
from web.i18n import language
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from web.queries.sight import case_in_reach
from web.representative import blueprint
from web.roles import allow
from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import REPRESENTATIVES

EVERY_DOCUMENT = Right(Act.READ, Thing.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Readable:
    """A document somebody may read, and whether they may read its earlier versions too."""

    read: ReadDocument
    with_earlier: bool


@blueprint.get("/documents/<uuid:document_id>")
@allow(Act.READ, Thing.PLAN, *REPRESENTATIVES)
def document(document_id: UUID) -> str:
    """The document as shown when it was filed, and what the employee said of it."""
    found = readable_document(document_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    read, before = found.read, version_before(found.read) if found.with_earlier else None
    note_reading(wiring(), actor(), read.case_id, Reading.DOCUMENT, document_id)
    return render_template(
        "representative/document.html",
        document=read,
        changes=changes_since(read.case_id, document_id, before),
        papers=paper_items(read.languages, url_for("representative.document", document_id=document_id)),
        only_language=only_language(read.languages),
        title=_(DOCUMENT_NAMES[read.line.kind]),
        filed_as=inside_sentence(_(READ_AS[read.line.filed_as])),
        outcome=_(OUTCOME_NAMES[read.said[0]]) if read.said else "",
    )


def readable_document(document_id: UUID) -> Readable | None:
    """Any document of a case seen whole; of a case seen by its plan, the plan that counts and no earlier one."""
    spoken = language()
    with wiring().reading.connect() as connection:
        found = find_document(
            wiring(), connection, document_id, case_in_reach(actor(), EVERY_DOCUMENT, today()), spoken
        )
        if found is not None:
            return Readable(found, with_earlier=True)
        found = find_document(wiring(), connection, document_id, sight(), spoken)
    is_the_plan = found and found.line.kind is DocumentKind.FOLLOW_UP_PLAN and found.line.is_current
    return Readable(found, with_earlier=False) if found and is_the_plan else None
