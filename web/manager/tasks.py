"""Everything a manager has to do, the soonest first: what is near, and behind it what comes later."""

from flask import render_template, url_for
from flask_babel import gettext as _

from web.casework.responsible.tasks import by_when, task_address, task_name, task_page
from web.current import actor, sight, today, wiring
from web.manager import blueprint
from web.queries.managers_cases import TaskRow
from web.queries.open_tasks import is_near, managers_list
from web.queries.reading_log import Reading, note_list
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


@blueprint.get("/tasks")
@allow(Act.READ, Thing.CASE_LIST, Role.MANAGER)
def tasks() -> str:
    """The list; each leads to where it is done."""
    with wiring().reading.connect() as connection:
        found = managers_list(connection, sight())
    note_list(wiring(), actor(), [task.case_id for task in found], Reading.TASKS)
    return render_template(
        "manager/tasks.html",
        near=[_item(task) for task in found if is_near(task, today())],
        later=[_item(task) for task in found if not is_near(task, today())],
    )


def _item(task: TaskRow) -> dict[str, object]:
    case_page = url_for("manager.case_page", case_id=task.case_id)
    open_case = str(_("Open the case"))
    page = task_page(task.case_id, task.task, task.document_id)
    address = task_address(task.case_id, task.task, task.document_id)
    href, action = page or (address or case_page, open_case)
    return {
        "person": task.employee,
        "what": task_name(task.task),
        "by": by_when(task.due_on, today()),
        "overdue": task.due_on is not None and task.due_on < today(),
        "href": href,
        "action": action,
    }
