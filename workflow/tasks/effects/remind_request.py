"""Reminds HR of a request that has waited too long: for its decision, its next step, or somebody's answer."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on
from workflow.services.notices import done, hr_case_path, to_hr
from workflow.services.outcomes import Outcome
from workflow.services.results import Task
from workflow.services.scene import NotWanted, Scene

SENTENCE = N_(
    "A request for help has waited since %(day)s. See whether it is time to go on, or to ask for the answer."
)


def perform(scene: Scene) -> Outcome:
    """Only as long as the track stands where it stood, with the day it was ordered for."""
    track = scene.tx.tracks.load(scene.order.subject_id) if scene.order.subject_id else None
    if track is None:
        raise NotWanted("request_gone")
    if not track.is_open or track.due_on != due_on(scene):
        raise NotWanted("no_longer_due")
    task = Task(task=Chore.SEE_TO_REQUEST, role=Role.HR, due_on=track.due_on)
    notice = to_hr(scene, SENTENCE, path=f"{hr_case_path(scene)}/requests/{track.id}", due_on=track.due_on)
    return done(notice, results=(task,))
