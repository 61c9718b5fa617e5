"""Packs the plan for the occupational health service when the plan says that its help is needed."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.outcomes import Outcome
from workflow.services.plan_parcels import Parcel, parcel_of, plan_on_file
from workflow.services.scene import Scene

TO_OCCUPATIONAL_HEALTH = Parcel(
    recipient="occupational_health",
    task=Chore.SEND_PLAN_TO_OCCUPATIONAL_HEALTH,
    addressed_to=(N_("To the occupational health service"),),
    file_name=N_("Letter to the occupational health service"),
    subject=N_("Follow-up plan, with a request for help"),
    paragraphs=(
        N_(
            "We ask for your help with adapting the work. The plan says what we have tried and what we ask for."
        ),
        N_("Please suggest a time when you can talk with the employee and with us."),
    ),
)


def perform(scene: Scene) -> Outcome:
    """Only when help was asked for."""
    return parcel_of(scene, plan_on_file(scene, only_if="help_from_bht"), TO_OCCUPATIONAL_HEALTH)
