"""Reporting one's own absence: under a minute, and never a word about the illness."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from forms.base import FormContext
from forms.steps.own_absence_notice import OwnAbsenceNoticeForm
from web.casework.filling import filled_in
from web.casework.responsible.draft import kept_draft
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.withdrawn import withdrawn_now
from web.i18n import language
from web.posted import posted_id, submission
from web.queries.employments import OwnEmployment, own_employments
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, OverlappingCase
from workflow.domain.people import Role
from workflow.services.open_case import open_case


@blueprint.get("/absence")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def report_absence() -> str:
    """The notice; somebody with several employments chooses where."""
    free = _free_employments()
    if not free:
        return _cannot_report()
    chosen = _chosen(free, request.args.get("employment", ""))
    if chosen is None:
        return render_template("employee/which_employment.html", employments=free)
    draft = kept_draft(chosen.id, DocumentKind.ABSENCE_NOTICE)
    return _page(
        OwnAbsenceNoticeForm(draft.answers if draft else None, context=_context(chosen)), chosen, draft
    )


@blueprint.post("/absence")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def report_absence_now() -> str | Page:
    """Open the case; a second click leads to where the first one did."""
    chosen = next((one for one in _employments() if one.id == posted_id("employment")), None)
    if chosen is None:
        abort(HTTPStatus.NOT_FOUND)
    form = OwnAbsenceNoticeForm(request.form, context=_context(chosen))
    if not form.validate():
        return _page(form, chosen), HTTPStatus.UNPROCESSABLE_ENTITY
    filled = filled_in(form, language())
    try:
        open_case(wiring().office, chosen.id, filled, actor=actor(), submission=submission())
        flash(_("Your notice is sent. Your manager gets in touch with you."), "success")
    except AlreadyDone:
        flash(_("Your notice is sent. Your manager gets in touch with you."), "success")
    except OverlappingCase as overlap:
        return _already_followed_up(overlap)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(form, chosen), HTTPStatus.UNPROCESSABLE_ENTITY
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("employee.home"), HTTPStatus.SEE_OTHER)


def _employments() -> list[OwnEmployment]:
    with wiring().reading.connect() as connection:
        return own_employments(connection, actor().person_id, today())


def _free_employments() -> list[OwnEmployment]:
    return [one for one in _employments() if one.open_case_id is None]


def _chosen(free: list[OwnEmployment], wanted: str) -> OwnEmployment | None:
    if len(free) == 1:
        return free[0]
    return next((one for one in free if str(one.id) == wanted), None)


def _context(employment: OwnEmployment) -> FormContext:
    return FormContext(today=today(), employed_from=employment.start_on, employed_to=employment.end_on)


def _page(form: OwnAbsenceNoticeForm, employment: OwnEmployment, draft: object = None) -> str:
    return render_template(
        "employee/report_absence.html",
        form=form,
        employment=employment,
        draft=draft,
        withdrawn=withdrawn_now(employment.id),
        submission=uuid4(),
    )


def _cannot_report() -> str:
    return render_template(
        "page_message.html",
        title=_("You are already being followed up"),
        text=_(
            "Your absence is reported, and your follow-up is under way. If something has changed, "
            "such as the percentage or the last day, tell your manager, who adds it."
        ),
        href=url_for("employee.home"),
        label=_("See how you stand"),
    )


def _already_followed_up(overlap: OverlappingCase) -> Page:
    flash(
        _(
            "This absence belongs together with the one before it, so the case you have is taken up again. "
            "Tell your manager that you are away; your manager registers it there."
        ),
        "info",
    )
    place: UUID | None = overlap.case_id
    href = url_for("employee.case_page", case_id=place) if place else url_for("employee.home")
    return redirect(href, HTTPStatus.SEE_OTHER)
