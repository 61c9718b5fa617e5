"""The overview: numbers that are doors, and what waits for HR."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _

from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.overdue import overdue_doors
from web.hr.tasks import task_item
from web.queries.failed_work import failing
from web.queries.hr_numbers import (
    Overdue,
    cases_without_responsible,
    help_wanted,
    open_tasks,
    overdue_cases,
)
from web.queries.reading_log import Reading, note_list
from web.queries.retention import waits_for_hr
from web.queries.role_tasks import role_tasks
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

TASKS_SHOWN = 5


@blueprint.get("/")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def home() -> str:
    """How things stand across the organisation."""
    with wiring().reading.connect() as connection:
        late = overdue_cases(connection, sight(), today())
        numbers = {
            "unmanaged": cases_without_responsible(connection, sight(), today()),
            "help": help_wanted(connection, sight()),
            "failed": failing(connection, sight(), wiring().clock.wall()),
            "tasks": open_tasks(connection, sight()),
            "retention": waits_for_hr(connection, today()),
        }
        tasks = role_tasks(connection, actor()).rows[:TASKS_SHOWN]
    note_list(wiring(), actor(), [task.case_id for task in tasks], Reading.TASKS)
    return render_template(
        "hr/home.html",
        doors=_doors(late, numbers),
        late=overdue_doors(late),
        tasks=[task_item(task) for task in tasks],
        all_done=not late and not any(numbers.values()),
    )


def _doors(late: Sequence[Overdue], numbers: dict[str, int]) -> list[dict[str, object]]:
    overdue = sum(one.cases for one in late)
    return [
        _door(overdue, _("Cases with something overdue"), url_for("hr.overdue"), "overdue"),
        _door(
            numbers["unmanaged"],
            _("Cases without a responsible"),
            url_for("hr.cases", unmanaged=1),
            "missing",
        ),
        _door(numbers["help"], _("Requests for help"), url_for("hr.escalation_list"), "waiting"),
        _door(numbers["tasks"], _("Tasks for HR"), url_for("hr.tasks"), "soon"),
        _door(
            numbers["failed"],
            _("Things that failed or are delayed"),
            url_for("hr.failed_work_list"),
            "overdue",
        ),
        *(
            [_door(numbers["retention"], _("Deletion: waits for you"), url_for("hr.retention"), "waiting")]
            if numbers["retention"]
            else []
        ),
    ]


def _door(number: int, label: str, href: str, kind: str) -> dict[str, object]:
    return {"number": number, "label": label, "href": href, "kind": kind if number else "done"}
