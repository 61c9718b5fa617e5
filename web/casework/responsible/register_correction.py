"""Shows a period that stands as it was typed, and takes in what takes its place."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.absence_period import AbsenceCorrectionForm
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_page import (
    Beside,
    FormPlace,
    Page,
    put_beside_field,
    show_form,
    show_refused,
)
from web.casework.responsible.register_change import Answer, Asked, answer, preview_place, wants_to_change
from web.casework.responsible.register_form import as_typed, context_of, stated_in
from web.casework.responsible.register_page import FORM, Opened, open_register, register_address
from web.casework.route_table import FormViews
from web.current import today
from workflow.domain.errors import Invalid
from workflow.services.register_edits import CorrectPeriod


def show_correction(employment_id: UUID, period_id: UUID) -> str:
    """The period in the form, or the draft of its correction."""
    opened = open_register(employment_id, period_id)
    known = as_typed(opened.line(period_id))
    draft = kept_draft(period_id, FORM)
    form = AbsenceCorrectionForm(
        draft.answers if draft else None, context=context_of(opened.register, today(), known)
    )
    return show_form(form, _place(opened, period_id), Beside(draft=draft))


def take_correction(employment_id: UUID, period_id: UUID) -> str | Answer:
    """A corrected period: refused, shown with what it changes, or stored."""
    opened = open_register(employment_id, period_id)
    if "save_draft" in request.form:
        keep_draft_and_say(period_id, FORM)
        return redirect(_address(".correct_period", opened, period_id), HTTPStatus.SEE_OTHER)
    form = AbsenceCorrectionForm(request.form, context=context_of(opened.register, today()))
    place = _place(opened, period_id)
    if wants_to_change():
        return show_form(form, place)
    if not form.validate():
        return show_refused(form, place)
    asked = Asked(
        change=CorrectPeriod(period_id, stated_in(form)),
        place=preview_place(opened, place.action, _("Save the correction")),
        done=_("The period is corrected, and the dates are counted anew."),
        done_alone=_("The period is corrected."),
        draft_of=period_id,
    )

    def refuse(refusal: Invalid) -> Page:
        put_beside_field(form, refusal, _(refusal.sentence))
        return show_refused(form, place)

    return answer(opened, asked, refuse)


def keep_correction_draft(employment_id: UUID, period_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    open_register(employment_id, period_id).line(period_id)
    kept = keep_draft(period_id, FORM)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_correction_draft(employment_id: UUID, period_id: UUID) -> Response:
    """Begin anew from what stands."""
    opened = open_register(employment_id, period_id)
    opened.line(period_id)
    forget_draft(period_id, FORM)
    return redirect(_address(".correct_period", opened, period_id), HTTPStatus.SEE_OTHER)


def _place(opened: Opened, period_id: UUID) -> FormPlace:
    return FormPlace(
        about=opened.register.name,
        version=opened.register.case_version,
        action=_address(".correct_period_now", opened, period_id),
        draft_href=_address(".correct_period_draft", opened, period_id),
        forget_href=_address(".correct_period_forget", opened, period_id),
        back=register_address(opened.register.employment_id),
        back_label=_("Back to the absence"),
    )


def _address(endpoint: str, opened: Opened, period_id: UUID) -> str:
    return url_for(endpoint, employment_id=opened.register.employment_id, period_id=period_id)


VIEWS = FormViews(show_correction, take_correction, keep_correction_draft, forget_correction_draft)
