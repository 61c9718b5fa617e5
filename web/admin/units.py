"""The employer's tree of units: seen as a whole, added to, mended."""

from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.logo import LogoForm
from forms.accounts.unit import UnitForm
from forms.base import FormContext
from web.admin import blueprint
from web.current import signed_in, today, wiring
from web.queries.logos import logo_mark
from web.queries.units import UnitLine, find_unit, unit_choices, unit_tree
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.directory import UnitFacts
from workflow.services.keep_units import add_unit, change_unit

log = structlog.get_logger("web.admin")


@blueprint.get("/units/")
@allow(Act.READ, Thing.UNITS, Role.ADMIN)
def units() -> str:
    """The tree."""
    with wiring().reading.connect() as connection:
        return render_template("admin/units.html", units=unit_tree(connection))


@blueprint.get("/units/new")
@allow(Act.WRITE, Thing.UNITS, Role.ADMIN)
def new_unit() -> str:
    """The form for one more."""
    return _page(UnitForm(context=_context()))


@blueprint.post("/units/new")
@allow(Act.WRITE, Thing.UNITS, Role.ADMIN)
def create_unit() -> str | Response:
    """Add it."""
    return _save(UnitForm(request.form, context=_context()), None)


@blueprint.get("/units/<uuid:unit_id>")
@allow(Act.READ, Thing.UNITS, Role.ADMIN)
def unit(unit_id: UUID) -> str:
    """The form of one unit, filled in, and its logo."""
    return unit_page(unit_id)


@blueprint.post("/units/<uuid:unit_id>")
@allow(Act.WRITE, Thing.UNITS, Role.ADMIN)
def save_unit(unit_id: UUID) -> str | Response:
    """Mend it."""
    return _save(UnitForm(request.form, context=_context()), unit_id)


def unit_page(unit_id: UUID, *, logo_form: LogoForm | None = None) -> str:
    """The page of one unit; `logo_form` says what was wrong with a file."""
    with wiring().reading.connect() as connection:
        found = find_unit(connection, unit_id)
        mark = logo_mark(connection, unit_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template(
        "admin/unit.html",
        form=UnitForm(context=_context(found)),
        unit=found,
        logo_form=logo_form or LogoForm(context=FormContext(today=today())),
        logo_mark=mark,
    )


def _save(form: UnitForm, unit_id: UUID | None) -> str | Response:
    if not form.validate():
        return _page(form)
    try:
        unit_id = _stored(_facts(form), unit_id)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(form)
    log.info("unit_saved", unit=str(unit_id), by=str(signed_in().account_id))
    flash(_("The unit is saved."), "success")
    return redirect(url_for("admin.units"), HTTPStatus.SEE_OTHER)


def _stored(facts: UnitFacts, unit_id: UUID | None) -> UUID:
    if unit_id is None:
        return add_unit(wiring().directory, facts)
    change_unit(wiring().directory, unit_id, facts)
    return unit_id


def _facts(form: UnitForm) -> UnitFacts:
    return UnitFacts(
        name=form.unit_name.data,
        parent_id=UUID(form.parent.data) if form.parent.data else None,
        organisation_number=form.organisation_number.data or None,
        cost_name=form.cost_name.data or None,
    )


def _page(form: UnitForm) -> str:
    return render_template("admin/form.html", form=form)


def _context(found: UnitLine | None = None) -> FormContext:
    with wiring().reading.connect() as connection:
        choices = {"parent": unit_choices(connection)}
    return FormContext(today=today(), choices=choices, known=_known(found) if found else {})


def _known(found: UnitLine) -> dict[str, str]:
    return {
        "unit_name": found.name,
        "parent": str(found.parent_id or ""),
        "organisation_number": found.organisation_number,
        "cost_name": found.cost_name,
    }
