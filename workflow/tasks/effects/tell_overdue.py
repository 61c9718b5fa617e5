"""Says that the day of a duty has passed, one rung of the ladder higher each time."""

from workflow.services.ladder import told
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """As long as the duty is open."""
    return told(scene)
