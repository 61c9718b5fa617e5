"""Decides what HR's lists call the duties of others."""

from workflow.domain.duties import Duty, SubDuty
from workflow.domain.stages import Stage
from workflow.domain.text import N_

LATE: dict[Duty, str] = {
    Stage.REPORTED: N_("Reports not registered"),
    Stage.FIRST_CONVERSATION: N_("First conversations late"),
    Stage.PLAN: N_("Plans late"),
    Stage.DIALOGUE_MEETING_1: N_("Dialogue meetings 1 late"),
    Stage.ACTIVITY_CHECK: N_("Activity not clarified"),
    Stage.DIALOGUE_MEETING_2: N_("Dialogue meetings 2 late"),
    Stage.MAX_DATE: N_("Max dates passed"),
    Stage.CLARIFICATION: N_("Clarifications late"),
    Stage.AFTERCARE: N_("Conversations after return late"),
    SubDuty.PLAN_TO_NAV: N_("Plans to Nav late"),
    SubDuty.MAX_DATE_LETTER: N_("Letters about the end of sick pay late"),
}

TASKS: dict[str, tuple[str, str]] = {
    Stage.ACTIVITY_CHECK: (
        N_("The statement on activity is missing. Ask %(manager)s, who is responsible, to write it"),
        N_(
            "The statement on activity is missing, and nobody is responsible for the case. Find somebody to take it"
        ),
    ),
}
"""Duties of the manager HR is to see to, not to do: with somebody responsible, and without. Else `TASK_NAMES`."""
