"""Tells the employee that minutes wait to be read and confirmed; the minutes themselves never travel by mail."""

from workflow.domain.documents import DocumentKind
from workflow.domain.text import N_
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene
from workflow.services.to_answer import waiting_document

SENTENCE = N_(
    "Minutes of a conversation are ready for you. Please read them and say whether anything important is missing."
)


def perform(scene: Scene) -> Outcome:
    """A mail to the employee, unless they were quicker."""
    document = waiting_document(scene, DocumentKind.FIRST_CONVERSATION_MINUTES)
    return done(to_employee(scene, SENTENCE, document_id=document.id))
