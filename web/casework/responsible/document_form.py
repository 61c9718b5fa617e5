"""Shows and takes in the form of any document of a case."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import DocumentForm, answers_to_edit
from forms.steps import FORMS
from web.casework.names import DOCUMENT_NAMES, STAGE_NAMES
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.current import actor, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import CONFIRMED_BY_EMPLOYEE, SEVERAL, Answers, DocumentKind
from workflow.services.file_document import Filed, Filled, can_be_filed, file_document


def show_document_form(case_id: UUID, slug: str) -> str | Page:
    """The form: with the draft if there is one, else as it was last filed, else empty."""
    kind, followed = _kind(slug), followed_case(case_id)
    if not can_be_filed(followed.file.stage, kind, actor().role):
        return show_not_open(followed)
    draft = kept_draft(case_id, kind)
    former = None if draft else _former(followed, kind)
    context = context_of_case(followed, kind)
    if draft is not None:
        form = FORMS[kind](draft.answers, context=context)
    else:
        form = FORMS[kind](context=context, data=_begun_with(kind, former))
    beside = Beside(draft=draft, former_version=former[0] if former else None)
    return show_form(form, _place(followed, kind), beside)


def take_document_form(case_id: UUID, slug: str) -> Response | Page:
    """File what was sent, or show what must be put right first."""
    kind, followed = _kind(slug), followed_case(case_id)
    if "save_draft" in request.form:
        keep_draft_and_say(case_id, kind)
        return redirect(_href(case_id, kind), HTTPStatus.SEE_OTHER)
    form = FORMS[kind](request.form, context=context_of_case(followed, kind))
    return send(form, _place(followed, kind, case_version()), followed, partial(_file, form, followed))


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
    filled = Filled(form.kind, form.answers(language()), form.facts(), about_id)
    filed = file_document(
        wiring().office,
        followed.id,
        filled,
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    return _told(filed, followed)


def _told(filed: Filed, followed: FollowedCase) -> str:
    """What has happened now, in one sentence or two."""
    if filed.step is not None and filed.step.to_stage is not filed.step.from_stage:
        return str(_("Done. The case now stands at: %(stage)s.", stage=_(STAGE_NAMES[filed.step.to_stage])))
    name = _(DOCUMENT_NAMES[filed.document.kind])
    if filed.document.kind in CONFIRMED_BY_EMPLOYEE:
        return str(
            _(
                "%(document)s is sent. %(name)s is asked to read it and answer.",
                document=name,
                name=followed.given_name,
            )
        )
    return str(_("%(document)s is filed.", document=name))


def _kind(slug: str) -> DocumentKind:
    word = slug.replace("-", "_")
    if word not in set(DocumentKind) or "_" in slug:
        abort(HTTPStatus.NOT_FOUND)
    return DocumentKind(word)


def _former(followed: FollowedCase, kind: DocumentKind) -> tuple[int, Answers] | None:
    """The version on file with its number: a new one begins where it left off. Showing it is a reading, and noted.

    Where a case may have several, this page writes the next one; a version of a former one is `document_revision`'s.
    """
    if kind in SEVERAL or followed.file.on_file(kind) is None:
        return None
    with wiring().office.store.transaction() as tx:
        current = tx.documents.current(followed.record, kind)
        answers = tx.documents.answers(current.id) if current else None
    if current is None or answers is None:
        return None
    note_reading(wiring(), actor(), followed.id, Reading.DOCUMENT, current.id)
    return current.version, answers


def _begun_with(kind: DocumentKind, former: tuple[int, Answers] | None) -> dict[str, str] | None:
    return answers_to_edit(former[1], FORMS[kind].asked_anew) if former else None


def _place(followed: FollowedCase, kind: DocumentKind, version: int | None = None) -> FormPlace:
    slug = kind.replace("_", "-")
    return FormPlace(
        about=followed.employee,
        version=followed.record.version if version is None else version,
        action=_href(followed.id, kind),
        draft_href=url_for(".document_form_draft", case_id=followed.id, slug=slug),
        forget_href=url_for(".document_form_forget", case_id=followed.id, slug=slug),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


def _href(case_id: UUID, kind: DocumentKind) -> str:
    return url_for(".document_form", case_id=case_id, slug=kind.replace("_", "-"))
