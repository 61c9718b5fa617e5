"""Shows one copy of the plan that was made ready, and takes in how it was delivered or why not."""

from functools import partial
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.context import FormContext
from forms.steps.plan_delivery import PlanDeliveryForm
from web.casework.plan_lines import delivery_shown
from web.casework.responsible.document_lines import copy_lines
from web.casework.responsible.form_page import Page, put_beside_field
from web.casework.responsible.reached import reading_case
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.posted import submission
from web.queries.case_documents import CopyLine, case_copies
from web.queries.followed_case import FollowedCase
from web.queries.plan_deliveries import PlanDelivery, find_delivery
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.plan_sharing import WAYS, Channel
from workflow.services.deliver_plan import Told, tell_delivery
from workflow.services.delivery_names import WAYS_IN_WORDS

Copies = list[CopyLine]


def show_plan_delivery(case_id: UUID, delivery_id: UUID) -> str:
    """One copy, with its papers; while it waits also the form."""
    followed, line, copies = _found(case_id, delivery_id)
    form = PlanDeliveryForm(context=_context(line)) if line.is_open else None
    return _drawn(followed, line, copies, form)


def take_plan_delivery(case_id: UUID, delivery_id: UUID) -> Response | Page:
    """Note how it ended, once."""
    followed, line, copies = _found(case_id, delivery_id)
    again = partial(_drawn, followed, line, copies)
    if not line.is_open:
        return again(None), HTTPStatus.CONFLICT
    form = PlanDeliveryForm(request.form, context=_context(line))
    if not form.validate():
        return again(form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        tell_delivery(
            wiring().office, case_id, delivery_id, _told(form), actor=actor(), submission=submission()
        )
        flash(_("Noted. It stands in the list."), "success")
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return again(form), HTTPStatus.UNPROCESSABLE_ENTITY
    except AlreadyDone:
        return _back(case_id)
    except NotFound:
        return again(None), HTTPStatus.CONFLICT  # somebody else was quicker
    return _back(case_id)


def _found(case_id: UUID, delivery_id: UUID) -> tuple[FollowedCase, PlanDelivery, Copies]:
    with reading_case(case_id) as (connection, followed):
        line = find_delivery(wiring(), connection, case_id, delivery_id)
        copies = case_copies(connection, case_id)
    if line is None:
        abort(HTTPStatus.NOT_FOUND)
    return followed, line, [copy for copy in copies if copy.document_id == line.document_id]


def _context(line: PlanDelivery) -> FormContext:
    ways = [(way.value, _(WAYS_IN_WORDS[way])) for way in WAYS[line.recipient]]
    return FormContext(today=today(), choices={"channel": ways})


def _told(form: PlanDeliveryForm) -> Told:
    if form.outcome.data == "delivered":
        return Told(channel=Channel(form.channel.data), on=form.on.data)
    return Told(reason=form.reason.data or "")


def _drawn(followed: FollowedCase, line: PlanDelivery, copies: Copies, form: PlanDeliveryForm | None) -> str:
    return render_template(
        "case/plan_delivery.html",
        followed=followed,
        back=url_for(".share_plan", case_id=followed.id),
        shown=delivery_shown(line),
        copies=copy_lines(followed.id, copies),
        form=form,
        action=url_for(".plan_delivery", case_id=followed.id, delivery_id=line.id),
        submission=uuid4(),
    )


def _back(case_id: UUID) -> Response:
    return redirect(url_for(".share_plan", case_id=case_id), HTTPStatus.SEE_OTHER)


VIEWS = FormViews(show_plan_delivery, take_plan_delivery)
