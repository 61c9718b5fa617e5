"""Finds the document an effect asks the employee to answer, as long as it still waits for an answer."""

from workflow.domain.documents import DocumentKind
from workflow.services.records import DocumentRecord
from workflow.services.scene import NotWanted, Scene


def waiting_document(scene: Scene, kind: DocumentKind) -> DocumentRecord:
    """The document the order names, else the current one of a kind.

    Raises `NotWanted` when it was replaced or answered meanwhile.
    """
    if scene.order.subject_id:
        document = scene.subject
    else:
        current = scene.tx.documents.current(scene.case, kind)
        if current is None:
            raise NotWanted("document_gone")
        document = current
    if not document.is_current:
        raise NotWanted("replaced")
    if scene.tx.confirmations.is_answered(document.id):
        raise NotWanted("already_answered")
    return document
