"""Decides what is called what around the plan: recipients, ways, grounds, and how two answers stand to each other."""

from workflow.domain.plan_sharing import Channel, Grounds, Recipient
from workflow.domain.plan_voices import Comparison
from workflow.domain.text import N_
from workflow.services.delivery_names import WAYS_IN_WORDS

RECIPIENTS: dict[Recipient, str] = {
    Recipient.DOCTOR: N_("The doctor who writes the sick notes"),
    Recipient.NAV: N_("Nav"),
    Recipient.OCCUPATIONAL_HEALTH: N_("The occupational health service"),
}
GROUNDS: dict[Grounds, str] = {
    Grounds.PART_OF_PLAN: N_("The law says that the doctor gets the plan."),
    Grounds.HELP_IN_PLAN: N_("The plan says what is asked for."),
    Grounds.ASKED_FOR: N_("Nav has asked for the plan"),
    Grounds.BEFORE_MEETING: N_("A dialogue meeting with Nav lies ahead"),
}
OWN_RECIPIENTS: dict[Recipient, str] = {**RECIPIENTS, Recipient.DOCTOR: N_("Your doctor")}
OWN_WAYS: dict[Channel, str] = {**WAYS_IN_WORDS, Channel.THROUGH_EMPLOYEE: N_("Through you")}
"""The same, said to the employee."""

COMPARISONS: dict[Comparison, tuple[str, str]] = {
    Comparison.SAME: (N_("The answers are the same"), "done"),
    Comparison.DIFFERENT: (N_("The answers differ"), "now"),
    Comparison.ONLY_MANAGER: (N_("Only the manager has answered"), "info"),
    Comparison.ONLY_EMPLOYEE: (N_("Only the employee has answered"), "info"),
    Comparison.NEITHER: (N_("Nobody has answered yet"), "to_come"),
}
"""How two answers stand to each other, with the shape that goes with it."""
OWN_COMPARISONS: dict[Comparison, tuple[str, str]] = {
    **COMPARISONS,
    Comparison.ONLY_MANAGER: (N_("Only your manager has answered"), "info"),
    Comparison.ONLY_EMPLOYEE: (N_("Only you have answered"), "info"),
}
"""The same, said to the employee."""
