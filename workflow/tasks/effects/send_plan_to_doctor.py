"""Packs the plan for the doctor who writes the sick notes; it is handed over, often by the employee."""

from workflow.services.outcomes import Outcome
from workflow.services.plan_letters import TO_DOCTOR
from workflow.services.plan_parcels import parcel_of, plan_on_file
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Without a plan there is nothing to send."""
    return parcel_of(scene, plan_on_file(scene), TO_DOCTOR)
