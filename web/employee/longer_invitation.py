"""Letting an invitation last longer: an act of the employee's own, which no representative can ask for here."""

from contextlib import suppress
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.representative_invitation import LongerInvitationForm
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.own_things import own_case
from web.posted import submission
from web.queries.invitations import GivenInvitation, given_invitations
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.representatives import extend_invitation


@blueprint.get("/cases/<uuid:case_id>/invitations/<uuid:invitation_id>/longer")
@allow(Act.WRITE, Thing.INVITATION, Role.EMPLOYEE)
def longer_invitation(case_id: UUID, invitation_id: UUID) -> str:
    """The new last day."""
    return _page(LongerInvitationForm(context=FormContext(today=today())), case_id, invitation_id)


@blueprint.post("/cases/<uuid:case_id>/invitations/<uuid:invitation_id>/longer")
@allow(Act.WRITE, Thing.INVITATION, Role.EMPLOYEE)
def let_last_longer(case_id: UUID, invitation_id: UUID) -> Response | tuple[str, HTTPStatus]:
    """It lasts to the new day."""
    _standing(case_id, invitation_id)
    form = LongerInvitationForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(form, case_id, invitation_id), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        with suppress(AlreadyDone):  # the second click of a double click: the first one did it
            extend_invitation(
                wiring().office, invitation_id, form.until.data, actor=actor(), submission=submission()
            )
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(form, case_id, invitation_id), HTTPStatus.UNPROCESSABLE_ENTITY
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    flash(_("The invitation lasts longer now. You can take it back whenever you want."), "success")
    return redirect(url_for("employee.invite", case_id=case_id), HTTPStatus.SEE_OTHER)


def _standing(case_id: UUID, invitation_id: UUID) -> GivenInvitation:
    own_case(case_id)
    with wiring().reading.connect() as connection:
        given = given_invitations(connection, case_id, today())
    found = next((one for one in given if one.id == invitation_id and one.holds), None)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _page(form: LongerInvitationForm, case_id: UUID, invitation_id: UUID) -> str:
    return render_template(
        "employee/longer_invitation.html",
        form=form,
        case_id=case_id,
        given=_standing(case_id, invitation_id),
        submission=uuid4(),
    )
