"""Decides in which word and shape the state of a duty is shown to those who do not manage it."""

from workflow.domain.deadlines import DutyState
from workflow.domain.duty_state_names import DUTY_STATE_NAMES

SHAPES: dict[DutyState, str] = {
    DutyState.NOT_YET: "to_come",
    DutyState.UPCOMING: "soon",
    DutyState.DUE: "soon",
    DutyState.OVERDUE: "overdue",
    DutyState.DONE: "done",
    DutyState.EXEMPT: "exempt",
    DutyState.NOT_APPLICABLE: "exempt",
}
DUTY_STATES: dict[DutyState, tuple[str, str]] = {
    state: (DUTY_STATE_NAMES[state], shape) for state, shape in SHAPES.items()
}
