"""What HR is asked to do, most urgent first."""

from typing import Any
from uuid import UUID, uuid4

from flask import render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.days import relative_day
from web.casework.responsible.tasks import DUTIES, task_address, task_page
from web.casework.task_done import note_as_done
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import flag_from, id_from
from web.hr.words import TASKS
from web.i18n import format_day
from web.queries.hr_numbers import open_tasks
from web.queries.reading_log import Reading, note_list
from web.queries.role_tasks import RoleTask, role_tasks
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import TASK_NAMES

A_TASK = N_("Something waits on this case")
ASK_MANAGER = N_("%(what)s: %(manager)s is responsible and has been reminded. Ask what stands in the way")


@blueprint.get("/tasks")
@allow(Act.READ, Thing.CASE_LIST, Role.HR)
def tasks() -> str:
    """A page of what is to be done by now, or of what comes later: the duties of a case nobody follows up reach years ahead."""
    later = flag_from("later")
    with wiring().reading.connect() as connection:
        page = role_tasks(connection, actor(), today(), id_from("after"), later=later)
        others = open_tasks(connection, sight(), today(), later=not later)
    note_list(wiring(), actor(), [task.case_id for task in page.rows], Reading.TASKS)
    kept: dict[str, Any] = {"later": 1} if later else {}
    return render_template(
        "hr/tasks.html",
        tasks=[task_item(task) for task in page.rows],
        later=later,
        others=others,
        others_href=url_for("hr.tasks", later=None if later else 1),
        first_href=url_for("hr.tasks", **kept) if request.args.get("after") else "",
        next_href=url_for("hr.tasks", after=page.next_after, **kept) if page.next_after else "",
    )


@blueprint.post("/tasks/<uuid:item_id>/done")
@allow(Act.WRITE, Thing.TASK, Role.HR)
def task_done(item_id: UUID) -> Response:
    """Close a task."""
    return note_as_done(item_id, url_for("hr.tasks"))


def task_item(task: RoleTask) -> dict[str, object]:
    """A task for the page."""
    late = task.due_on is not None and task.due_on < today()
    page = task_page(task.case_id, task.task, task.document_id)
    return {
        "open": page,
        "id": task.id,
        "submission": uuid4(),
        "what": _what(task),
        "employee": task.employee,
        "unit": task.unit,
        "href": task_address(task.case_id, task.task, task.document_id)
        or url_for("hr.case_page", case_id=task.case_id),
        "by": f"{format_day(task.due_on)} ({relative_day(task.due_on, today())})" if task.due_on else "",
        "kind": "overdue" if late else "soon",
    }


def _what(task: RoleTask) -> str:
    """HR sees to it that others do what is theirs, and is told whom to ask."""
    if task.task not in TASKS:
        what = str(_(TASK_NAMES.get(task.task, A_TASK)))
        is_managers = task.task in DUTIES and task.manager
        return str(_(ASK_MANAGER, what=what, manager=task.manager)) if is_managers else what
    with_manager, without = TASKS[task.task]
    return str(_(with_manager, manager=task.manager) if task.manager else _(without))
