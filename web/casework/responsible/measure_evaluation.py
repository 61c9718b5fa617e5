"""Shows and takes in the evaluation of an accommodation measure."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.context import FormContext
from forms.steps.measure_evaluation import VOICE, MeasureEvaluationForm
from web.casework.filling import filled_in
from web.casework.measure_words import days_of
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, show_form
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
from web.i18n import format_instant, language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.measures import ReadMeasure
from workflow.domain.documents import DocumentKind
from workflow.domain.measures import HowItWent, WhatNext
from workflow.services.evaluate_measure import Evaluation, evaluate_measure

KIND = DocumentKind.MEASURE_EVALUATION


def show_evaluation(case_id: UUID, measure_id: UUID) -> str | Page:
    """The form, with the measure and the employee's words above it. Showing it is a reading, and noted."""
    followed, found = reached_measure(case_id, measure_id)
    if not is_open(followed, found):
        return show_not_open(followed)
    note_measure_read(found)
    draft = kept_draft(measure_id, KIND)
    form = MeasureEvaluationForm(draft.answers if draft else None, context=_context(followed, found))
    return show_form(form, _place(followed, found, followed.record.version), Beside(draft=draft))


def take_evaluation(case_id: UUID, measure_id: UUID) -> Response | Page:
    """File the evaluation, or show what must be put right first; where it is to be changed, go on to that."""
    followed, found = reached_measure(case_id, measure_id)
    place = _place(followed, found, case_version())
    if "save_draft" in request.form:
        keep_draft_and_say(measure_id, KIND)
        return redirect(place.action, HTTPStatus.SEE_OTHER)
    form = MeasureEvaluationForm(request.form, context=_context(followed, found))
    answer = send(form, place, followed, partial(_evaluate, form, followed, measure_id))
    if isinstance(answer, Response) and form.what_next.data == WhatNext.CHANGE:
        where = url_for(".measure_change", case_id=case_id, measure_id=measure_id)
        return redirect(where, HTTPStatus.SEE_OTHER)
    return answer


def keep_evaluation_draft(case_id: UUID, measure_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    reached_measure(case_id, measure_id)
    kept = keep_draft(measure_id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_evaluation_draft(case_id: UUID, measure_id: UUID) -> Response:
    """Begin anew."""
    reached_measure(case_id, measure_id)
    forget_draft(measure_id, KIND)
    where = url_for(".measure_evaluation", case_id=case_id, measure_id=measure_id)
    return redirect(where, HTTPStatus.SEE_OTHER)


def _context(followed: FollowedCase, found: ReadMeasure) -> FormContext:
    return replace(context_of_case(followed, KIND), known={VOICE: found.record.voice})


def _place(followed: FollowedCase, found: ReadMeasure, version: int) -> FormPlace:
    record = found.record
    voice = {
        "who": followed.employee,
        "when": format_instant(record.voice_at) if record.voice_at else "",
        "text": record.voice,
    }
    around: dict[str, object] = {
        "measure": {"what": record.what, "dates": days_of(record)},
        "voice": voice if record.voice else None,
    }
    return measure_place(followed, found, "measure_evaluation", version, around)


def _evaluate(form: MeasureEvaluationForm, followed: FollowedCase, measure_id: UUID) -> str:
    renews = form.what_next.data == WhatNext.RENEW
    evaluation = Evaluation(
        how_it_went=HowItWent(form.how_it_went.data),
        what_next=WhatNext(form.what_next.data),
        new_until=form.new_until.data if renews else None,
        next_on=form.next_on.data if form.next_on.applies(form) else None,
    )
    evaluate_measure(
        wiring().office,
        followed.id,
        measure_id,
        evaluation,
        filled_in(form, language()),
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(measure_id, KIND)
    name = followed.given_name
    if form.what_next.data == WhatNext.CHANGE:
        return str(_("The evaluation is sent to %(name)s. Write now how the measure shall be.", name=name))
    return str(_("The evaluation is sent. %(name)s is asked to read it and answer.", name=name))


VIEWS = FormViews(show_evaluation, take_evaluation, keep_evaluation_draft, forget_evaluation_draft)
