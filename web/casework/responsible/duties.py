"""Decides how the duty of each stage is told: by when, when it is late, and why it is asked for."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.i18n import format_day_without_year
from workflow.domain.duties import Duty as AnyDuty
from workflow.domain.duties import SubDuty
from workflow.domain.stages import Stage
from workflow.domain.text import N_


@dataclass(frozen=True, slots=True)
class Duty:
    """How a duty is told; `ahead` and `late` have a place for the day."""

    name: str
    ahead: str
    late: str
    why: str


DUTIES: dict[AnyDuty, Duty] = {
    Stage.PREVENTION: Duty(
        N_("Preventive talks"),
        N_("The next talk should be held by %(day)s"),
        N_("The talk should have been held by %(day)s. It is still good to take it."),
        N_("A talk in time can keep a small difficulty from becoming an absence."),
    ),
    Stage.REPORTED: Duty(
        N_("The report of absence"),
        N_("To be seen by %(day)s"),
        N_("Should have been seen by %(day)s. It is still good to answer."),
        N_("The first sign that somebody cares is often what counts most. A short call is enough."),
    ),
    Stage.FIRST_CONVERSATION: Duty(
        N_("The first conversation"),
        N_("The first conversation should be held by %(day)s"),
        N_("The first conversation should have been held by %(day)s. It is still good to take it."),
        N_(
            "Early contact makes it easier to come back. Talk about work and what is possible, not about the illness."
        ),
    ),
    Stage.PLAN: Duty(
        N_("The follow-up plan"),
        N_("The plan should be ready by %(day)s"),
        N_("The plan should have been ready by %(day)s. It is still useful to make it."),
        N_("A plan made together says what can be done, what will be adapted, and who does what."),
    ),
    Stage.DIALOGUE_MEETING_1: Duty(
        N_("Dialogue meeting 1"),
        N_("Dialogue meeting 1 should be held by %(day)s"),
        N_("Dialogue meeting 1 should have been held by %(day)s. It is still useful to hold it."),
        N_("You go through the plan together: what works, what does not, and what to try next."),
    ),
    Stage.ACTIVITY_CHECK: Duty(
        N_("The activity check"),
        N_("Activity should be clarified by %(day)s"),
        N_(
            "Activity should have been clarified by %(day)s. Do it soon: Nav may otherwise stop the sick pay."
        ),
        N_(
            "After eight weeks Nav looks at whether some work is possible. What you write here is what Nav can lean on."
        ),
    ),
    Stage.DIALOGUE_MEETING_2: Duty(
        N_("Dialogue meeting 2"),
        N_("Nav's dialogue meeting 2 comes by %(day)s"),
        N_("Nav's dialogue meeting 2 should have been held by %(day)s. Ask Nav if you have heard nothing."),
        N_("Nav calls this meeting. Your part is a plan that is up to date, sent to Nav a week before."),
    ),
    Stage.MAX_DATE: Duty(
        N_("The end of sick pay"),
        N_("Sick pay is reckoned to end on %(day)s"),
        N_("Sick pay is reckoned to have ended on %(day)s. See to it that the employee has heard of it."),
        N_("When sick pay ends, other benefits must be applied for in time. The letter tells about it."),
    ),
    Stage.CLARIFICATION: Duty(
        N_("The clarification"),
        N_("The way forward should be clarified by %(day)s"),
        N_("The way forward should have been clarified by %(day)s. Take it up in your next talk."),
        N_("Together you find out which work the employee can come back to, or what else is right."),
    ),
    SubDuty.PLAN_TO_NAV: Duty(
        N_("The plan to Nav before the meeting"),
        N_("Nav should have the updated plan by %(day)s"),
        N_("Nav should have had the updated plan by %(day)s. Send it now, and say why it is late."),
        N_("Nav and the doctor read the plan before they meet you. It should tell how things are now."),
    ),
    SubDuty.MAX_DATE_LETTER: Duty(
        N_("The letter about the end of sick pay"),
        N_("The letter should be sent by %(day)s"),
        N_("The letter should have been sent by %(day)s. Send it now: other benefits take time to get."),
        N_("Who knows in time that sick pay ends can apply for other benefits without a gap."),
    ),
    Stage.AFTERCARE: Duty(
        N_("Conversation after coming back"),
        N_("You agreed to talk on %(day)s"),
        N_("You had agreed to talk on %(day)s. It is still good to do it."),
        N_("The first weeks back decide a lot. A short talk about what works keeps the way back open."),
    ),
}


def told(stage: AnyDuty, due_on: date, today: date) -> str:
    """The duty of a stage as a sentence with its day."""
    duty = DUTIES[stage]
    day = f"{format_day_without_year(due_on)} ({relative_day(due_on, today)})"
    return str(_(duty.late if due_on < today else duty.ahead, day=day))
