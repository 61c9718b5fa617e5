"""HR begins with help for a case by itself."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.requests.begin import BeginRequestForm
from web.casework.responsible.reached import followed_case
from web.current import actor, today, wiring
from web.hr import blueprint
from web.posted import submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.tracks.kinds import TrackKind
from workflow.services.begin_track import begin_track


@blueprint.get("/cases/<uuid:case_id>/requests/new")
@allow(Act.DECIDE, Thing.ESCALATION, Role.HR)
def new_request(case_id: UUID) -> str:
    """What it is about, and why."""
    followed = followed_case(case_id)
    note_reading(wiring(), actor(), case_id, Reading.CASE)
    return _page(followed, BeginRequestForm(context=FormContext(today=today())))


@blueprint.post("/cases/<uuid:case_id>/requests/new")
@allow(Act.DECIDE, Thing.ESCALATION, Role.HR)
def new_request_now(case_id: UUID) -> Response | tuple[str, HTTPStatus]:
    """Begin, and on to what is needed; a second click begins nothing more."""
    followed = followed_case(case_id)
    form = BeginRequestForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(followed, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        request_id = begin_track(
            wiring().office,
            case_id,
            TrackKind(form.kind.data),
            why=form.why.data,
            note=form.note.data or "",
            actor=actor(),
            submission=submission(),
        )
    except AlreadyDone:
        return redirect(url_for("hr.case_page", case_id=case_id, _anchor="requests"), HTTPStatus.SEE_OTHER)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(followed, form), HTTPStatus.UNPROCESSABLE_ENTITY
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("hr.request", case_id=case_id, request_id=request_id), HTTPStatus.SEE_OTHER)


def _page(followed: FollowedCase, form: BeginRequestForm) -> str:
    back = url_for("hr.case_page", case_id=followed.id)
    return render_template(
        "case/request_move.html",
        followed=followed,
        form=form,
        name=_("Back to the case"),
        action=url_for("hr.new_request_now", case_id=followed.id),
        back=back,
        version=None,
        overtaken=False,
        reasons=(),
        submission=uuid4(),
    )
