"""The logo of the employer or of a unit: shown on the unit's page, replaced, taken away."""

from http import HTTPStatus
from uuid import UUID

import structlog
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.accounts.logo import LogoForm
from forms.base import FormContext
from web.admin import blueprint
from web.admin.units import unit_page
from web.current import signed_in, today, wiring
from web.pictures import shown_picture
from web.queries.logos import find_logo
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.keep_logo import LARGEST_LOGO, keep_logo, remove_logo

log = structlog.get_logger("web.admin")


@blueprint.get("/units/<uuid:unit_id>/logo")
@allow(Act.READ, Thing.UNITS, Role.ADMIN)
def logo(unit_id: UUID) -> Response:
    """The unit's own logo."""
    with wiring().reading.connect() as connection:
        found = find_logo(connection, unit_id)
    return shown_picture(found)


@blueprint.post("/units/<uuid:unit_id>/logo")
@allow(Act.WRITE, Thing.UNITS, Role.ADMIN)
def save_logo(unit_id: UUID) -> str | Response:
    """Use another logo."""
    try:
        keep_logo(wiring().directory, wiring().pictures, unit_id, _sent(), at=wiring().clock.wall())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        form = LogoForm(context=FormContext(today=today()))
        form[refusal.field].errors = [_(refusal.sentence)]
        return unit_page(unit_id, logo_form=form)
    log.info("logo_saved", unit=str(unit_id), by=str(signed_in().account_id))
    flash(_("The logo is in use from now on."), "success")
    return redirect(url_for("admin.unit", unit_id=unit_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/units/<uuid:unit_id>/logo/remove")
@allow(Act.WRITE, Thing.UNITS, Role.ADMIN)
def take_logo_away(unit_id: UUID) -> Response:
    """Use no logo of the unit's own."""
    remove_logo(wiring().directory, unit_id)
    log.info("logo_removed", unit=str(unit_id), by=str(signed_in().account_id))
    flash(_("The logo is taken away. Papers that carry it stay as they are."), "success")
    return redirect(url_for("admin.unit", unit_id=unit_id), HTTPStatus.SEE_OTHER)


def _sent() -> bytes:
    """The file that was sent, and one byte more than allowed of one that is too large."""
    sent = request.files.get("logo")
    return sent.stream.read(LARGEST_LOGO + 1) if sent else b""
