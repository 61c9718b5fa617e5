"""Begins a preventive follow-up of an employee: the short note that says why, and the case it opens."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.prevention_note import PreventionNoteForm
from web.casework.filling import filled_in
from web.casework.responsible.chosen_employee import chosen_employee
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_employee
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form, show_refused
from web.casework.route_table import FormViews
from web.current import actor, wiring
from web.i18n import language
from web.posted import submission
from web.queries.employees import Employee
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, NotFound, OverlappingCase
from workflow.services.open_prevention import open_prevention

KIND = DocumentKind.PREVENTION_NOTE


def show_prevention_form(employment_id: UUID) -> str:
    """The note, with the draft if there is one."""
    employee = chosen_employee(employment_id)
    draft = kept_draft(employment_id, KIND)
    form = PreventionNoteForm(draft.answers if draft else None, context=context_of_employee(employee))
    return show_form(form, _place(employee), Beside(draft=draft, existing_case=_existing(employee)))


def take_prevention_form(employment_id: UUID) -> Response | Page:
    """Open the case, or show what must be put right first."""
    employee = chosen_employee(employment_id)
    if "save_draft" in request.form:
        keep_draft_and_say(employment_id, KIND)
        return redirect(_place(employee).action, HTTPStatus.SEE_OTHER)
    form = PreventionNoteForm(request.form, context=context_of_employee(employee))
    if not form.validate():
        return show_refused(form, _place(employee))
    return _open(form, employee)


def keep_prevention_draft(employment_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kept = keep_draft(chosen_employee(employment_id).employment_id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_prevention_draft(employment_id: UUID) -> Response:
    """Begin anew."""
    employee = chosen_employee(employment_id)
    forget_draft(employment_id, KIND)
    return redirect(_place(employee).action, HTTPStatus.SEE_OTHER)


def _open(form: PreventionNoteForm, employee: Employee) -> Response | Page:
    filled = filled_in(form, language())
    do = partial(open_prevention, wiring().office, employee.employment_id, filled, actor=actor())
    try:
        case_id = do(submission=submission())
    except OverlappingCase:
        place = _place(employee)
        form.form_errors = [_("There is a preventive follow-up already. Go on with that one instead.")]
        return show_form(form, place, Beside(existing_case=_existing(employee))), HTTPStatus.CONFLICT
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone as first:
        return redirect(
            case_address(first.case_id) if first.case_id else url_for(".home"), HTTPStatus.SEE_OTHER
        )
    flash(
        _("You have begun. %(name)s is told. Agree on a time to talk.", name=employee.given_name), "success"
    )
    return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)


def _existing(employee: Employee) -> str:
    """The preventive follow-up that is open already, for those who may see it."""
    found = chosen_employee(employee.employment_id).open_prevention_id
    return case_address(found) if found else ""


def _place(employee: Employee) -> FormPlace:
    return FormPlace(
        about=employee.name,
        version=None,
        action=url_for(".prevention_form", employment_id=employee.employment_id),
        draft_href=url_for(".prevention_form_draft", employment_id=employee.employment_id),
        forget_href=url_for(".prevention_form_forget", employment_id=employee.employment_id),
        back=url_for(".new_prevention"),
        back_label=_("Choose somebody else"),
    )


VIEWS = FormViews(show_prevention_form, take_prevention_form, keep_prevention_draft, forget_prevention_draft)
