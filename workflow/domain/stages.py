"""Decides which stages a case can be in, and their order on the timeline.

The stage is the step now being worked on; what is on file lets the case leave it.
"""

from enum import StrEnum


class Stage(StrEnum):
    """A stage of a follow-up case."""

    PREVENTION = "prevention"
    REPORTED = "reported"
    FIRST_CONVERSATION = "first_conversation"
    PLAN = "plan"
    DIALOGUE_MEETING_1 = "dialogue_meeting_1"
    ACTIVITY_CHECK = "activity_check"
    DIALOGUE_MEETING_2 = "dialogue_meeting_2"
    MAX_DATE = "max_date"
    CLARIFICATION = "clarification"
    AFTERCARE = "aftercare"
    CLOSED = "closed"


TIMELINE: tuple[Stage, ...] = (
    Stage.REPORTED,
    Stage.FIRST_CONVERSATION,
    Stage.PLAN,
    Stage.DIALOGUE_MEETING_1,
    Stage.ACTIVITY_CHECK,
    Stage.DIALOGUE_MEETING_2,
    Stage.MAX_DATE,
    Stage.CLARIFICATION,
)
"""The eight stages of an absence, in the order they are worked on."""

OPEN_STAGES: tuple[Stage, ...] = (*TIMELINE, Stage.AFTERCARE)
"""Every stage in which somebody still owes the employee a follow-up."""

FOLLOWED_UP: tuple[Stage, ...] = (Stage.PREVENTION, *OPEN_STAGES)
"""Every stage of a case that is not closed; a preventive one stands before any absence, and beside the timeline."""
