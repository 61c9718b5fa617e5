"""Handing in one's own certificate of some days away; the days themselves are counted where they were reported."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.self_certification import SelfCertificationForm
from web.casework.filling import filled_in
from web.casework.responsible.draft import kept_draft
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.own_things import own_case
from web.employee.withdrawn import withdrawn_now
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Stale
from workflow.domain.people import Role
from workflow.services.file_document import file_document

SELF_CERTIFIED = "self_certified"


@blueprint.get("/cases/<uuid:case_id>/self-certification")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def self_certification(case_id: UUID) -> str:
    """The form, with the days that are known."""
    case = own_case(case_id)
    draft = kept_draft(case_id, DocumentKind.SELF_CERTIFICATION)
    form = SelfCertificationForm(draft.answers if draft else None, context=_context(case))
    return _page(form, case, draft=draft)


@blueprint.post("/cases/<uuid:case_id>/self-certification")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def self_certification_now(case_id: UUID) -> Response | Page:
    """File it; a second click hands in nothing more."""
    case = own_case(case_id)
    form = SelfCertificationForm(request.form, context=_context(case))
    if not form.validate():
        return _page(form, case), HTTPStatus.UNPROCESSABLE_ENTITY
    filled = filled_in(form, language(), wiring().office.new_id())
    try:
        file_document(
            wiring().office, case_id, filled, actor=actor(), version=case_version(), submission=submission()
        )
        flash(_("Your self-certification is handed in. You can read it under your documents."), "success")
    except AlreadyDone:
        flash(_("Your self-certification is handed in. You can read it under your documents."), "success")
    except Stale:
        return _page(form, own_case(case_id), overtaken=True), HTTPStatus.CONFLICT
    return redirect(url_for("employee.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)


def _context(case: FollowedCase) -> FormContext:
    """The frame of the employment, and the days of the absence where that was reported as self-certified."""
    return FormContext(
        today=today(),
        employed_from=case.employed_from,
        employed_to=case.employed_to,
        known=_known_days(case),
    )


def _known_days(case: FollowedCase) -> dict[str, str]:
    notice = case.file.on_file(DocumentKind.ABSENCE_NOTICE)
    if notice is None or notice.facts.get("proof") != SELF_CERTIFIED:
        return {}
    first, last = case.record.first_day, case.record.last_day
    return {"first_day": first.isoformat()} | ({"last_day": last.isoformat()} if last else {})


def _page(
    form: SelfCertificationForm, case: FollowedCase, *, draft: object = None, overtaken: bool = False
) -> str:
    return render_template(
        "employee/case_form.html",
        form=form,
        endpoint="employee.self_certification",
        case=case,
        draft=draft,
        overtaken=overtaken,
        withdrawn=withdrawn_now(case.record.employment_id),
        submission=uuid4(),
    )
