"""Reminds the employee, the working day before the time is over, of a document that waits for an answer."""

from workflow.domain.text import N_
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene
from workflow.services.to_answer import waiting_document

SENTENCE = N_(
    "A document still waits for your answer. You have until %(day)s. It is all right to see it differently."
)


def perform(scene: Scene) -> Outcome:
    """Once a version, and only while there is time: afterwards the manager is told."""
    document = waiting_document(scene, scene.subject.kind)
    if document.answer_by is None or document.answer_by < scene.today:
        return Dropped("overtaken")
    return done(to_employee(scene, SENTENCE, document_id=document.id, due_on=document.answer_by))
