"""Decides in which word the state of a duty is told: message ids."""

from workflow.domain.deadlines import DutyState
from workflow.domain.text import N_

DUTY_STATE_NAMES: dict[DutyState, str] = {
    DutyState.NOT_YET: N_("To come"),
    DutyState.UPCOMING: N_("Soon"),
    DutyState.DUE: N_("Today"),
    DutyState.OVERDUE: N_("Late"),
    DutyState.DONE: N_("Done"),
    DutyState.EXEMPT: N_("Exempted"),
    DutyState.NOT_APPLICABLE: N_("Not needed"),
}
