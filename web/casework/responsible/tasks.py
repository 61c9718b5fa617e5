"""Decides what a task is called, and where it is done; who gave it is decided by the effects and alarms."""

from datetime import date

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.responsible.duties import DUTIES
from web.i18n import format_day_without_year
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage
from workflow.domain.text import N_

TASKS: dict[str, str] = {
    Effect.GIVE_MANAGER_TASK_LIST: N_("Look at what is next"),
    Effect.TELL_MANAGER_OF_ANSWER: N_("Read what the employee answered"),
    Effect.SEND_PLAN_TO_DOCTOR: N_("Send the plan to the doctor"),
    Effect.SEND_PLAN_TO_NAV: N_("Send the plan to Nav"),
    Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH: N_("Send the plan to the occupational health service"),
    Effect.WARN_SICK_PAY_MAY_STOP: N_("See to activity before eight weeks: Nav may stop the sick pay"),
    Effect.TELL_HR_ACTIVITY_IS_MISSING: N_("Activity is not clarified after eight weeks"),
    Effect.REMIND_PLAN_TO_NAV: N_("Bring the plan up to date and send it to Nav"),
    Effect.LETTER_TO_NAV: N_("Send the letter to Nav"),
    Effect.REMIND_CONTACT: N_("Get in touch and hear how it goes"),
    Effect.REMIND_AAP: N_("Talk about applying for work assessment allowance"),
    Effect.REMIND_MAX_DATE_LETTER: N_("Write the letter about the end of sick pay"),
    Effect.SEND_MAX_DATE_LETTER: N_("Send the letter about the end of sick pay"),
    Effect.TELL_PAYROLL: N_("Stop pay from salary at the max date"),
    Effect.TELL_HR_HELP_IS_WANTED: N_("Help is wanted"),
}
ELSE = N_("A task is waiting")


def task_name(task: str) -> str:
    """What a task is called."""
    if task in set(Stage) and Stage(task) in DUTIES:
        return str(_(DUTIES[Stage(task)].name))
    return str(_(TASKS.get(task, ELSE)))


def by_when(due_on: date | None, today: date) -> str:
    """By when something is to be done, in words; nothing without a day."""
    if due_on is None:
        return ""
    day = f"{format_day_without_year(due_on)} ({relative_day(due_on, today)})"
    return str(_("By %(day)s", day=day) if due_on >= today else _("Should have been done %(day)s", day=day))
