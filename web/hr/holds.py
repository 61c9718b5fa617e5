"""Holding a follow-up, or everything about its employee, back from deletion; looking at it again; letting it go."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.hold import PERSON, HoldForm, KeepForm, LiftForm
from web.current import actor, reading, sight, today, wiring
from web.hr import blueprint
from web.i18n import format_day, format_instant
from web.posted import submission
from web.queries.followed_case import FollowedCase, find_followed_case
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.hold_back import keep_hold, lift_hold, place_hold
from workflow.services.holds import HoldRecord

Refused = tuple[str, HTTPStatus]


@blueprint.get("/cases/<uuid:case_id>/hold")
@allow(Act.DECIDE, Thing.HOLD, Role.HR)
def hold(case_id: UUID) -> str:
    """What is held back and why, and the form for another hold."""
    case = _case(case_id)
    note_reading(wiring(), actor(), case_id, Reading.CASE)
    return _page(case, HoldForm(context=_context()))


@blueprint.post("/cases/<uuid:case_id>/hold")
@allow(Act.DECIDE, Thing.HOLD, Role.HR)
def hold_now(case_id: UUID) -> Response | Refused:
    """Hold it back; the second of two clicks changes nothing."""
    case, form = _case(case_id), HoldForm(request.form, context=_context())
    if not form.validate():
        return _page(case, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        place_hold(
            wiring().office,
            case_id,
            reason=form.reason.data,
            review_on=form.review_on.data,
            of_person=form.scope.data == PERSON,
            actor=actor(),
            submission=submission(),
        )
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(case, form), HTTPStatus.UNPROCESSABLE_ENTITY
    except AlreadyDone:
        return _back(case_id)
    flash(_("It is held back. Nothing of it is deleted until the hold is lifted."), "success")
    return _back(case_id)


@blueprint.post("/cases/<uuid:case_id>/hold/<uuid:hold_id>/lift")
@allow(Act.DECIDE, Thing.HOLD, Role.HR)
def lift_hold_now(case_id: UUID, hold_id: UUID) -> Response | Refused:
    """Let it go, with the reason."""
    case, form = _held(case_id, hold_id), LiftForm(request.form, context=_context())
    if not form.validate():
        return _page(case, HoldForm(context=_context()), lift=form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        lift_hold(wiring().office, case_id, hold_id, because=form.because.data, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return _back(case_id)
    flash(_("The hold is lifted."), "success")
    return _back(case_id)


@blueprint.post("/cases/<uuid:case_id>/hold/<uuid:hold_id>/keep")
@allow(Act.DECIDE, Thing.HOLD, Role.HR)
def keep_hold_now(case_id: UUID, hold_id: UUID) -> Response | Refused:
    """Look at it again later."""
    case, form = _held(case_id, hold_id), KeepForm(request.form, context=_context())
    if not form.validate():
        return _page(case, HoldForm(context=_context()), keep=form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        keep_hold(wiring().office, case_id, hold_id, review_on=form.next_review_on.data, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
        return _back(case_id)
    flash(_("The hold stands, and you are reminded again."), "success")
    return _back(case_id)


def _page(
    case: FollowedCase, form: HoldForm, lift: LiftForm | None = None, keep: KeepForm | None = None
) -> str:
    with reading() as tx:
        standing = [(one, tx.holds.reason(one.id)) for one in tx.holds.standing_of_case(case.id)]
    return render_template(
        "hr/hold.html",
        form=form,
        lift=lift or LiftForm(context=_context()),
        keep=keep or KeepForm(context=_context()),
        case=case,
        case_href=url_for("hr.case_page", case_id=case.id),
        standing=[_line(case.id, one, reason) for one, reason in standing],
        submission=uuid4(),
    )


def _line(case_id: UUID, one: HoldRecord, reason: str) -> dict[str, object]:
    return {
        "what": _("Everything about the person") if one.person_id else _("This follow-up"),
        "reason": reason,
        "placed": format_instant(one.placed_at),
        "review": format_day(one.review_on),
        "lift_href": url_for("hr.lift_hold_now", case_id=case_id, hold_id=one.id),
        "keep_href": url_for("hr.keep_hold_now", case_id=case_id, hold_id=one.id),
    }


def _case(case_id: UUID) -> FollowedCase:
    with wiring().reading.connect() as connection:
        case = find_followed_case(wiring(), connection, case_id, sight(), today())
    if case is None:
        abort(HTTPStatus.NOT_FOUND)
    return case


def _held(case_id: UUID, hold_id: UUID) -> FollowedCase:
    """The case of a hold; a hold of another one is not there."""
    case = _case(case_id)
    with reading() as tx:
        hold = tx.holds.load(hold_id)
    if hold is None or (hold.case_id != case_id and hold.person_id != case.record.employee_id):
        abort(HTTPStatus.NOT_FOUND)
    return case


def _context() -> FormContext:
    return FormContext(today=today())


def _back(case_id: UUID) -> Response:
    return redirect(url_for("hr.hold", case_id=case_id), HTTPStatus.SEE_OTHER)
