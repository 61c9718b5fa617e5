"""Saying that pay is stopped."""

from uuid import UUID

from flask import url_for
from werkzeug.wrappers import Response

from web.casework.task_done import note_as_done
from web.payroll import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.post("/tasks/<uuid:item_id>/done")
@allow(Act.ANSWER, Thing.TASK, Role.PAYROLL)
def task_done(item_id: UUID) -> Response:
    """Close the task."""
    return note_as_done(item_id, url_for("payroll.home"))
