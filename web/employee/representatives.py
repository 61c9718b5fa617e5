"""Letting a representative follow the case, and taking that back at once."""

from contextlib import suppress
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.representative_invitation import RepresentativeInvitationForm
from web.casework.meetings import day_and_time, meeting_name
from web.casework.names import READ_AS
from web.casework.wording import inside_sentence
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.own_things import own_case
from web.employee.words import SCOPES
from web.posted import submission
from web.queries.invitations import given_invitations
from web.queries.meetings import MeetingLine, case_meetings
from web.queries.representatives import representatives
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.representatives import invite_representative, withdraw_invitation

ALL_MEETINGS = "all"


@blueprint.get("/cases/<uuid:case_id>/representatives")
@allow(Act.WRITE, Thing.INVITATION, Role.EMPLOYEE)
def invite(case_id: UUID) -> str:
    """Whom to invite, to what, until when; and who is invited already."""
    own_case(case_id)
    return _page(RepresentativeInvitationForm(context=_context(case_id)), case_id)


@blueprint.post("/cases/<uuid:case_id>/representatives")
@allow(Act.WRITE, Thing.INVITATION, Role.EMPLOYEE)
def invite_now(case_id: UUID) -> str | Page:
    """Give the invitation; it counts from now on."""
    own_case(case_id)
    form = RepresentativeInvitationForm(request.form, context=_context(case_id))
    if not form.validate():
        return _page(form, case_id), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        _invite(case_id, form)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(form, case_id), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("The invitation is given. You can take it back whenever you want."), "success")
    return redirect(url_for("employee.invite", case_id=case_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/cases/<uuid:case_id>/invitations/<uuid:invitation_id>/withdraw")
@allow(Act.WRITE, Thing.INVITATION, Role.EMPLOYEE)
def withdraw(case_id: UUID, invitation_id: UUID) -> Response:
    """Take an invitation back; a second click finds it taken back already."""
    own_case(case_id)
    with wiring().reading.connect() as connection:
        given = {one.id: one for one in given_invitations(connection, case_id, today())}
    if invitation_id not in given:
        abort(HTTPStatus.NOT_FOUND)
    if given[invitation_id].withdrawn_at is None:
        _withdraw(invitation_id)
    flash(_("The invitation is taken back. The representative no longer sees anything."), "success")
    return redirect(url_for("employee.invite", case_id=case_id), HTTPStatus.SEE_OTHER)


def _invite(case_id: UUID, form: RepresentativeInvitationForm) -> None:
    whom, scope, until = UUID(form.representative.data), form.scope.data, form.until.data
    with suppress(AlreadyDone):  # the second click of a double click: the first one did it
        invite_representative(
            wiring().office,
            case_id,
            whom,
            scope,
            until,
            actor=actor(),
            submission=submission(),
            meeting_id=_chosen_meeting(form),
        )


def _chosen_meeting(form: RepresentativeInvitationForm) -> UUID | None:
    chosen = form.meeting.data if form.scope.data == "meeting" else None
    return UUID(chosen) if chosen and chosen != ALL_MEETINGS else None


def _withdraw(invitation_id: UUID) -> None:
    with suppress(AlreadyDone, NotFound):  # somebody pressed twice: it is taken back
        withdraw_invitation(wiring().office, invitation_id, actor=actor(), submission=submission())


def meeting_words(meeting: MeetingLine) -> str:
    """A meeting as one chooses it."""
    return f"{meeting_name(meeting)}, {day_and_time(meeting)}"


def _context(case_id: UUID) -> FormContext:
    with wiring().reading.connect() as connection:
        found = representatives(connection, but=actor().person_id)
        ahead = [one for one in case_meetings(connection, case_id) if one.is_open]
    choices = [(str(one.id), f"{one.name}, {inside_sentence(_(READ_AS[one.role]))}") for one in found]
    meetings = [(str(one.id), meeting_words(one)) for one in ahead]
    meetings.append((ALL_MEETINGS, _("All meetings, also those that are agreed later")))
    return FormContext(today=today(), choices={"representative": choices, "meeting": meetings})


def _page(form: RepresentativeInvitationForm, case_id: UUID) -> str:
    with wiring().reading.connect() as connection:
        given = given_invitations(connection, case_id, today())
        meetings = {one.id: meeting_words(one) for one in case_meetings(connection, case_id)}
    return render_template(
        "employee/representatives.html",
        form=form,
        case_id=case_id,
        given=given,
        scopes=SCOPES,
        meetings=meetings,
        anybody=bool(form.context.choices["representative"]),
        submission=uuid4(),
    )
