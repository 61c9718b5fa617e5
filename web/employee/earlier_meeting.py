"""Asking Nav for a dialogue meeting before its time."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.own_meeting_request import OwnMeetingRequestForm
from web.casework.filling import filled_in
from web.casework.responsible.draft import kept_draft
from web.current import actor, reading, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.own_things import own_case
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Stale, StepNotOpen
from workflow.domain.people import Role
from workflow.domain.stages import TIMELINE
from workflow.services.file_document import file_document
from workflow.services.tracks_of_papers import kind_of_paper, own_unsent


@blueprint.get("/cases/<uuid:case_id>/earlier-meeting")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def earlier_meeting(case_id: UUID) -> str | Response:
    """The form; after a return there is no meeting to ask for."""
    case = own_case(case_id)
    if case.record.stage not in TIMELINE:
        return _too_late(case_id)
    draft = kept_draft(case_id, DocumentKind.EARLIER_MEETING_REQUEST)
    form = OwnMeetingRequestForm(draft.answers if draft else None, context=_context(case))
    return _page(form, case, draft=draft)


@blueprint.post("/cases/<uuid:case_id>/earlier-meeting")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def earlier_meeting_now(case_id: UUID) -> str | Page:
    """File the request; the letter to Nav is made from it."""
    case = own_case(case_id)
    form = OwnMeetingRequestForm(request.form, context=_context(case))
    if not form.validate():
        return _page(form, case), HTTPStatus.UNPROCESSABLE_ENTITY
    filled = filled_in(form, language(), _about(form, case_id))
    try:
        file_document(
            wiring().office, case_id, filled, actor=actor(), version=case_version(), submission=submission()
        )
        flash(_("Your request is filed, and the letter to Nav is being made. HR sends it on."), "success")
    except AlreadyDone:
        flash(_("Your request is filed, and the letter to Nav is being made. HR sends it on."), "success")
    except Stale:
        return _page(form, own_case(case_id), overtaken=True), HTTPStatus.CONFLICT
    except StepNotOpen:
        return _too_late(case_id)
    return redirect(url_for("employee.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)


def _about(form: OwnMeetingRequestForm, case_id: UUID) -> UUID:
    """The own request that HR has not sent yet, which has a new version then; else one of its own."""
    wanted = kind_of_paper(form.kind, form.facts())
    with reading() as tx:
        unsent = own_unsent(tx, case_id, wanted, actor().person_id) if wanted else None
    return unsent or wiring().office.new_id()


def _context(case: FollowedCase) -> FormContext:
    return FormContext(today=today(), first_day=case.record.first_day, grade=case.record.grade)


def _page(
    form: OwnMeetingRequestForm, case: FollowedCase, *, draft: object = None, overtaken: bool = False
) -> str:
    return render_template(
        "employee/case_form.html",
        form=form,
        endpoint="employee.earlier_meeting",
        case=case,
        draft=draft,
        overtaken=overtaken,
        submission=uuid4(),
    )


def _too_late(case_id: UUID) -> Response:
    flash(_("There is no dialogue meeting to ask for after you are back at work."), "info")
    return redirect(url_for("employee.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)
