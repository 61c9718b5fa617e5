"""Giving one case to another manager."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.hand_over import HandOverForm
from web.conflict import conflict_page
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase, find_followed_case
from web.queries.managers import managers
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, Stale
from workflow.domain.people import Role
from workflow.services.hand_over import hand_over as give_case


@blueprint.get("/cases/<uuid:case_id>/hand-over")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
def hand_over(case_id: UUID) -> str:
    """Who is responsible now, and who can take over."""
    case = _case(case_id)
    return _page(HandOverForm(context=_context(case, but=case.record.manager_id)), case)


@blueprint.post("/cases/<uuid:case_id>/hand-over")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
def hand_over_now(case_id: UUID) -> Response | tuple[str, HTTPStatus]:
    """Give the case; the manager before sees it no longer."""
    case = _case(case_id)
    form = HandOverForm(request.form, context=_context(case))
    refused = _give(case, form) if form.validate() else _refused(form, case)
    if refused is not None:
        return refused
    flash(_("The case has a new responsible manager, who sees it from now on."), "success")
    return redirect(url_for("hr.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)


def _give(case: FollowedCase, form: HandOverForm) -> tuple[str, HTTPStatus] | None:
    """What stands in the way, as a page; None when the case is given, now or by the first of two clicks."""
    whom = UUID(form.manager.data)
    try:
        give_case(
            wiring().office, case.id, whom, actor=actor(), version=case_version(), submission=submission()
        )
    except AlreadyDone:
        return None
    except Stale:
        return conflict_page(form, url_for("hr.hand_over", case_id=case.id))
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _refused(form, case)
    return None


def _refused(form: HandOverForm, case: FollowedCase) -> tuple[str, HTTPStatus]:
    return _page(form, case), HTTPStatus.UNPROCESSABLE_ENTITY


def _case(case_id: UUID) -> FollowedCase:
    with wiring().reading.connect() as connection:
        case = find_followed_case(wiring(), connection, case_id, sight(), today())
    if case is None:
        abort(HTTPStatus.NOT_FOUND)
    return case


def _context(case: FollowedCase, but: UUID | None = None) -> FormContext:
    """Whoever can take over; offered without the one who has the case, but taken from the second of two clicks too."""
    with wiring().reading.connect() as connection:
        found = managers(connection, but=(but, case.record.employee_id))
    return FormContext(today=today(), choices={"manager": [(str(one.id), one.name) for one in found]})


def _page(form: HandOverForm, case: FollowedCase) -> str:
    return render_template(
        "hr/hand_over.html",
        form=form,
        case=case,
        case_href=url_for("hr.case_page", case_id=case.id),
        anybody=bool(form.context.choices["manager"]),
        submission=uuid4(),
    )
