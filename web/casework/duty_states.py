"""Decides in which word and shape the state of a duty is shown to those who do not manage it."""

from workflow.domain.deadlines import DutyState
from workflow.domain.text import N_

DUTY_STATES: dict[DutyState, tuple[str, str]] = {
    DutyState.NOT_YET: (N_("To come"), "to_come"),
    DutyState.UPCOMING: (N_("Soon"), "soon"),
    DutyState.DUE: (N_("Today"), "soon"),
    DutyState.OVERDUE: (N_("Late"), "overdue"),
    DutyState.DONE: (N_("Done"), "done"),
    DutyState.EXEMPT: (N_("Exempted"), "exempt"),
    DutyState.NOT_APPLICABLE: (N_("Not needed"), "exempt"),
}
