"""The calculator: periods in, dates and their reasons out, for everybody. Nothing typed here is kept or logged."""

from http import HTTPStatus

from flask import Response, render_template, request, url_for

from forms.calculator import Calculator, too_many
from forms.context import FormContext
from web.current import today, wiring
from web.i18n import language
from web.public import blueprint
from web.public.calculator_problems import Problem, problems_of
from web.public.calendar_days import calendar_days
from web.public.reckoned import Reckoned, reckon
from web.public.result_lines import result_lines
from web.roles import allow_anyone
from workflow.adapters.calendar import day_list

Page = tuple[str, HTTPStatus]
FILE_NAME = "tilbake.ics"


@blueprint.get("/calculator")
@allow_anyone
def calculator() -> str:
    """One empty period."""
    return _shown(Calculator(None, context=_context()))


@blueprint.post("/calculator")
@allow_anyone
def calculator_reckoned() -> str | Page:
    """What follows from the periods; or one period more, or one less."""
    entered = Calculator(
        request.form,
        context=_context(),
        more="add" in request.form,
        without=request.form.get("remove", ""),
    )
    if _changes_periods() and not entered.filled:
        return _shown(entered)
    found = _reckoned(entered)
    if found or _changes_periods():
        return _shown(entered, found)
    # A page that asks by itself while somebody types has done nothing wrong.
    asked_by_page = "HX-Request" in request.headers
    if asked_by_page:
        return _shown(entered, problems=problems_of(entered) if entered.filled else [])
    return _refused(entered)


@blueprint.post("/calculator/calendar")
@allow_anyone
def calculator_calendar() -> Response | Page:
    """The dates ahead as a calendar file."""
    entered = Calculator(request.form, context=_context())
    found = _reckoned(entered)
    if found is None:
        return _refused(entered)
    content = day_list(calendar_days(found.file), stamped_at=wiring().clock.now(), language=language())
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _context() -> FormContext:
    return FormContext(today=today())


def _changes_periods() -> bool:
    return "add" in request.form or "remove" in request.form


def _reckoned(entered: Calculator) -> Reckoned | None:
    return reckon(entered, today()) if entered.validate() and entered.filled else None


def _refused(entered: Calculator) -> Page:
    return _shown(entered, problems=problems_of(entered), focus=True), HTTPStatus.UNPROCESSABLE_ENTITY


def _shown(
    entered: Calculator,
    found: Reckoned | None = None,
    *,
    problems: list[Problem] | None = None,
    focus: bool = False,
) -> str:
    return render_template(
        "public/calculator.html",
        changed=_changes_periods(),
        periods=list(entered.periods.items()),
        birth=entered.person,
        problem=str(too_many()) if entered.too_many else "",
        problems=problems or [],
        focus=focus,
        result=result_lines(found) if found else None,
        language_next=url_for("public.calculator"),
    )
