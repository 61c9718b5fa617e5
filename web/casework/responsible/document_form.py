"""Shows and takes in the form of any document of a case."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import DocumentForm, answers_to_edit
from forms.steps import FORMS
from forms.steps.proposals import ADD_ROW
from web.casework.filling import filled_in
from web.casework.responsible.clarification_ground import with_ground
from web.casework.responsible.document_lines import answer_of
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.filed_words import told_of_filing
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.letter_preview import missing_consent, preview_of, what_the_plan_says
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import OF_MEASURES, SEVERAL, Answers, ConfirmationOutcome, DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.services.file_document import file_document


@dataclass(frozen=True, slots=True)
class Former:
    """The version a new one begins with, and how the employee answered it."""

    version: int
    answers: Answers
    said: tuple[ConfirmationOutcome, str, datetime] | None


CHANGE = "change_it"
"""The button of a preview that leads back to the form."""


def show_document_form(case_id: UUID, slug: str) -> str | Page:
    """The form: with the draft if there is one, else as it was last filed, else empty."""
    kind, followed = _kind(slug), followed_case(case_id)
    if not can_be_filed(followed.file.stage, kind, actor().role):
        return show_not_open(followed)
    if (barrier := missing_consent(followed, kind)) is not None:
        return barrier
    draft = kept_draft(case_id, kind)
    former = _former(followed, kind, drafted=draft is not None)
    context = context_of_case(followed, kind)
    if draft is not None:
        form = FORMS[kind](draft.answers, context=context)
    else:
        begun = _begun_with(kind, former) or what_the_plan_says(followed, kind)
        form = FORMS[kind](context=context, data=begun)
    beside = Beside(
        draft=draft,
        former_version=former.version if former else None,
        said=answer_of(former.said, followed) if former else None,
    )
    return show_form(form, _place(followed, kind), beside)


def take_document_form(case_id: UUID, slug: str) -> Response | str | Page:
    """File what was sent, or show what must be put right first."""
    kind, followed = _kind(slug), followed_case(case_id)
    if "save_draft" in request.form:
        keep_draft_and_say(case_id, kind)
        return redirect(_href(case_id, kind), HTTPStatus.SEE_OTHER)
    form = FORMS[kind](request.form, context=context_of_case(followed, kind))
    place = _place(followed, kind, case_version())
    if ADD_ROW in request.form or CHANGE in request.form:
        return show_form(form, place)
    return preview_of(form, place, followed) or send(form, place, followed, partial(_file, form, followed))


def keep_document_draft(case_id: UUID, slug: str) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kind = _kind(slug)
    kept = keep_draft(followed_case(case_id).id, kind)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_document_draft(case_id: UUID, slug: str) -> Response:
    """Begin anew."""
    kind = _kind(slug)
    forget_draft(followed_case(case_id).id, kind)
    return redirect(_href(case_id, kind), HTTPStatus.SEE_OTHER)


def _file(form: DocumentForm, followed: FollowedCase) -> str:
    about_id = wiring().office.new_id() if form.kind in SEVERAL else None
    filled = filled_in(form, language(), about_id)
    filed = file_document(
        wiring().office,
        followed.id,
        filled,
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    return told_of_filing(filed, followed)


def _kind(slug: str) -> DocumentKind:
    word = slug.replace("-", "_")
    if word not in set(DocumentKind) or "_" in slug:
        abort(HTTPStatus.NOT_FOUND)
    kind = DocumentKind(word)
    if kind in OF_MEASURES:
        abort(HTTPStatus.NOT_FOUND)
    return kind


def _former(followed: FollowedCase, kind: DocumentKind, *, drafted: bool) -> Former | None:
    """The version on file with its number: a new one begins where it left off. Showing it is a reading, and noted.

    With a draft only the employee's answer is shown of it.

    Where a case may have several, this page writes the next one; a version of a former one is `document_revision`'s.
    """
    if kind in SEVERAL or followed.file.on_file(kind) is None:
        return None
    with reading() as tx:
        current = tx.documents.current(followed.record, kind)
        if current is None:
            return None
        former = Former(
            current.version, tx.documents.answers(current.id), tx.confirmations.statement(current.id)
        )
    if not drafted or former.said:
        note_reading(wiring(), actor(), followed.id, Reading.DOCUMENT, current.id)
    return former


def _begun_with(kind: DocumentKind, former: Former | None) -> dict[str, str] | None:
    return answers_to_edit(former.answers, FORMS[kind].asked_anew) if former else None


def _place(followed: FollowedCase, kind: DocumentKind, version: int | None = None) -> FormPlace:
    slug = kind.replace("_", "-")
    place = FormPlace(
        about=followed.employee,
        version=followed.record.version if version is None else version,
        action=_href(followed.id, kind),
        draft_href=url_for(".document_form_draft", case_id=followed.id, slug=slug),
        forget_href=url_for(".document_form_forget", case_id=followed.id, slug=slug),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )
    return with_ground(place, followed) if kind is DocumentKind.CLARIFICATION_OUTCOME else place


def _href(case_id: UUID, kind: DocumentKind) -> str:
    return url_for(".document_form", case_id=case_id, slug=kind.replace("_", "-"))


VIEWS = FormViews(show_document_form, take_document_form, keep_document_draft, forget_document_draft)
