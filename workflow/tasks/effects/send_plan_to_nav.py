"""Packs the plan for Nav when the plan says that Nav's help is needed."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.outcomes import Outcome
from workflow.services.plan_parcels import Parcel, parcel_of, plan_on_file
from workflow.services.scene import Scene

TO_NAV = Parcel(
    recipient="nav",
    task=Chore.SEND_PLAN_TO_NAV,
    addressed_to=(N_("To Nav"),),
    file_name=N_("Letter to Nav with the plan"),
    subject=N_("Follow-up plan, with a request for help"),
    paragraphs=(
        N_("We send you the follow-up plan because we need your help. The plan says what we ask for."),
        N_("Please tell us and the employee whom we can talk to."),
    ),
)


def perform(scene: Scene) -> Outcome:
    """Only when help was asked for."""
    return parcel_of(scene, plan_on_file(scene, only_if="help_from_nav"), TO_NAV)
