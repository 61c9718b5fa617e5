"""Reports an absence for an employee: who it is, the short notice, and the case it opens."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.absence_notice import AbsenceNoticeForm
from web.casework.filling import filled_in
from web.casework.responsible.chosen_employee import chosen_employee
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_employee
from web.casework.responsible.form_page import (
    Beside,
    FormPlace,
    Page,
    case_address,
    put_beside_field,
    show_form,
    show_refused,
)
from web.casework.route_table import FormViews
from web.current import actor, sight, today, wiring
from web.i18n import language
from web.posted import submission
from web.queries.employees import Employee, employees_of, search_employees
from web.queries.followed_case import find_followed_case
from web.queries.reading_log import Reading, note_list
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, OverlappingCase
from workflow.services.open_case import open_case

KIND = DocumentKind.ABSENCE_NOTICE


def show_own_employees(*, preventive: bool = False) -> str:
    """Whom it is about: a manager's own employees by name; `preventive` chooses for a talk before any absence."""
    with wiring().reading.connect() as connection:
        employees = employees_of(connection, actor(), today())
    _note(employees, Reading.LIST)
    return _choice(employees, preventive=preventive)


def show_search(wanted: str, search_href: str, *, preventive: bool = False) -> str:
    """Whom it is about: whoever a name finds; `search_href` is where a name is posted."""
    with wiring().reading.connect() as connection:
        employees = search_employees(connection, actor(), today(), wanted)
    _note(employees, Reading.SEARCH)
    return _choice(employees, wanted, search_href, preventive=preventive)


def _note(employees: tuple[Employee, ...], what: Reading) -> None:
    """The choice tells who has an open case already."""
    open_ones = [case_id for one in employees for case_id in (one.open_case_id, one.open_prevention_id)]
    note_list(wiring(), actor(), [case_id for case_id in open_ones if case_id], what)


def show_absence_form(employment_id: UUID) -> str:
    """The short notice for one employee, with the draft if there is one."""
    employee = chosen_employee(employment_id)
    draft = kept_draft(employment_id, KIND)
    form = AbsenceNoticeForm(draft.answers if draft else None, context=context_of_employee(employee))
    existing = case_address(employee.open_case_id) if employee.open_case_id else ""
    return show_form(form, _place(employee), Beside(draft=draft, existing_case=existing))


def take_absence_form(employment_id: UUID) -> Response | Page:
    """Open the case, or show what must be put right first."""
    employee = chosen_employee(employment_id)
    if "save_draft" in request.form:
        keep_draft_and_say(employment_id, KIND)
        return redirect(_href(employee), HTTPStatus.SEE_OTHER)
    form = AbsenceNoticeForm(request.form, context=context_of_employee(employee))
    if not form.validate():
        return show_refused(form, _place(employee))
    return _open(form, employee)


def keep_absence_draft(employment_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kept = keep_draft(chosen_employee(employment_id).employment_id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_absence_draft(employment_id: UUID) -> Response:
    """Begin anew."""
    employee = chosen_employee(employment_id)
    forget_draft(employment_id, KIND)
    return redirect(_href(employee), HTTPStatus.SEE_OTHER)


def _open(form: AbsenceNoticeForm, employee: Employee) -> Response | Page:
    filled = filled_in(form, language())
    do = partial(open_case, wiring().office, employee.employment_id, filled, actor=actor())
    try:
        case_id = do(submission=submission())
    except OverlappingCase as overlap:
        return _show_existing(form, employee, overlap.case_id)
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return show_refused(form, _place(employee))
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone as first:
        return redirect(
            case_address(first.case_id) if first.case_id else url_for(".home"), HTTPStatus.SEE_OTHER
        )
    flash(
        _(
            "The absence is reported. %(name)s is told about rights and the way ahead.",
            name=employee.given_name,
        ),
        "success",
    )
    return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)


def _show_existing(form: AbsenceNoticeForm, employee: Employee, case_id: UUID | None) -> Page:
    """Beside the first day: there is a case already, and where, for those who may see it."""
    case_id = (
        case_id or chosen_employee(employee.employment_id).open_case_id
    )  # opened by somebody at the same instant
    form["first_day"].errors = [_("There is already a case for this absence. Go on with that one instead.")]
    with wiring().reading.connect() as connection:
        found = find_followed_case(wiring(), connection, case_id, sight(), today()) if case_id else None
    beside = Beside(existing_case=case_address(found.id) if found else "", overlaps=True)
    return show_form(form, _place(employee), beside), HTTPStatus.CONFLICT


def _choice(
    employees: tuple[Employee, ...],
    wanted: str | None = None,
    search_href: str = "",
    *,
    preventive: bool = False,
) -> str:
    return render_template(
        "case/choose_employee.html",
        employees=employees,
        wanted=wanted,
        search_href=search_href,
        preventive=preventive,
    )


def _href(employee: Employee) -> str:
    return url_for(".absence_form", employment_id=employee.employment_id)


def _place(employee: Employee) -> FormPlace:
    return FormPlace(
        about=employee.name,
        version=None,
        action=_href(employee),
        draft_href=url_for(".absence_form_draft", employment_id=employee.employment_id),
        forget_href=url_for(".absence_form_forget", employment_id=employee.employment_id),
        back=url_for(".new_absence"),
        back_label=_("Choose somebody else"),
    )


VIEWS = FormViews(show_absence_form, take_absence_form, keep_absence_draft, forget_absence_draft)
