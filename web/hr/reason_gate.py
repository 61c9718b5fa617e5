"""Lets HR open a case outside an open task only after saying why: asked before every view of HR's that is about a case.

What was posted meanwhile is not lost: it comes along in the form that asks, and goes on to the page it was meant for.
"""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.health_warning import KEPT, SHOWN
from forms.hr.access_reason import PREFIX, AccessReasonForm
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.queries.followed_case import find_followed_case
from web.queries.hr_ground import COUNTS_FOR, OF_A_CASE, case_behind, open_ground
from web.queries.reading_log import note_list
from web.reading_ground import REASONS, Ground, Purpose, stand_on
from web.roles import allow
from web.security.addresses import address_to_come_back_to, safe_path
from workflow.domain.access import Act, Thing
from workflow.domain.errors import NotFound
from workflow.domain.people import Role
from workflow.services.give_reason import give_reason

GIVEN = "access_reasons"
OF_THE_PAGE = {"csrf_token", SHOWN, KEPT}
"""What this page has of its own; a form with words of health asks about them again, about its own."""
NOT_OPENED = frozenset(
    {
        f"hr.{name}{part}"
        for name in ("absence_form", "prevention_form")
        for part in ("", "_now", "_draft", "_forget")
    }
    | {"hr.access_reason", "hr.access_reason_now"}
)
"""A report about somebody opens no case that is there; the page that asks cannot ask for itself."""

Page = tuple[str, HTTPStatus]


@blueprint.before_request
def ask_why() -> Response | Page | None:
    """Go on where there is a ground; else lead to the question."""
    parts = {name: value for name, value in (request.view_args or {}).items() if name in OF_A_CASE}
    if not parts or request.endpoint in NOT_OPENED:
        return None
    with wiring().reading.connect() as connection:
        case_id = case_behind(connection, sight(), parts)
        if case_id is None and len(parts) > 1:
            abort(HTTPStatus.NOT_FOUND)  # a view may look at one of them alone
        if case_id is None:
            return None  # not there, or not theirs: the view gives the one answer for both
        purpose = (
            None
            if _given(case_id)
            else open_ground(connection, actor(), case_id, wiring().clock.now(), today())
        )
    ground = Ground(purpose) if purpose else _given(case_id)
    if ground is not None:
        stand_on(ground)
        return None
    return _lead_to_question(case_id) if request.method in {"GET", "HEAD"} else _ask_before_form(case_id)


@blueprint.get("/cases/<uuid:case_id>/reason")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def access_reason(case_id: UUID) -> str:
    """Why is it opened?"""
    form = AccessReasonForm(context=_context(), prefix=PREFIX)
    return _page(case_id, form, url_for("hr.access_reason_now", case_id=case_id), {"next": _next(case_id)})


@blueprint.post("/cases/<uuid:case_id>/reason")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def access_reason_now(case_id: UUID) -> Response | Page:
    """Keep the reason, then on to the page that was asked for."""
    form = AccessReasonForm(request.form, context=_context(), prefix=PREFIX)
    where = _next(case_id)
    if not form.validate():
        action = url_for("hr.access_reason_now", case_id=case_id)
        return _page(case_id, form, action, {"next": where}), HTTPStatus.UNPROCESSABLE_ENTITY
    _keep(case_id, form)
    return redirect(where, HTTPStatus.SEE_OTHER)


def _lead_to_question(case_id: UUID) -> Response:
    where = address_to_come_back_to()
    return redirect(url_for("hr.access_reason", case_id=case_id, next=where), HTTPStatus.SEE_OTHER)


def _ask_before_form(case_id: UUID) -> Page | Response | None:
    """The question around the form that was sent; sent again with an answer, it goes on to its own view."""
    if request.headers.get("X-Requested-With"):
        return "", HTTPStatus.FORBIDDEN  # a script cannot answer; the page still has what is written
    asked = f"{PREFIX}choice" in request.form
    form = AccessReasonForm(request.form if asked else None, context=_context(), prefix=PREFIX)
    if asked and form.validate():
        _keep(case_id, form)
        return None
    if request.files:
        flash(_("Please choose the file again after this: a file cannot be kept meanwhile."), "info")
        return _lead_to_question(case_id)
    return _page(case_id, form, request.full_path.removesuffix("?")), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(case_id: UUID, form: AccessReasonForm, action: str, more: dict[str, str] | None = None) -> str:
    with wiring().reading.connect() as connection:
        followed = find_followed_case(wiring(), connection, case_id, sight(), today())
    if followed is None:
        abort(HTTPStatus.NOT_FOUND)
    note_list(wiring(), actor(), [case_id])
    sent = [] if more else request.form.items(multi=True)
    kept = [pair for pair in sent if pair[0] not in OF_THE_PAGE and not pair[0].startswith(PREFIX)]
    return render_template(
        "hr/access_reason.html",
        form=form,
        followed=followed,
        action=action,
        hidden=[*kept, *(more or {}).items()],
    )


def _keep(case_id: UUID, form: AccessReasonForm) -> None:
    try:
        reason_id = give_reason(
            wiring().office, case_id, form.choice.data, form.words.data or "", actor=actor()
        )
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    until = wiring().clock.wall() + COUNTS_FOR
    session[GIVEN] = {**session.get(GIVEN, {}), case_id.hex: [reason_id.hex, until.isoformat()]}
    stand_on(Ground(Purpose.REASON, reason_id))


def _given(case_id: UUID) -> Ground | None:
    """The reason of this session for a case, as long as it counts."""
    kept = session.get(GIVEN, {}).get(case_id.hex)
    if kept is None or datetime.fromisoformat(kept[1]) <= wiring().clock.wall():
        return None
    return Ground(Purpose.REASON, UUID(kept[0]))


def _next(case_id: UUID) -> str:
    otherwise = url_for("hr.case_page", case_id=case_id)
    wanted = safe_path(request.values.get("next"), otherwise)
    return wanted if wanted.startswith(f"{blueprint.url_prefix}/") else otherwise


def _context() -> FormContext:
    return FormContext(
        today=today(), choices={"choice": [(code, _(words)) for code, words in REASONS.items()]}
    )
