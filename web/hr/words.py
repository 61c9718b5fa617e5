"""Decides what HR's lists call the duties of others."""

from web.queries.case_filter import Problem
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.hand_over_several import Hindrance

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

PROBLEMS: dict[Problem, str] = {
    Problem.OVERDUE: N_("Something is overdue"),
    Problem.UNMANAGED: N_("Nobody is responsible"),
    Problem.OBJECTED: N_("An objection nobody has looked at"),
    Problem.HELP: N_("A request for help waits"),
    Problem.UNDELIVERED: N_("A letter or message did not arrive"),
    Problem.FAILED: N_("Something was given up"),
}
"""What may be amiss with a case."""

HINDRANCES: dict[Hindrance, str] = {
    Hindrance.CLOSED: N_("The case is closed."),
    Hindrance.OWN: N_("It is about the one who would take over. Nobody follows up their own case."),
    Hindrance.THEIRS_ALREADY: N_("They are responsible for it already."),
    Hindrance.CHANGED: N_("Somebody changed the case while you looked. Look at it once more."),
    Hindrance.NOT_THERE: N_("The case is no longer there."),
    Hindrance.NO_MANAGER: N_("The one who would take over can no longer sign in as a manager."),
}
"""Why a case was not given away."""

EXEMPTION_NAMES: dict[str, str] = {
    "exempt_plan": N_("No plan: obviously unnecessary"),
    "exempt_dialogue_meeting_1": N_("No dialogue meeting 1: obviously unnecessary"),
    "forgo_dialogue_meeting_1": N_("No dialogue meeting 1: graded, nobody finds it useful"),
    "exempt_activity_graded": N_("Activity: works in part"),
    "exempt_activity_medical": N_("No activity: medical reasons"),
    "exempt_activity_not_possible": N_("No activity: not possible at the workplace"),
    "exempt_dialogue_meeting_2": N_("No dialogue meeting 2: exemption by Nav"),
}
"""The lawful exemptions, in few words."""

TASKS: dict[str, tuple[str, str]] = {
    Stage.ACTIVITY_CHECK: (
        N_("The statement on activity is missing. Ask %(manager)s, who is responsible, to write it"),
        N_(
            "The statement on activity is missing, and nobody responsible can be reached. Find somebody to take the case"
        ),
    ),
}
"""Duties of the manager HR is to see to, not to do: with somebody responsible, and without. Else `TASK_NAMES`."""
