"""Unusually many reminders wait: HR sees which, and lets them go or sets them aside with a reason."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.set_aside import SetAsideForm
from web.casework.work_words import EFFECTS, SOMETHING
from web.current import actor, today, wiring
from web.hr import blueprint
from web.i18n import format_day, format_instant
from web.queries.storms import Answered, answered_storms, held_lines, storm_that_asks
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.people import Role
from workflow.services.storms import LET_GO, REASONS, SET_ASIDE, answer_storm


@blueprint.get("/reminders")
@allow(Act.READ, Thing.WORK, Role.HR)
def reminders() -> str:
    """What waits, and what was answered before."""
    return _page(SetAsideForm(context=_context()))


@blueprint.post("/reminders/<uuid:storm_id>/go")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def let_reminders_go(storm_id: UUID) -> Response:
    """Let them go out, each in the hours for mail."""
    _answer(storm_id, LET_GO, None)
    flash(_("They go out now, each only if it is still wanted."), "success")
    return redirect(url_for("hr.reminders"), HTTPStatus.SEE_OTHER)


@blueprint.post("/reminders/<uuid:storm_id>/aside")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def set_reminders_aside(storm_id: UUID) -> Response | tuple[str, HTTPStatus]:
    """Never send them."""
    form = SetAsideForm(request.form, context=_context())
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    _answer(storm_id, SET_ASIDE, form.reason.data)
    flash(_("They are set aside. The tasks are still there."), "success")
    return redirect(url_for("hr.reminders"), HTTPStatus.SEE_OTHER)


def _answer(storm_id: UUID, answer: str, because: str | None) -> None:
    """Answer; the second of two clicks finds it done, and so does whoever came second."""
    try:
        answer_storm(wiring().office, storm_id, answer, because, actor=actor())
    except AlreadyDone:
        return
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)


def _context() -> FormContext:
    return FormContext(
        today=today(), choices={"reason": [(code, _(words)) for code, words in REASONS.items()]}
    )


def _page(form: SetAsideForm) -> str:
    with wiring().reading.connect() as connection:
        storm = storm_that_asks(connection)
        lines = held_lines(connection, storm) if storm else []
        former = answered_storms(connection)
    return render_template(
        "hr/reminders.html",
        storm=storm,
        since=format_instant(storm.asked_at) if storm else "",
        rows=[
            [
                format_day(line.due_on) if line.due_on else _("no deadline"),
                _(EFFECTS.get(line.effect, SOMETHING)),
                line.count,
            ]
            for line in lines
        ],
        form=form,
        former=[_former(one) for one in former],
    )


def _former(one: Answered) -> list[object]:
    storm = one.storm
    said = _("Let go") if storm.answer == LET_GO else _("Set aside")
    why = _(REASONS[storm.because]) if storm.because in REASONS else ""
    when = format_instant(storm.answered_at) if storm.answered_at else ""
    return [when, storm.found, {"text": said, "small": why}, one.by]
