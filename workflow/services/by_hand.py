"""Decides which task takes the place of work that is set aside because it must be done by hand, and gives it."""

from datetime import timedelta
from uuid import UUID

from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.services.chores import Chore
from workflow.services.office import Office
from workflow.services.questions import Transaction

_MAIL_TO_EMPLOYEE = (
    Effect.TELL_EMPLOYEE_RIGHTS,
    Effect.SEND_MINUTES_TO_EMPLOYEE,
    Effect.ASK_FOR_CONFIRMATION,
    Effect.REMIND_OF_ANSWER,
    Effect.ASK_FOR_PLAN_ANSWERS,
    Effect.TELL_OF_MEETING,
    Effect.PUT_MEETING_IN_CALENDARS,
    Effect.CANCEL_MEETINGS,
    Effect.TELL_OF_PAPER_ANSWER,
    Effect.REMIND_AAP,
)
_MAIL_TO_MANAGER = (
    Effect.GIVE_MANAGER_TASK_LIST,
    Effect.TELL_MANAGER_OF_ANSWER,
    Effect.TELL_ANSWER_IS_MISSING,
    Effect.TELL_MANAGER_OF_MEETING_ANSWER,
    Effect.TELL_MANAGER_OF_PLAN_ANSWERS,
)
INSTEAD: dict[Effect, Chore] = {
    Effect.SEND_PLAN_TO_DOCTOR: Chore.GIVE_PLAN_TO_DOCTOR,
    Effect.SEND_PLAN_TO_NAV: Chore.SEND_PLAN_TO_NAV,
    Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH: Chore.SEND_PLAN_TO_OCCUPATIONAL_HEALTH,
    Effect.LETTER_TO_NAV: Chore.SEND_LETTER_TO_NAV,
    Effect.LETTER_TO_DOCTOR: Chore.HAND_OVER_DOCTOR_LETTER,
    Effect.LETTER_OF_DOCUMENT: Chore.LETTER_BY_HAND,
    Effect.SEND_MAX_DATE_LETTER: Chore.LETTER_BY_HAND,
    **dict.fromkeys(_MAIL_TO_EMPLOYEE, Chore.TELL_EMPLOYEE),
    **dict.fromkeys(_MAIL_TO_MANAGER, Chore.TELL_MANAGER),
}
"""Letters and messages somebody can bring by hand; a reminder, a copy or a look at the deadlines nobody can."""


def task_instead(office: Office, tx: Transaction, case_id: UUID, effect: str) -> bool:
    """Give the task, to be done by the next working day; tells whether there is one."""
    chore = INSTEAD.get(Effect(effect))
    if chore is None:
        return False
    today = office.clock.today()
    due_on = office.days.following_working_day(today + timedelta(days=1))
    reachable = tx.responsibility.followers(case_id, today)
    role = Role.HR if chore is Chore.TELL_MANAGER or not reachable else Role.MANAGER
    tx.beside.ask_duty(office.new_id(), case_id, chore, role, due_on, office.clock.now())
    return True
