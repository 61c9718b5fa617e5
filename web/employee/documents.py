"""Reading: every document of one's own case, and the copies in the personnel folder."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID, uuid4

from flask import abort, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import AnswerForm, FormContext
from forms.steps.confirmation import ConfirmationForm
from forms.steps.own_statement import OwnStatementForm
from web.casework.changes import changes_since, version_answered
from web.casework.letters import ShownLetter, shown_letter
from web.casework.names import ANSWER_KINDS, DOCUMENT_NAMES, OUTCOME_NAMES
from web.casework.paper_download import only_language, paper_items
from web.casework.responsible.draft import kept_draft
from web.casework.wording import inside_sentence
from web.current import actor, sight, today, wiring
from web.employee import blueprint
from web.employee.own_things import own_document
from web.employee.words import READERS
from web.queries.copy_content import find_copy
from web.queries.read_document import ReadDocument
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import (
    BY_EMPLOYEE,
    CONFIRMED_BY_EMPLOYEE,
    OPEN_TO_COMMENT,
    ConfirmationOutcome,
)
from workflow.domain.people import Role


@blueprint.get("/documents/<uuid:document_id>")
@allow(Act.READ, Thing.DOCUMENT, Role.EMPLOYEE)
def document(document_id: UUID) -> str:
    """One document, with the answer form when it waits for an answer."""
    found = own_document(document_id)
    if not may_be_answered(found):
        return document_page(found)
    draft = kept_draft(document_id, ConfirmationForm.name)
    form = answer_form(found)(draft.answers if draft else None, context=FormContext(today=today()))
    return document_page(found, form, draft=draft)


@blueprint.get("/copies/<uuid:copy_id>")
@allow(Act.READ, Thing.DOCUMENT, Role.EMPLOYEE)
def copy(copy_id: UUID) -> Response:
    """A copy as it lies in the personnel folder, to keep."""
    return _handed_out(copy_id)


@blueprint.get("/copies/<uuid:copy_id>/word")
@allow(Act.READ, Thing.DOCUMENT, Role.EMPLOYEE)
def copy_word(copy_id: UUID) -> Response:
    """The same copy as Word file."""
    return _handed_out(copy_id, as_word=True)


def _handed_out(copy_id: UUID, *, as_word: bool = False) -> Response:
    with wiring().reading.connect() as connection:
        found = find_copy(wiring(), connection, copy_id, sight(), as_word=as_word)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), found.case_id, Reading.COPY, copy_id)
    return send_file(
        BytesIO(found.content), found.media_type, as_attachment=True, download_name=found.name, max_age=0
    )


def may_be_answered(found: ReadDocument) -> bool:
    """Whether there is still an answer to give; a silence can be broken, and what was read on a paper answered here."""
    line = found.line
    is_open = line.kind in CONFIRMED_BY_EMPLOYEE | OPEN_TO_COMMENT
    is_answered = line.answer in BY_EMPLOYEE and line.on_paper_by is None
    return line.is_current and is_open and not is_answered


def answer_form(found: ReadDocument) -> type[ConfirmationForm | OwnStatementForm]:
    """What one is asked; beside a note of a contact one may put one's own words, and is asked nothing."""
    return OwnStatementForm if found.line.kind in OPEN_TO_COMMENT else ConfirmationForm


def document_page(
    found: ReadDocument,
    form: AnswerForm | None = None,
    *,
    draft: object = None,
    overtaken: bool = False,
    not_sent: list[tuple[str, str]] | None = None,
) -> str:
    """The page of a document; that it was read is noted. `not_sent` is what a second answer would have said."""
    note_reading(wiring(), actor(), found.case_id, Reading.DOCUMENT, found.line.id)
    return render_template(
        "employee/document.html",
        document=found,
        title=_(DOCUMENT_NAMES[found.line.kind]),
        filed_as=inside_sentence(_(READERS[found.line.filed_as])),
        said=_said(found),
        letter=_letter(found),
        changes=changes_since(found.case_id, found.line.id, version_answered(found)),
        papers=paper_items(found.languages, url_for("employee.document", document_id=found.line.id)),
        only_language=only_language(found.languages),
        form=form,
        draft=draft,
        overtaken=overtaken,
        not_sent=not_sent,
        submission=uuid4(),
    )


def _letter(found: ReadDocument) -> ShownLetter | None:
    """A letter to the doctor as it will leave the house; nothing for other documents."""
    with wiring().reading.connect() as connection:
        return shown_letter(connection, found, today())


def _said(found: ReadDocument) -> dict[str, object] | None:
    if found.said is None:
        return None
    outcome, words, at = found.said
    return {
        "who": _who(found, outcome),
        "at": at,
        "words": words,
        "status": {"word": _(OUTCOME_NAMES[outcome]), "kind": ANSWER_KINDS[outcome]},
    }


def _who(found: ReadDocument, outcome: ConfirmationOutcome) -> str:
    if found.line.on_paper_by:
        return str(_("Signed on paper, entered by %(name)s", name=found.line.on_paper_by))
    return str(_("You") if outcome in BY_EMPLOYEE else _("Noted for you by your employer"))
