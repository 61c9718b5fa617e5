"""Answering a document: right, right with a comment, or not right."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import AnswerForm, FormContext
from forms.steps.confirmation import ConfirmationForm
from web.casework.responsible.draft import forget_draft
from web.conflict import conflict_page, kept_answers
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.documents import answer_form, document_page, may_be_answered
from web.employee.own_things import own_document
from web.posted import case_version, submission
from web.queries.read_document import ReadDocument
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.errors import AlreadyDone, Stale
from workflow.domain.people import Role
from workflow.services.answer_document import answer_document

COMMENTED = ConfirmationOutcome.COMMENTED
Page = Response | tuple[str, HTTPStatus]


@blueprint.post("/documents/<uuid:document_id>/answer")
@allow(Act.ANSWER, Thing.DOCUMENT, Role.EMPLOYEE)
def answer(document_id: UUID) -> Page:
    """Take the answer; tell it once."""
    found = own_document(document_id)
    form = answer_form(found)(request.form, context=FormContext(today=today()))
    if not found.line.is_current:
        return _newer_version(found, form)
    if not form.validate():
        return _not_taken(found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _send(document_id, form)
    except AlreadyDone as first:
        if first.case_id is None:  # not the second click of a double click, but another answer
            return _not_taken(own_document(document_id), form, HTTPStatus.CONFLICT)
    except Stale:
        return _not_taken(own_document(document_id), form, HTTPStatus.CONFLICT)
    flash(_("Thank you. Your answer is kept beside the document, and your manager sees it."), "success")
    forget_draft(document_id, ConfirmationForm.name)
    return redirect(url_for("employee.home"), HTTPStatus.SEE_OTHER)


def _not_taken(found: ReadDocument, form: AnswerForm, status: HTTPStatus) -> Page:
    """The form as it was filled in; where an answer stands already, that it does, beside what was written now."""
    if may_be_answered(found):
        return document_page(found, form, overtaken=status is HTTPStatus.CONFLICT), status
    forget_draft(found.line.id, ConfirmationForm.name)
    return document_page(found, not_sent=kept_answers(form)), HTTPStatus.CONFLICT


def _send(document_id: UUID, form: AnswerForm) -> None:
    """Raises `AlreadyDone`, with its case when it is the very same answer again, and `Stale`."""
    # beside a note of a contact there is no question, only one's own words
    outcome = ConfirmationOutcome(form["outcome"].data) if "outcome" in form else COMMENTED
    statement = form["statement"].data or ""
    office, version = wiring().office, case_version()
    answer_document(
        office, document_id, outcome, statement, actor=actor(), version=version, submission=submission()
    )


def _newer_version(found: ReadDocument, form: AnswerForm) -> Page:
    """Nobody confirms a version they have not read: what was written is kept, and the new one is shown."""
    latest = found.newer.id if found.newer else found.line.id
    theirs = _("A newer version of this document was filed while you were reading.")
    return conflict_page(form, url_for("employee.document", document_id=latest), theirs)
