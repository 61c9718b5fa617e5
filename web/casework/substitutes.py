"""The page of a manager's substitutes, for the manager and for HR: who stands in, naming somebody, ending it, who did before."""

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.delegation import MAY
from forms.substitution import SubstitutionForm
from web.current import actor, today, wiring
from web.posted import submission
from web.queries.substitutes import Holds, candidates, leads_somebody, mandates_of
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.name_substitute import Named, end_substitution, name_substitute
from workflow.services.substitutes import Mandate

Page = tuple[str, HTTPStatus]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Whose substitutes, and where the page and its forms are."""

    manager_id: UUID
    page: str
    end: str
    address: dict[str, Any]

    def href(self) -> str:
        """The page."""
        return url_for(self.page, **self.address)


def show_substitutes(desk: Desk) -> str:
    """Who stands in, and the form."""
    return _page(desk, SubstitutionForm(context=_context(desk)))


def name_from_form(desk: Desk) -> Response | Page:
    """Name the one who was chosen; a second click finds it done."""
    form = SubstitutionForm(request.form, context=_context(desk))
    _insist(desk)
    if not form.validate():
        return _page(desk, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        with suppress(AlreadyDone):
            name_substitute(wiring().office, _named(desk, form), actor=actor(), submission=submission())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(desk, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("The substitute is named, and is told by e-mail."), "success")
    return redirect(desk.href(), HTTPStatus.SEE_OTHER)


def end_from_form(desk: Desk, substitution_id: UUID) -> Response:
    """End one; a second click finds it ended."""
    try:
        with suppress(AlreadyDone):
            end_substitution(wiring().office, substitution_id, actor=actor(), manager_id=desk.manager_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    flash(_("It is ended. The substitute no longer sees the cases."), "success")
    return redirect(desk.href(), HTTPStatus.SEE_OTHER)


def _insist(desk: Desk) -> str:
    """The manager's name; HR finds only managers who lead somebody, and never themselves."""
    with wiring().reading.connect() as connection:
        name = leads_somebody(connection, desk.manager_id)
    if not name or (actor().role is Role.HR and desk.manager_id == actor().person_id):
        abort(HTTPStatus.NOT_FOUND)
    return name


def _named(desk: Desk, form: SubstitutionForm) -> Named:
    return Named(
        manager_id=desk.manager_id,
        substitute_id=UUID(form.substitute.data),
        from_on=form.from_on.data,
        to_on=form.to_on.data,
        mandate=Mandate(may=tuple(form.may.data or ()), decides=form.authority.data),
    )


def _context(desk: Desk) -> FormContext:
    with wiring().reading.connect() as connection:
        found = candidates(connection, desk.manager_id, today(), actor().person_id)
    return FormContext(today=today(), choices={"substitute": [(str(id_), name) for id_, name in found]})


def _page(desk: Desk, form: SubstitutionForm) -> str:
    is_hr = actor().role is Role.HR
    name = _insist(desk) if is_hr else ""
    with wiring().reading.connect() as connection:
        lines = mandates_of(wiring(), connection, desk.manager_id, today())
        leads = bool(leads_somebody(connection, desk.manager_id))
    return render_template(
        "case/substitutes.html",
        form=form,
        manager=name,
        leads=leads,
        back_href=url_for("hr.substitutes") if is_hr else url_for("manager.home"),
        here=desk.href(),
        end_href=lambda id_: url_for(desk.end, substitution_id=id_, **desk.address),
        standing=[line for line in lines if line.holds in {Holds.NOW, Holds.COMING}],
        former=[line for line in lines if line.holds in {Holds.ENDED, Holds.OVER}],
        may=dict(MAY),
        submission=uuid4(),
    )
