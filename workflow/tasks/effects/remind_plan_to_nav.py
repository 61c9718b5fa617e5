"""Reminds the manager that Nav may call a meeting, and that the updated plan must reach Nav before."""

from workflow.domain.requirements import PLAN_SENT_TO_NAV
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.fired import insist_on_latest
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene

SENTENCE = N_("A document should be brought up to date and sent on soon. Sign in to see which.")


def perform(scene: Scene) -> Outcome:
    """Unless the plan has reached Nav or no such meeting is to come."""
    insist_on_latest(scene)
    if PLAN_SENT_TO_NAV.met(scene.file) or scene.open_deadline(Stage.DIALOGUE_MEETING_2) is None:
        return Dropped("no_longer_due")
    return done(to_manager(scene, SENTENCE))
