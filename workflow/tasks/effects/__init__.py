"""Decides who performs which effect: one file each, named by the effect."""

from collections.abc import Mapping

from workflow.domain.effects import Effect
from workflow.services.perform_work import Handler
from workflow.tasks.effects import (
    archive_document,
    ask_for_confirmation,
    draw_up_schedule,
    give_manager_task_list,
    letter_to_nav,
    put_meeting_in_calendars,
    raise_alarms,
    remind_aap,
    remind_contact,
    remind_duty,
    remind_max_date_letter,
    remind_plan_to_nav,
    send_max_date_letter,
    send_minutes_to_employee,
    send_plan_to_doctor,
    send_plan_to_nav,
    send_plan_to_occupational_health,
    sweep,
    tell_employee_rights,
    tell_hr_activity_is_missing,
    tell_hr_help_is_wanted,
    tell_manager_of_answer,
    tell_overdue,
    tell_payroll,
    tell_representative,
    warn_sick_pay_may_stop,
)

HANDLERS: Mapping[Effect, Handler] = {
    Effect.DRAW_UP_SCHEDULE: draw_up_schedule.perform,
    Effect.GIVE_MANAGER_TASK_LIST: give_manager_task_list.perform,
    Effect.TELL_EMPLOYEE_RIGHTS: tell_employee_rights.perform,
    Effect.SEND_MINUTES_TO_EMPLOYEE: send_minutes_to_employee.perform,
    Effect.ASK_FOR_CONFIRMATION: ask_for_confirmation.perform,
    Effect.TELL_MANAGER_OF_ANSWER: tell_manager_of_answer.perform,
    Effect.PUT_MEETING_IN_CALENDARS: put_meeting_in_calendars.perform,
    Effect.ARCHIVE_DOCUMENT: archive_document.perform,
    Effect.SEND_PLAN_TO_DOCTOR: send_plan_to_doctor.perform,
    Effect.SEND_PLAN_TO_NAV: send_plan_to_nav.perform,
    Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH: send_plan_to_occupational_health.perform,
    Effect.WARN_SICK_PAY_MAY_STOP: warn_sick_pay_may_stop.perform,
    Effect.TELL_HR_ACTIVITY_IS_MISSING: tell_hr_activity_is_missing.perform,
    Effect.REMIND_PLAN_TO_NAV: remind_plan_to_nav.perform,
    Effect.LETTER_TO_NAV: letter_to_nav.perform,
    Effect.REMIND_CONTACT: remind_contact.perform,
    Effect.REMIND_AAP: remind_aap.perform,
    Effect.REMIND_MAX_DATE_LETTER: remind_max_date_letter.perform,
    Effect.SEND_MAX_DATE_LETTER: send_max_date_letter.perform,
    Effect.TELL_PAYROLL: tell_payroll.perform,
    Effect.REMIND_DUTY: remind_duty.perform,
    Effect.TELL_OVERDUE: tell_overdue.perform,
    Effect.TELL_HR_HELP_IS_WANTED: tell_hr_help_is_wanted.perform,
    Effect.TELL_REPRESENTATIVE: tell_representative.perform,
    Effect.SWEEP: sweep.perform,
    Effect.RAISE_ALARMS: raise_alarms.perform,
}
"""What performs each effect."""
