"""Reminds the manager to keep in touch through the long months, when nothing else is due."""

from workflow.domain.text import N_
from workflow.services.fired import insist_on_latest
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene

SENTENCE = N_("It is time for a talk again. Keeping in touch is what helps most.")


def perform(scene: Scene) -> Outcome:
    """One reminder, however many were slept through."""
    insist_on_latest(scene)
    return done(to_manager(scene, SENTENCE))
