"""Saying that pay is stopped."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.current import actor, wiring
from web.payroll import blueprint
from web.posted import submission
from web.roles import allow
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.people import Role
from workflow.services.settle_task import settle_task


@blueprint.post("/tasks/<uuid:item_id>/done")
@allow(Role.PAYROLL)
def task_done(item_id: UUID) -> Response:
    """Close the task; a second click finds it closed."""
    try:
        settle_task(wiring().office, item_id, actor=actor(), submission=submission())
        flash(_("Noted as done."), "success")
    except AlreadyDone:
        flash(_("Noted as done."), "success")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("payroll.home"), HTTPStatus.SEE_OTHER)
