"""Shows and takes in why the employee has not answered a document: a no, or no answer, with what was tried."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.documented_silence import DocumentedSilenceForm
from web.casework.names import DOCUMENT_NAMES
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.reached import reading_case
from web.casework.responsible.sending import send
from web.casework.route_table import FormViews
from web.current import actor, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.case_documents import DocumentLine, case_documents
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import ConfirmationOutcome
from workflow.services.answer_document import document_silence

FORM = DocumentedSilenceForm.name


def show_silence_form(case_id: UUID, document_id: UUID) -> str | Response:
    """The form; a document that is answered by now leads back to the case."""
    followed, line = _found(case_id, document_id)
    if not line.waits_for_answer:
        return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)
    draft = kept_draft(document_id, FORM)
    form = DocumentedSilenceForm(draft.answers if draft else None, context=_context(followed, line))
    return show_form(form, _place(followed, line), Beside(draft=draft))


def take_silence_form(case_id: UUID, document_id: UUID) -> Response | Page:
    """Document why there is no answer, or show what must be put right first."""
    followed, line = _found(case_id, document_id)
    if "save_draft" in request.form:
        keep_draft_and_say(document_id, FORM)
        return redirect(_href(followed, line, ""), HTTPStatus.SEE_OTHER)
    form = DocumentedSilenceForm(request.form, context=_context(followed, line))
    return send(form, _place(followed, line, case_version()), followed, partial(_document, form, line))


def keep_silence_draft(case_id: UUID, document_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    _found(case_id, document_id)
    kept = keep_draft(document_id, FORM)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_silence_draft(case_id: UUID, document_id: UUID) -> Response:
    """Begin anew."""
    followed, line = _found(case_id, document_id)
    forget_draft(document_id, FORM)
    return redirect(_href(followed, line, ""), HTTPStatus.SEE_OTHER)


def _context(followed: FollowedCase, line: DocumentLine) -> FormContext:
    return replace(context_of_case(followed), answer_by=line.answer_by)


def _document(form: DocumentedSilenceForm, line: DocumentLine) -> str:
    document_silence(
        wiring().office,
        line.id,
        ConfirmationOutcome(str(form.facts()["outcome"])),
        _grounds(form),
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(line.id, FORM)
    return str(_("It is noted why there is no answer. The employee can still give one."))


def _grounds(form: DocumentedSilenceForm) -> str:
    """Everything that was answered besides the outcome, as one text that reads like the form."""
    shown = (answer for section in form.answers(language()).sections for answer in section.answers)
    return "\n\n".join(f"{answer.label}\n{answer.shown}" for answer in shown if answer.name != "outcome")


def _found(case_id: UUID, document_id: UUID) -> tuple[FollowedCase, DocumentLine]:
    with reading_case(case_id) as (connection, followed):
        lines = case_documents(connection, case_id)
    line = next((line for line in lines if line.id == document_id), None)
    if line is None:
        abort(HTTPStatus.NOT_FOUND)
    return followed, line


def _href(followed: FollowedCase, line: DocumentLine, ending: str) -> str:
    return url_for(f".silence_form{ending}", case_id=followed.id, document_id=line.id)


def _place(followed: FollowedCase, line: DocumentLine, version: int | None = None) -> FormPlace:
    return FormPlace(
        about=f"{followed.employee}: {_(DOCUMENT_NAMES[line.kind])}",
        version=followed.record.version if version is None else version,
        action=_href(followed, line, ""),
        draft_href=_href(followed, line, "_draft"),
        forget_href=_href(followed, line, "_forget"),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


VIEWS = FormViews(show_silence_form, take_silence_form, keep_silence_draft, forget_silence_draft)
