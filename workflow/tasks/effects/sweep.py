"""Orders the alarms of every open case whose day has come, and what follows for answers that are due.

A statement each, however many cases there are.
"""

from workflow.services.outcomes import Done, Outcome
from workflow.services.results import SweepOf
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """For the day it is now, not the one it was ordered on: a sweep that slept has more to raise."""
    return Done(results=(SweepOf(day=scene.today),))
