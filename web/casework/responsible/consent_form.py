"""Shows the consents of a case, and takes in one the employee signed on paper."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.consent import PaperConsentForm
from web.casework.contact_words import consent_lines
from web.casework.given_consent import given_from
from web.casework.meetings import day_and_time
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.reached import followed_case, reading_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, today, wiring
from web.posted import case_version, submission
from web.queries.consents import case_consents
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import DocumentKind
from workflow.domain.stages import Stage
from workflow.services.consents import invited_without_consent
from workflow.services.keep_consent import note_paper_consent

KIND = DocumentKind.CONSENT


def show_consents(case_id: UUID) -> str:
    """Every consent of the case: what holds, what was taken back, and how a new one is asked for."""
    with reading_case(case_id) as (connection, followed):
        lines = consent_lines(case_consents(connection, case_id, today()))
    note_reading(wiring(), actor(), case_id, Reading.CONSENTS)
    is_open = followed.file.stage is not Stage.CLOSED
    return render_template(
        "case/consents.html",
        followed=followed,
        lines=lines,
        is_open=is_open,
        without_consent=_without_consent(case_id),
    )


def _without_consent(case_id: UUID) -> list[dict[str, str]]:
    """The meetings the doctor is invited to and should not come to."""
    with reading() as tx:
        found = invited_without_consent(tx, case_id, today())
    return [
        {"when": day_and_time(one), "href": url_for(".meeting", case_id=case_id, meeting_id=one.id)}
        for one in found
    ]


def show_paper_consent(case_id: UUID) -> str | Page:
    """The form, with the draft if there is one."""
    followed = followed_case(case_id)
    if followed.file.stage is Stage.CLOSED:
        return show_not_open(followed)
    draft = kept_draft(case_id, KIND)
    form = PaperConsentForm(draft.answers if draft else None, context=context_of_case(followed))
    return show_form(form, _place(followed), Beside(draft=draft))


def take_paper_consent(case_id: UUID) -> Response | Page:
    """Note the paper, or show what must be put right first."""
    followed = followed_case(case_id)
    if "save_draft" in request.form:
        keep_draft_and_say(case_id, KIND)
        return redirect(_place(followed).action, HTTPStatus.SEE_OTHER)
    form = PaperConsentForm(request.form, context=context_of_case(followed))
    return send(form, _place(followed, case_version()), followed, partial(_note, form, case_id))


def keep_paper_consent_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kept = keep_draft(followed_case(case_id).id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_paper_consent_draft(case_id: UUID) -> Response:
    """Begin anew."""
    followed = followed_case(case_id)
    forget_draft(case_id, KIND)
    return redirect(_place(followed).action, HTTPStatus.SEE_OTHER)


def _note(form: PaperConsentForm, case_id: UUID) -> str:
    note_paper_consent(
        wiring().office,
        case_id,
        given_from(form),
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    return str(_("The consent is noted. The employee sees it, and can take it back."))


def _place(followed: FollowedCase, version: int | None = None) -> FormPlace:
    return FormPlace(
        about=followed.employee,
        version=followed.record.version if version is None else version,
        action=url_for(".paper_consent", case_id=followed.id),
        draft_href=url_for(".paper_consent_draft", case_id=followed.id),
        forget_href=url_for(".paper_consent_forget", case_id=followed.id),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


VIEWS = FormViews(
    show_paper_consent, take_paper_consent, keep_paper_consent_draft, forget_paper_consent_draft
)
