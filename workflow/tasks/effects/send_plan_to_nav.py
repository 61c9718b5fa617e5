"""Packs the plan for Nav when the plan says that Nav's help is needed."""

from workflow.services.outcomes import Outcome
from workflow.services.plan_letters import TO_NAV
from workflow.services.plan_parcels import parcel_of, plan_on_file
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Only when help was asked for."""
    return parcel_of(scene, plan_on_file(scene, only_if="help_from_nav"), TO_NAV)
