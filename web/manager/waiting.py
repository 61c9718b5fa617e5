"""Decides what stands first on the manager's start: at most three things that wait, the soonest first."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import itemgetter

from flask import url_for
from flask_babel import gettext as _

from web.casework.responsible.duties import DUTIES, told
from web.casework.responsible.tasks import by_when, task_address, task_name, task_page
from web.casework.responsible.verbs import verb_for
from web.manager.case_rows import lacking, shown_step
from web.queries.managers_cases import NO_DAY, CaseRow, TaskRow
from workflow.domain.deadlines import UPCOMING_DAYS

MOST = 3
Card = dict[str, object]


def waiting_cards(rows: Sequence[CaseRow], tasks: Iterable[TaskRow], today: date) -> list[Card]:
    """One card a case: its duty when it is near, else its soonest task."""
    near = [row for row in rows if _is_near(row, today)]
    named = {row.id for row in near}
    found = [
        (row.stage_due_on or row.next_due_on or NO_DAY, str(row.id), _duty_card(row, today)) for row in near
    ]
    for task in tasks:
        if task.case_id not in named:
            named.add(task.case_id)
            found.append((task.due_on or NO_DAY, str(task.id), _task_card(task, today)))
    return [card for *_order, card in sorted(found, key=itemgetter(0, 1))[:MOST]]


def _is_near(row: CaseRow, today: date) -> bool:
    """Something the manager can do, within the days in which a duty is called upcoming."""
    due_on = row.stage_due_on or row.next_due_on
    missing = lacking(row)
    waits = bool(missing) and all(requirement.waits_for_employee for requirement in missing)
    overdue = due_on is not None and due_on < today
    return due_on is not None and due_on - today <= timedelta(days=UPCOMING_DAYS) and (overdue or not waits)


def _duty_card(row: CaseRow, today: date) -> Card:
    href, action = _way_on(row)
    overdue = row.stage_due_on is not None and row.stage_due_on < today
    return {
        "person": row.employee,
        "what": _(DUTIES[row.file.stage].name),
        "by": told(row.file.stage, row.stage_due_on, today) if row.stage_due_on else "",
        "overdue": overdue,
        "href": href,
        "action": action,
    }


def _way_on(row: CaseRow) -> tuple[str, str]:
    """Straight to the form that is missing, or to the case where the step can be taken."""
    missing = lacking(row)
    kind = next((requirement.mended_by for requirement in missing if requirement.mended_by), None)
    if kind is None:
        step = shown_step(row)
        label = _(step.title) if step and not missing else _("Open the case")
        return url_for(".case_page", case_id=row.id), str(label)
    slug = kind.replace("_", "-")
    verb = verb_for(kind, on_file=row.file.on_file(kind) is not None)
    return url_for(".document_form", case_id=row.id, slug=slug), _(verb)


def _task_card(task: TaskRow, today: date) -> Card:
    done_on = task_page(task.case_id, task.task, task.document_id)
    about = task_address(task.case_id, task.task, task.document_id)
    return {
        "person": task.employee,
        "what": task_name(task.task),
        "by": by_when(task.due_on, today),
        "overdue": task.due_on is not None and task.due_on < today,
        "href": about or url_for(".case_page", case_id=task.case_id),
        "action": done_on[1] if done_on and about == done_on[0] else _action(task),
    }


def _action(task: TaskRow) -> str:
    return str(_("Open the case") if task.document_id is None else _("Read the document"))
