"""Which units a representative covers: noted and ended by the administrator."""

from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.coverage import CoverageForm
from forms.accounts.roles import RolesForm
from forms.base import FormContext
from web.admin import blueprint
from web.admin.users import user_or_404, user_page
from web.current import signed_in, today, wiring
from web.queries.units import unit_choices
from web.queries.users import UserPage
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.cover_units import cover_unit, end_coverage
from workflow.services.directory import Coverage

log = structlog.get_logger("web.admin")


@blueprint.post("/users/<uuid:account_id>/coverage")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(N_("Confirm that it is you before you let a representative see the figures of a unit."))
def cover(account_id: UUID) -> str | Response | tuple[str, HTTPStatus]:
    """Let a representative cover a unit."""
    found = user_or_404(account_id)
    with wiring().reading.connect() as connection:
        choices = {"unit": unit_choices(connection)}
    form = CoverageForm(request.form, context=FormContext(today=today(), choices=choices))
    if not form.validate():
        return _again(found, form)
    try:
        cover_unit(wiring().directory, wiring().clock, account_id, _coverage(form), by=signed_in().person_id)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _again(found, form)
    log.info("unit_covered", account=str(account_id), unit=form.unit.data, by=str(signed_in().account_id))
    flash(_("The representative covers the unit."), "success")
    return _back(account_id)


@blueprint.post("/users/<uuid:account_id>/coverage/<uuid:coverage_id>/end")
@allow(Act.WRITE, Thing.USERS, Role.ADMIN)
@confirmed_recently(
    N_("Confirm that it is you before you take the figures of a unit away from a representative.")
)
def end_covering(account_id: UUID, coverage_id: UUID) -> Response:
    """From now on the representative does not see the unit."""
    try:
        end_coverage(wiring().directory, wiring().clock, account_id, coverage_id, by=signed_in().person_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    log.info("coverage_ended", account=str(account_id), by=str(signed_in().account_id))
    flash(_("The representative no longer sees the figures of the unit."), "success")
    return _back(account_id)


def _coverage(form: CoverageForm) -> Coverage:
    return Coverage(
        unit_id=UUID(form.unit.data),
        with_below=form.with_below.data == "yes",
        from_on=form.from_on.data,
        until_on=form.until_on.data,
    )


def _again(found: UserPage, form: CoverageForm) -> tuple[str, HTTPStatus]:
    known = {"roles": ",".join(found.roles)}
    roles = RolesForm(context=FormContext(today=today(), known=known))
    return user_page(found, roles, coverage_form=form), HTTPStatus.UNPROCESSABLE_ENTITY


def _back(account_id: UUID) -> Response:
    return redirect(url_for("admin.user", account_id=account_id, _anchor="coverage"), HTTPStatus.SEE_OTHER)
