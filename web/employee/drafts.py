"""Keeping what an employee has begun to write: while typing, and when the session lapsed meanwhile."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from forms.measures.voice import MeasureVoiceForm
from forms.steps.confirmation import ConfirmationForm
from forms.steps.meeting_answer import MeetingAnswerForm
from forms.steps.plan_answers import OwnPlanAnswersForm
from web.auth.rescue import Keep, LateForm
from web.casework.responsible.draft import forget_draft, keep_draft
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.own_things import own_case, own_document
from web.posted import NOT_ANSWERS, kept_of, posted_id
from web.queries.employments import own_employments
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.services.drafts import save_draft
from workflow.services.office import Office

Kept = tuple[str, HTTPStatus]
EMPLOYMENT = "employment"
OF_EMPLOYMENT = {
    "employee.report_absence_now": DocumentKind.ABSENCE_NOTICE,
    "employee.ask_for_talk_now": DocumentKind.PREVENTION_NOTE,
}
"""Forms that are about an employment, before there is a case."""


@blueprint.post("/documents/<uuid:document_id>/draft")
@allow(Act.ANSWER, Thing.DOCUMENT, Role.EMPLOYEE)
def answer_draft(document_id: UUID) -> Kept:
    """Keep an answer that is not sent yet."""
    own_document(document_id)
    return _kept(document_id, ConfirmationForm.name)


@blueprint.post("/documents/<uuid:document_id>/forget")
@allow(Act.ANSWER, Thing.DOCUMENT, Role.EMPLOYEE)
def answer_forget(document_id: UUID) -> Response:
    """Begin the answer anew."""
    own_document(document_id)
    forget_draft(document_id, ConfirmationForm.name)
    return redirect(url_for("employee.document", document_id=document_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/cases/<uuid:case_id>/earlier-meeting/draft")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def earlier_meeting_draft(case_id: UUID) -> Kept:
    """Keep a request that is not sent yet."""
    own_case(case_id)
    return _kept(case_id, DocumentKind.EARLIER_MEETING_REQUEST)


@blueprint.post("/cases/<uuid:case_id>/earlier-meeting/forget")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def earlier_meeting_forget(case_id: UUID) -> Response:
    """Begin the request anew."""
    own_case(case_id)
    forget_draft(case_id, DocumentKind.EARLIER_MEETING_REQUEST)
    return redirect(url_for("employee.earlier_meeting", case_id=case_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/cases/<uuid:case_id>/self-certification/draft")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def self_certification_draft(case_id: UUID) -> Kept:
    """Keep a self-certification that is not handed in yet."""
    own_case(case_id)
    return _kept(case_id, DocumentKind.SELF_CERTIFICATION)


@blueprint.post("/cases/<uuid:case_id>/self-certification/forget")
@allow(Act.WRITE, Thing.OWN_REQUEST, Role.EMPLOYEE)
def self_certification_forget(case_id: UUID) -> Response:
    """Begin the self-certification anew."""
    own_case(case_id)
    forget_draft(case_id, DocumentKind.SELF_CERTIFICATION)
    return redirect(url_for("employee.self_certification", case_id=case_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/absence/draft")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def absence_draft() -> Kept:
    """Keep a notice that is not sent yet."""
    return _kept(_own_employment(), DocumentKind.ABSENCE_NOTICE)


@blueprint.post("/absence/forget")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def absence_forget() -> Response:
    """Begin the notice anew."""
    employment = _own_employment()
    forget_draft(employment, DocumentKind.ABSENCE_NOTICE)
    return redirect(url_for("employee.report_absence", employment=employment), HTTPStatus.SEE_OTHER)


@blueprint.post("/talk/draft")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def talk_draft() -> Kept:
    """Keep what one wants to talk about, not sent yet."""
    return _kept(_own_employment(), DocumentKind.PREVENTION_NOTE)


@blueprint.post("/talk/forget")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def talk_forget() -> Response:
    """Begin anew."""
    employment = _own_employment()
    forget_draft(employment, DocumentKind.PREVENTION_NOTE)
    return redirect(url_for("employee.ask_for_talk", employment=employment), HTTPStatus.SEE_OTHER)


def keep_own_late_forms(office: Office, otherwise: Keep) -> Keep:
    """A keeper of forms sent after the session had lapsed; forms that are not an employee's go to `otherwise`."""

    def keep(late: LateForm) -> bool:
        subject = _subject(late)
        if subject is None:
            return otherwise(late)
        answers = {name: values for name, values in late.fields.items() if name not in NOT_ANSWERS}
        return save_draft(office, late.account_id, *subject, kept_of(answers)) is not None

    return keep


def _subject(late: LateForm) -> tuple[UUID, str] | None:
    if late.endpoint == "employee.answer":
        return late.view_args["document_id"], ConfirmationForm.name
    if late.endpoint == "employee.measure_voice":
        return late.view_args["measure_id"], MeasureVoiceForm.name
    if late.endpoint == "employee.earlier_meeting_now":
        return late.view_args["case_id"], DocumentKind.EARLIER_MEETING_REQUEST
    if late.endpoint == "employee.self_certification_now":
        return late.view_args["case_id"], DocumentKind.SELF_CERTIFICATION
    if late.endpoint == "employee.plan_answers_now":
        return late.view_args["case_id"], OwnPlanAnswersForm.name
    if late.endpoint == "employee.answer_meeting_now":
        return late.view_args["meeting_id"], MeetingAnswerForm.name
    if late.endpoint not in OF_EMPLOYMENT:
        return None
    try:
        return UUID("".join(late.fields.get(EMPLOYMENT, []))), OF_EMPLOYMENT[late.endpoint]
    except ValueError:
        return None


def _own_employment() -> UUID:
    wanted = posted_id(EMPLOYMENT)
    with wiring().reading.connect() as connection:
        mine = {one.id for one in own_employments(connection, actor().person_id, today())}
    if wanted not in mine:
        abort(HTTPStatus.NOT_FOUND)
    return wanted


def _kept(subject_id: UUID, form: str) -> Kept:
    fits = keep_draft(subject_id, form)
    return "", HTTPStatus.NO_CONTENT if fits else HTTPStatus.REQUEST_ENTITY_TOO_LARGE
