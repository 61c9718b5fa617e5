"""Puts an evidence package together; how it is written: `services/evidence/writing.py`."""

from workflow.services.evidence.content import Contents
from workflow.services.evidence.writing import written
from workflow.services.outcomes import Done, Outcome
from workflow.services.scene import NotWanted, Scene


def perform(scene: Scene) -> Outcome:
    """The same case gives the same bytes, whichever attempt it is."""
    subject = scene.order.subject_id
    package = scene.tx.packages.load(subject) if subject else None
    if package is None or package.ready_at is not None:
        raise NotWanted("package_gone")
    return Done(results=(written(scene, package, Contents(scene, package)),))
