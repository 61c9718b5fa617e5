"""What should have happened by itself and did not: try it now or again, or set it aside with a reason."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.drop_work import DropWorkForm
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import number_from
from web.hr.words import ANOTHER_FAILURE, EFFECTS, FAILURES
from web.i18n import format_instant
from web.posted import submission
from web.queries.failed_work import FailedRow, failed_work, work_still_tried
from web.queries.reading_log import Reading, note_list
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.retry_work import DROP_REASONS, drop_work, hurry_work, retry_work

SOMETHING = N_("Something that should have happened by itself")


@blueprint.get("/failed-work")
@allow(Act.READ, Thing.WORK, Role.HR)
def failed_work_list() -> str:
    """What is still being tried, and a page of what was given up; the oldest first."""
    return _page()


@blueprint.post("/failed-work/retry")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def retry() -> Response:
    """Let it be tried again."""
    work_id = _work_id()
    _once(lambda: retry_work(wiring().office, work_id, actor=actor(), submission=submission()))
    flash(_("It is tried again within a minute. If it fails once more, it is back here."), "success")
    return redirect(url_for("hr.failed_work_list"), HTTPStatus.SEE_OTHER)


@blueprint.post("/failed-work/hurry")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def hurry() -> Response:
    """Let it be tried at once."""
    work_id = _work_id()
    _once(lambda: hurry_work(wiring().office, work_id, actor=actor(), submission=submission()))
    flash(_("It is tried within a minute. If it fails again, it is still here."), "success")
    return redirect(url_for("hr.failed_work_list"), HTTPStatus.SEE_OTHER)


@blueprint.post("/failed-work/drop")
@allow(Act.DECIDE, Thing.WORK, Role.HR)
def drop() -> Response | tuple[str, HTTPStatus]:
    """Set it aside, with the reason."""
    work_id, form = _work_id(), DropWorkForm(request.form, context=_context())
    if not form.validate():
        return _page(form, work_id), HTTPStatus.UNPROCESSABLE_ENTITY
    reason = form.reason.data
    _once(lambda: drop_work(wiring().office, work_id, reason, actor=actor(), submission=submission()))
    flash(_("It is set aside. The history of the case says so."), "success")
    return redirect(url_for("hr.failed_work_list"), HTTPStatus.SEE_OTHER)


def _once(act: Callable[[], None]) -> None:
    """Act; the second of two clicks finds it done."""
    try:
        act()
    except AlreadyDone:
        return
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)


def _work_id() -> int:
    number = number_from(request.form.get("work_id", ""))
    if number is None:
        abort(HTTPStatus.NOT_FOUND)
    return number


def _context() -> FormContext:
    return FormContext(
        today=today(), choices={"reason": [(code, _(words)) for code, words in DROP_REASONS.items()]}
    )


def _page(refused: DropWorkForm | None = None, refused_id: int | None = None) -> str:
    after, tried_after = (number_from(request.args.get(name, "")) for name in ("after", "tried_after"))
    with wiring().reading.connect() as connection:
        rows, next_after = failed_work(connection, sight(), after)
        tried, next_tried = work_still_tried(connection, sight(), wiring().clock.wall(), tried_after)
    note_list(wiring(), actor(), [row.case_id for row in (*rows, *tried) if row.case_id], Reading.TASKS)
    return render_template(
        "hr/failed_work.html",
        rows=[_row(row) for row in rows],
        tried=[_row(row) | {"next": format_instant(row.due_at)} for row in tried],
        tried_first_href=url_for("hr.failed_work_list") if tried_after else "",
        tried_next_href=url_for("hr.failed_work_list", tried_after=next_tried) if next_tried else "",
        form=refused or DropWorkForm(context=_context()),
        refused_id=refused_id,
        first_href=url_for("hr.failed_work_list") if after else "",
        next_href=url_for("hr.failed_work_list", after=next_after) if next_after else "",
    )


def _row(row: FailedRow) -> dict[str, object]:
    return {
        "id": row.id,
        "again": uuid4(),
        "aside": uuid4(),
        "what": _(EFFECTS.get(row.effect, SOMETHING)),
        "employee": row.employee,
        "href": url_for("hr.case_page", case_id=row.case_id) if row.case_id else "",
        "since": format_instant(row.created_at),
        "attempts": row.attempts,
        "reason": _reason(row.reason),
    }


def _reason(name: str | None) -> str:
    if name in FAILURES:
        return str(_(FAILURES[name]))
    return str(_(ANOTHER_FAILURE, name=name) if name else _("not known"))
