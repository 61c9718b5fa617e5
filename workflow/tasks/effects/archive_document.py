"""Files a document as PDF and as Word file in the personnel folder, with the employee's answer once there is one.

It lies there in the language of whoever wrote it and, where that is another, in the employee's.
"""

from workflow.domain.documents import DocumentKind
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.papers import copies_of
from workflow.services.scene import NotWanted, Scene


def perform(scene: Scene) -> Outcome:
    """Every version that was filed belongs in the folder, also when a newer one has come."""
    if scene.order.subject_id:
        document = scene.subject
    else:
        current = scene.tx.documents.current(scene.case, DocumentKind.FOLLOW_UP_PLAN)
        if current is None:
            raise NotWanted("no_plan")
        document = current
    copies = copies_of(scene, document)
    return Done(results=copies) if copies else Dropped("already_filed")
