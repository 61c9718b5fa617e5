"""Puts everything about somebody together and tells them, without a word of what it is, that something is ready."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.evidence.writing import written
from workflow.services.notices import done, to_reader
from workflow.services.outcomes import Outcome
from workflow.services.own_export.content import OwnContents
from workflow.services.scene import NotWanted, Scene

READY = N_("Something you asked for is ready. It lies there for seven days.")


def perform(scene: Scene) -> Outcome:
    """The same data give the same bytes, whichever attempt it is."""
    subject = scene.order.subject_id
    export = scene.tx.packages.load(subject) if subject else None
    if export is None or export.ready_at is not None:
        raise NotWanted("package_gone")
    person = scene.tx.people.person(export.ordered_by)
    if person is None:
        raise NotWanted("person_gone")
    made = written(scene, export, OwnContents(scene, export, person))
    return done(to_reader(scene, person, Role.EMPLOYEE, READY, "/me/everything"), results=(made,))
