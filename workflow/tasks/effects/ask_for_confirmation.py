"""Asks the employee to read a document and to confirm, comment or object."""

from workflow.domain.documents import DocumentKind
from workflow.domain.text import N_
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene
from workflow.services.to_answer import waiting_document

SENTENCE = N_("A document is ready for you. Please read it and confirm it, or say what you see differently.")


def perform(scene: Scene) -> Outcome:
    """A mail to the employee, unless they were quicker."""
    document = waiting_document(scene, DocumentKind.FOLLOW_UP_PLAN)
    return done(to_employee(scene, SENTENCE, document_id=document.id))
