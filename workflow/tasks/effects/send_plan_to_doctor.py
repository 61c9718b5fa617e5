"""Packs the plan for the doctor who writes the sick notes; it is handed over, often by the employee."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.outcomes import Outcome
from workflow.services.plan_parcels import Parcel, parcel_of, plan_on_file
from workflow.services.scene import Scene

TO_DOCTOR = Parcel(
    recipient="doctor",
    task=Chore.GIVE_PLAN_TO_DOCTOR,
    addressed_to=(N_("To the doctor who writes the sick notes"),),
    file_name=N_("Letter to the doctor"),
    subject=N_("Follow-up plan from the workplace"),
    paragraphs=(
        N_(
            "We follow up our employee together, and the plan shows what the work consists of, what can be done now "
            "and what we can adapt."
        ),
        N_(
            "We hope it is of use when you consider whether the work can be done in part. We ask for no information "
            "about health."
        ),
    ),
)


def perform(scene: Scene) -> Outcome:
    """Without a plan there is nothing to send."""
    return parcel_of(scene, plan_on_file(scene), TO_DOCTOR)
