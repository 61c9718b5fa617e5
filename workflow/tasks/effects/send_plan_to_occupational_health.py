"""Packs the plan for the occupational health service when the plan says that its help is needed."""

from workflow.services.outcomes import Outcome
from workflow.services.plan_letters import TO_OCCUPATIONAL_HEALTH
from workflow.services.plan_parcels import parcel_of, plan_on_file
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Only when help was asked for."""
    return parcel_of(scene, plan_on_file(scene, only_if="help_from_bht"), TO_OCCUPATIONAL_HEALTH)
