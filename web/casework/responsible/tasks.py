"""Decides which tasks are listed beside the next step, and what each is called; who gave them, effects decide."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.names import DOCUMENT_NAMES
from web.casework.wording import inside_sentence
from web.i18n import format_day_without_year
from web.queries.case_tasks import TaskLine
from workflow.domain.documents import DocumentKind
from workflow.domain.duties import IN_ORDER
from workflow.domain.text import N_
from workflow.services.chores import TASK_NAMES, Chore

ELSE = N_("A task is waiting")
DUTIES = frozenset(str(duty) for duty in IN_ORDER)
"""The duties have their own place on the page, and are done by what is filed, not by a button."""

SHARING = frozenset(
    {
        Chore.GIVE_PLAN_TO_DOCTOR,
        Chore.SEND_PLAN_TO_NAV,
        Chore.SEND_PLAN_TO_OCCUPATIONAL_HEALTH,
        Chore.SEND_PLAN_ANEW,
    }
)
"""Tasks that are done where one sees who has the plan, and says how it was delivered."""
OF_REQUESTS = frozenset({Chore.SEE_TO_REQUEST})
"""Tasks that are done where the request is: it is sent, or gone on with, by saying so there."""


def chores(tasks: Iterable[TaskLine]) -> list[TaskLine]:
    """The tasks that are no duties of the process."""
    return [task for task in tasks if task.task not in DUTIES]


def task_name(task: str, kind: str | None = None) -> str:
    """What a task is called, with the document it is about: there may be several of a kind."""
    name = str(_(TASK_NAMES.get(task, ELSE)))
    return f"{name}: {inside_sentence(_(DOCUMENT_NAMES[DocumentKind(kind)]))}" if kind else name


def task_address(case_id: UUID, task: str, document_id: UUID | None) -> str | None:
    """Where a task about one document, or one consent, is seen to; None for those that are done elsewhere."""
    if task == Chore.TAKE_DOCTOR_OUT:
        return url_for(".consents", case_id=case_id)
    if task == Chore.SEE_CONTACT_WISH:
        return url_for(".contact_rhythm", case_id=case_id)
    if task == Chore.KEEP_IN_TOUCH:
        return url_for(".quick_contact", case_id=case_id)
    if document_id is None:
        return None
    endpoint = ".silence_form" if task == Chore.DOCUMENT_SILENCE else ".document_page"
    return url_for(endpoint, case_id=case_id, document_id=document_id)


def task_page(case_id: UUID, task: str, document_id: UUID | None) -> tuple[str, str] | None:
    """Where a task is seen to that is done on a page of its own, and the words of that link."""
    if task == Chore.DOCUMENT_SILENCE and document_id is not None:
        return url_for(".silence_form", case_id=case_id, document_id=document_id), _("Write it down")
    if task in SHARING:
        return url_for(".share_plan", case_id=case_id), _("See the papers")
    if task == Chore.KEEP_IN_TOUCH:
        return url_for(".quick_contact", case_id=case_id), _("Note a contact")
    if task == Chore.SEE_CONTACT_WISH:
        return url_for(".contact_rhythm", case_id=case_id), _("See the wish")
    if task == Chore.GO_ON_FOLLOWING_UP:
        return url_for(".document_form", case_id=case_id, slug="follow-up-plan"), _(
            "Bring the plan up to date"
        )
    if task in OF_REQUESTS:
        return url_for(".case_page", case_id=case_id, _anchor="requests"), _("See the request")
    if task == Chore.REVIEW_DIFFICULTY:
        return url_for(".difficulty", case_id=case_id), _("Look at it again")
    if task == Chore.EVALUATE_PLAN:
        slug = DocumentKind.PLAN_EVALUATION.replace("_", "-")
        return url_for(".document_form", case_id=case_id, slug=slug), _("Write how the plan works")
    return None


def by_when(due_on: date | None, today: date) -> str:
    """By when something is to be done, in words; nothing without a day."""
    if due_on is None:
        return ""
    day = f"{format_day_without_year(due_on)} ({relative_day(due_on, today)})"
    return str(_("By %(day)s", day=day) if due_on >= today else _("Should have been done %(day)s", day=day))
