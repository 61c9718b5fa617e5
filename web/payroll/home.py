"""Where pay must be stopped, and whose max date comes next."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from flask import render_template, request, url_for
from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.why_lines import WhyLine
from web.current import actor, today, wiring
from web.i18n import format_day, format_short_day
from web.payroll import blueprint
from web.payroll.why_max_dates import why_max_dates
from web.queries.coming_max_dates import ComingMaxDate, coming_max_dates
from web.queries.reading_log import Reading, note_readings
from web.queries.role_tasks import RoleTask, role_tasks
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.services.chores import Chore

AHEAD = timedelta(days=92)
"""How far ahead max dates are shown: three months, as long as payroll plans."""


@blueprint.get("/")
@allow(Act.READ, Thing.DATES, Role.PAYROLL)
def home() -> str:
    """The tasks and the dates; that these cases' dates were read is noted on each."""
    after = _after()
    with wiring().reading.connect() as connection:
        page = role_tasks(connection, actor(), today(), after, Chore.STOP_PAY)
        coming = coming_max_dates(connection, actor(), today(), today() + AHEAD)
        whys = why_max_dates(connection, coming)
    shown = dict.fromkeys([task.case_id for task in page.rows] + [one.case_id for one in coming])
    note_readings(wiring(), actor(), list(shown), Reading.DATES)
    return render_template(
        "payroll/home.html",
        tasks=[_task(task) for task in page.rows],
        rows=[_row(one, whys) for one in coming],
        first_href=url_for("payroll.home") if after else "",
        next_href=url_for("payroll.home", after=page.next_after) if page.next_after else "",
    )


def _after() -> UUID | None:
    try:
        return UUID(request.args.get("after", ""))
    except ValueError:
        return None


def _task(task: RoleTask) -> dict[str, object]:
    """Names the task's own day: it is that of the letter, where Nav said another than our estimate."""
    day = task.due_on or task.max_date
    return {
        "id": task.id,
        "submission": uuid4(),
        "employee": task.employee,
        "max_date": format_day(day) if day else _("not known"),
        "relative": relative_day(day, today()) if day else "",
        "late": day is not None and day < today(),
        "unsure": _unsure(task.last_day, day),
        "facts": [
            (_("Workplace"), task.unit),
            (_("Position"), f"{task.position_percentage} %"),
            (_("Absence"), _absence(task.grade, task.first_day, task.last_day)),
        ],
    }


def _unsure(last: date | None, max_date: date | None) -> str:
    """Whoever may be back at work is not to lose their pay: the absence has run out, and nobody has told what came then."""
    if last is None or max_date is None or last >= min(max_date, today()):
        return ""
    known = format_short_day(last)
    return str(_("No absence is known after %(day)s. Ask HR before you stop the pay.", day=known))


def _row(one: ComingMaxDate, whys: Mapping[UUID, WhyLine]) -> list[object]:
    day = {
        "text": format_short_day(one.max_date),
        "small": relative_day(one.max_date, today()),
        "behind": whys.get(one.case_id),
        "about": one.employee,
    }
    absence = _absence(one.grade, one.first_day, one.last_day)
    return [one.employee, one.unit, f"{one.position_percentage} %", absence, day]


def _absence(grade: int, first: date, last: date | None) -> str:
    until = format_short_day(last) if last else _("not known")
    return str(
        _("%(grade)s %%, from %(first)s to %(last)s", grade=grade, first=format_short_day(first), last=until)
    )
