"""HR answers a run of deletion that stopped to ask: go on, or delete nothing today."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.current import actor, wiring
from web.hr import blueprint
from web.posted import number_from
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.answer_run import answer_run


@blueprint.post("/retention/runs/<uuid:run_id>/go-on")
@allow(Act.DECIDE, Thing.RETENTION, Role.HR)
@confirmed_recently(N_("Confirm that it is you before you let what has been kept long enough be deleted."))
def retention_go_on(run_id: UUID) -> Response:
    """Let it delete what the page showed."""
    return _answered(run_id, go_on=True, said=_("It goes on within a few minutes."))


@blueprint.post("/retention/runs/<uuid:run_id>/stop")
@allow(Act.DECIDE, Thing.RETENTION, Role.HR)
@confirmed_recently(N_("Confirm that it is you before you stop a deletion."))
def retention_stop(run_id: UUID) -> Response:
    """Delete nothing today; the next night asks again if nothing has changed."""
    return _answered(
        run_id,
        go_on=False,
        said=_("Nothing is deleted today. Put the rule or the clock right before the next night."),
    )


def _answered(run_id: UUID, *, go_on: bool, said: str) -> Response:
    total = number_from(request.form.get("total", ""))
    try:
        answer_run(wiring().office, run_id, -1 if total is None else total, go_on=go_on, actor=actor())
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
    else:
        flash(said, "success")
    return redirect(url_for("hr.retention"), HTTPStatus.SEE_OTHER)
