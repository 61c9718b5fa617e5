"""Shows and takes in the form of a new accommodation measure."""

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.accommodation_measure import AccommodationMeasureForm
from web.casework.filling import filled_in
from web.casework.measure_words import AREAS, shortened
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.measure_filled import agreement_in
from web.casework.responsible.measure_origin import Origin, asked_origin
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.services.agree_measure import agree_measure
from workflow.services.unit_list import OptionRecord

KIND = DocumentKind.ACCOMMODATION_MEASURE


def show_new(case_id: UUID) -> str | Page:
    """The form: with its draft, or begun with what was agreed or chosen, or empty."""
    followed = followed_case(case_id)
    if not can_be_filed(followed.file.stage, KIND, actor().role):
        return show_not_open(followed)
    origin = asked_origin(followed)
    draft = kept_draft(origin.drafted_under(case_id), KIND)
    context = context_of_case(followed, KIND)
    if draft is not None:
        form = AccommodationMeasureForm(draft.answers, context=context)
    else:
        form = AccommodationMeasureForm(context=context, data=origin.begin_with)
    return show_form(form, _place(followed, origin, followed.record.version), Beside(draft=draft))


def take_new(case_id: UUID) -> Response | Page:
    """Agree on the measure, or show what must be put right first."""
    followed = followed_case(case_id)
    origin = asked_origin(followed)
    place = _place(followed, origin, case_version())
    if "save_draft" in request.form:
        keep_draft_and_say(origin.drafted_under(case_id), KIND)
        return redirect(place.action, HTTPStatus.SEE_OTHER)
    form = AccommodationMeasureForm(request.form, context=context_of_case(followed, KIND))
    return send(form, place, followed, partial(_agree, form, followed, origin))


def keep_new_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    origin = asked_origin(followed_case(case_id))
    kept = keep_draft(origin.drafted_under(case_id), KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_new_draft(case_id: UUID) -> Response:
    """Begin anew."""
    origin = asked_origin(followed_case(case_id))
    forget_draft(origin.drafted_under(case_id), KIND)
    where: dict[str, Any] = {"case_id": case_id, **origin.in_address}
    return redirect(url_for(".measure_new", **where), HTTPStatus.SEE_OTHER)


def _agree(form: AccommodationMeasureForm, followed: FollowedCase, origin: Origin) -> str:
    agree_measure(
        wiring().office,
        followed.id,
        agreement_in(form),
        filled_in(form, language()),
        actor=actor(),
        version=case_version(),
        option_id=origin.option_id,
        source_id=origin.source_id,
        submission=submission(),
    )
    forget_draft(origin.drafted_under(followed.id), KIND)
    return str(_("The measure is agreed. %(name)s is asked to read it and answer.", name=followed.given_name))


def _place(followed: FollowedCase, origin: Origin, version: int) -> FormPlace:
    where: dict[str, Any] = {"case_id": followed.id, **origin.in_address}
    return FormPlace(
        about=followed.employee,
        version=version,
        action=url_for(".measure_new", **where),
        draft_href=url_for(".measure_new_draft", **where),
        forget_href=url_for(".measure_new_forget", **where),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
        template="case/measure_form.html",
        around={"choices": _choices(followed), "origin": origin},
    )


def _choices(followed: FollowedCase) -> list[dict[str, str]]:
    """The entries of the unit's list, each a way to begin."""
    with reading() as tx:
        standing = tx.unit_lists.standing(followed.record.unit_id)
    return [_choice(one, followed) for one in standing]


def _choice(one: OptionRecord, followed: FollowedCase) -> dict[str, str]:
    return {
        "words": shortened(one.words),
        "area": str(_(AREAS[one.area])),
        "href": url_for(".measure_new", case_id=followed.id, option=one.id),
    }


VIEWS = FormViews(show_new, take_new, keep_new_draft, forget_new_draft)
