"""Shows and takes in a change of an accommodation measure: a new version of what is agreed."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import answers_to_edit
from forms.context import FormContext
from forms.steps.accommodation_measure import AccommodationMeasureForm
from web.casework.filling import filled_in
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, Page, show_form
from web.casework.responsible.measure_filled import agreement_in
from web.casework.responsible.measure_reached import (
    is_open,
    measure_place,
    note_measure_read,
    reached_measure,
)
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.measures import ReadMeasure
from workflow.domain.documents import DocumentKind
from workflow.services.agree_measure import change_measure

KIND = DocumentKind.ACCOMMODATION_MEASURE


def show_change(case_id: UUID, measure_id: UUID) -> str | Page:
    """The form as it is on file, or as its draft has it. Showing it is a reading, and noted."""
    followed, found = reached_measure(case_id, measure_id)
    if not is_open(followed, found):
        return show_not_open(followed)
    draft, context = kept_draft(measure_id, KIND), _context(followed, found)
    if draft is not None:
        form = AccommodationMeasureForm(draft.answers, context=context)
    else:
        note_measure_read(found)
        form = AccommodationMeasureForm(context=context, data=_on_file(found))
    beside = Beside(draft=draft, former_version=None if draft else found.paper.line.version)
    place = measure_place(followed, found, "measure_change", followed.record.version, {})
    return show_form(form, place, beside)


def take_change(case_id: UUID, measure_id: UUID) -> Response | Page:
    """Store what is agreed now, or show what must be put right first."""
    followed, found = reached_measure(case_id, measure_id)
    place = measure_place(followed, found, "measure_change", case_version(), {})
    if "save_draft" in request.form:
        keep_draft_and_say(measure_id, KIND)
        return redirect(place.action, HTTPStatus.SEE_OTHER)
    form = AccommodationMeasureForm(request.form, context=_context(followed, found))
    return send(form, place, followed, partial(_change, form, followed, measure_id))


def keep_change_draft(case_id: UUID, measure_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    reached_measure(case_id, measure_id)
    kept = keep_draft(measure_id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_change_draft(case_id: UUID, measure_id: UUID) -> Response:
    """Begin anew."""
    reached_measure(case_id, measure_id)
    forget_draft(measure_id, KIND)
    return redirect(url_for(".measure_change", case_id=case_id, measure_id=measure_id), HTTPStatus.SEE_OTHER)


def _context(followed: FollowedCase, found: ReadMeasure) -> FormContext:
    return replace(context_of_case(followed, KIND), measure_until=found.record.until_on)


def _on_file(found: ReadMeasure) -> dict[str, str]:
    """What is on file; a day of evaluation that is over has to be agreed anew."""
    answers = answers_to_edit(found.paper.answers)
    return answers if found.record.evaluate_on else answers | {"evaluate_on": ""}


def _change(form: AccommodationMeasureForm, followed: FollowedCase, measure_id: UUID) -> str:
    change_measure(
        wiring().office,
        followed.id,
        measure_id,
        agreement_in(form),
        filled_in(form, language()),
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(measure_id, KIND)
    return str(
        _("The measure is changed. %(name)s is asked to read it and answer.", name=followed.given_name)
    )


VIEWS = FormViews(show_change, take_change, keep_change_draft, forget_change_draft)
