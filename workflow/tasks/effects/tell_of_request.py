"""Tells the manager and the employee that HR has gone on with a request for help; what was decided stands on its page."""

from workflow.domain.text import N_
from workflow.services.notices import Notice, done, to_employee, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.scene import NotWanted, Scene

SENTENCE = N_("HR has gone on with a request for help.")


def perform(scene: Scene) -> Outcome:
    """Of several moves after each other only the last is told; where HR follows the case itself, only the employee hears."""
    track = scene.tx.tracks.load(scene.order.subject_id) if scene.order.subject_id else None
    if track is None:
        raise NotWanted("request_gone")
    if scene.order.period != f"{track.id}/{track.version}":
        raise NotWanted("told_later")
    page = f"requests/{track.id}"
    manager = to_manager(scene, SENTENCE, at=f"/{page}") if scene.followers else Notice()
    return done(manager, to_employee(scene, SENTENCE, at=f"cases/{scene.case.id}/{page}"))
