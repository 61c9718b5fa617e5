"""Your consents: giving one, taking one back at once, and seeing what was noted from a paper."""

from contextlib import suppress
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.consent import ConsentForm
from web.casework.contact_words import consent_lines
from web.casework.given_consent import given_from, taken_back
from web.current import actor, reading, sight, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.own_things import own_case
from web.posted import submission
from web.queries.consents import case_consents
from web.queries.followed_case import FollowedCase, case_lines
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, NotFound, StepNotOpen
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.keep_consent import give_consent, withdraw_consent

KIND = DocumentKind.CONSENT


@blueprint.get("/consents")
@allow(Act.READ, Thing.CONSENT, Role.EMPLOYEE)
def my_consents() -> Response:
    """Those of the case that is under way; without one there is nothing to consent to."""
    with wiring().reading.connect() as connection:
        lines = case_lines(connection, sight())
    if not lines:
        return redirect(url_for("employee.home"), HTTPStatus.SEE_OTHER)
    return redirect(url_for("employee.consents", case_id=lines[0].id), HTTPStatus.SEE_OTHER)


@blueprint.get("/cases/<uuid:case_id>/consents")
@allow(Act.READ, Thing.CONSENT, Role.EMPLOYEE)
def consents(case_id: UUID) -> str:
    """What you have agreed to, and a new consent to give."""
    case = own_case(case_id)
    return _page(ConsentForm(context=FormContext(today=today())), case)


@blueprint.post("/cases/<uuid:case_id>/consents")
@allow(Act.WRITE, Thing.CONSENT, Role.EMPLOYEE)
def give_consent_now(case_id: UUID) -> Page:
    """Give it; it holds from now on."""
    case = own_case(case_id)
    form = ConsentForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(form, case), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        with suppress(AlreadyDone):  # the second click of a double click: the first one did it
            give_consent(wiring().office, case_id, given_from(form), actor=actor(), submission=submission())
    except StepNotOpen:
        flash(_("Your case is closed, so there is nothing to consent to now."), "info")
        return redirect(url_for("employee.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)
    flash(_("The consent is given. You can take it back whenever you want."), "success")
    return redirect(url_for("employee.consents", case_id=case_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/cases/<uuid:case_id>/consents/<uuid:consent_id>/withdraw")
@allow(Act.WRITE, Thing.CONSENT, Role.EMPLOYEE)
def withdraw_consent_now(case_id: UUID, consent_id: UUID) -> Response:
    """Take it back; a second click finds it taken back already."""
    own_case(case_id)
    with reading() as tx:
        consent = tx.consents.find(consent_id)
        paper = tx.documents.current_about(case_id, KIND, consent_id)
        answers = tx.documents.answers(paper.id) if paper else None
    if consent is None or consent.case_id != case_id or answers is None:
        abort(HTTPStatus.NOT_FOUND)
    if consent.withdrawn_on is None:
        back = taken_back(answers, today(), on_paper=consent.on_paper)
        with suppress(AlreadyDone, NotFound):  # somebody pressed twice: it is taken back
            withdraw_consent(wiring().office, consent_id, back, actor=actor(), submission=submission())
    flash(
        _("The consent is taken back. It no longer holds, and no letter goes out because of it."), "success"
    )
    return redirect(url_for("employee.consents", case_id=case_id), HTTPStatus.SEE_OTHER)


def _page(form: ConsentForm, case: FollowedCase) -> str:
    with wiring().reading.connect() as connection:
        lines = consent_lines(case_consents(connection, case.id, today()))
    note_reading(wiring(), actor(), case.id, Reading.CONSENTS)
    return render_template(
        "employee/consents.html",
        form=form,
        case=case,
        standing=[line for line in lines if line["holds"]],
        former=[line for line in lines if not line["holds"]],
        is_open=case.record.stage is not Stage.CLOSED,
        submission=uuid4(),
        submissions={line["id"]: uuid4() for line in lines},
    )
