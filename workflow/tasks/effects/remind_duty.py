"""Says what is due soon or today: to whoever follows up, and to the employee where it is theirs too."""

from workflow.services.ladder import told
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Until the day has passed; then it is told as overdue instead."""
    return told(scene)
