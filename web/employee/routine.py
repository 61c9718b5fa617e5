"""The routine of the workplace: read it, say that you have, and say that you were there."""

from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from web.employee import blueprint
from web.own_routine import hand_out_file, note_presence, note_read, reading_page
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/routine")
@allow(Act.READ, Thing.ROUTINE, Role.EMPLOYEE)
def routine() -> str:
    """The text, and the button at its end."""
    return render_template("employee/routine.html", **reading_page())


@blueprint.get("/routine/file/<uuid:routine_id>")
@allow(Act.READ, Thing.ROUTINE, Role.EMPLOYEE)
def routine_file(routine_id: UUID) -> Response:
    """The file of a version that counts for the reader."""
    return hand_out_file(routine_id)


@blueprint.post("/routine/read")
@allow(Act.ANSWER, Thing.ROUTINE, Role.EMPLOYEE)
def routine_read() -> Response:
    """Read and understood."""
    note_read()
    return redirect(url_for("employee.routine"), HTTPStatus.SEE_OTHER)


@blueprint.post("/routine/present")
@allow(Act.ANSWER, Thing.ROUTINE, Role.EMPLOYEE)
def routine_present() -> Response:
    """I was there."""
    note_presence()
    return redirect(url_for("employee.routine"), HTTPStatus.SEE_OTHER)
