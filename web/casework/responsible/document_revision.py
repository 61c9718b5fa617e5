"""Shows and takes in a new version of one of several papers of a kind: the note of one contact, one meeting's minutes."""

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import DocumentForm, answers_to_edit
from forms.steps import FORMS
from forms.steps.proposals import ADD_ROW
from web.casework.filling import filled_in
from web.casework.responsible.document_form import CHANGE
from web.casework.responsible.document_lines import answer_of
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.filed_words import told_of_filing
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, show_form
from web.casework.responsible.letter_preview import missing_consent, preview_of
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import OF_MEASURES, SEVERAL
from workflow.domain.filing import can_be_filed
from workflow.services.file_document import file_document
from workflow.services.records import DocumentRecord

DRAFT = "revision"
"""What a draft of a new version is kept under, beside the id of the version it begins with."""


def show_revision(case_id: UUID, document_id: UUID) -> str | Page:
    """The form as it is on file, or as its draft has it. Showing it is a reading, and noted."""
    followed, former = _former(case_id, document_id)
    if not can_be_filed(followed.file.stage, former.kind, actor().role):
        return show_not_open(followed)
    if (barrier := missing_consent(followed, former.kind)) is not None:
        return barrier
    draft = kept_draft(document_id, DRAFT)
    context = context_of_case(followed, former.kind)
    if draft is not None:
        form = FORMS[former.kind](draft.answers, context=context)
    else:
        with reading() as tx:
            answers = tx.documents.answers(document_id)
        note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)
        form = FORMS[former.kind](
            context=context, data=answers_to_edit(answers, FORMS[former.kind].asked_anew)
        )
    with reading() as tx:
        said = tx.confirmations.statement(document_id)
    beside = Beside(
        draft=draft, former_version=None if draft else former.version, said=answer_of(said, followed)
    )
    return show_form(form, _place(followed, former), beside)


def take_revision(case_id: UUID, document_id: UUID) -> Response | str | Page:
    """File the new version, or show what must be put right first."""
    followed, former = _former(case_id, document_id)
    if "save_draft" in request.form:
        keep_draft_and_say(document_id, DRAFT)
        return redirect(_place(followed, former).action, HTTPStatus.SEE_OTHER)
    form = FORMS[former.kind](request.form, context=context_of_case(followed, former.kind))
    place = _place(followed, former, case_version())
    if ADD_ROW in request.form or CHANGE in request.form:
        return show_form(form, place)
    return preview_of(form, place, followed) or send(
        form, place, followed, partial(_file, form, followed, former)
    )


def keep_revision_draft(case_id: UUID, document_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    _former(case_id, document_id)
    kept = keep_draft(document_id, DRAFT)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_revision_draft(case_id: UUID, document_id: UUID) -> Response:
    """Begin anew."""
    followed, former = _former(case_id, document_id)
    forget_draft(document_id, DRAFT)
    return redirect(_place(followed, former).action, HTTPStatus.SEE_OTHER)


def _former(case_id: UUID, document_id: UUID) -> tuple[FollowedCase, DocumentRecord]:
    followed = followed_case(case_id)
    with reading() as tx:
        former = tx.documents.load(document_id)
    if former is None or former.case_id != case_id or not former.is_current:
        abort(HTTPStatus.NOT_FOUND)
    if former.kind not in SEVERAL - OF_MEASURES:
        abort(HTTPStatus.NOT_FOUND)
    return followed, former


def _file(form: DocumentForm, followed: FollowedCase, former: DocumentRecord) -> str:
    filled = filled_in(form, language(), former.about_id)
    filed = file_document(
        wiring().office,
        followed.id,
        filled,
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(former.id, DRAFT)
    return told_of_filing(filed, followed)


def _place(followed: FollowedCase, former: DocumentRecord, version: int | None = None) -> FormPlace:
    where: dict[str, Any] = {"case_id": followed.id, "document_id": former.id}
    return FormPlace(
        about=followed.employee,
        version=followed.record.version if version is None else version,
        action=url_for(".revision", **where),
        draft_href=url_for(".revision_draft", **where),
        forget_href=url_for(".revision_forget", **where),
        back=url_for(".document_page", **where),
        back_label=_("Back to the document"),
    )


VIEWS = FormViews(show_revision, take_revision, keep_revision_draft, forget_revision_draft)
