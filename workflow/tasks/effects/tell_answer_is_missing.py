"""Asks the manager, the day after the time is over, to write down that no answer came to a document."""

from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.notices import done, to_manager
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import Task
from workflow.services.scene import Scene
from workflow.services.to_answer import waiting_document

SENTENCE = N_("A document was not answered in time. Ask once more, and write down what you tried.")


def perform(scene: Scene) -> Outcome:
    """One task a document; it closes by itself when an answer or a new version comes."""
    document = waiting_document(scene, scene.subject.kind)
    if document.answer_by is None or document.answer_by >= scene.today:
        return Dropped("not_yet")
    soon = scene.bench.office.days.following_working_day(scene.today)
    task = Task(task=Chore.DOCUMENT_SILENCE, role=scene.responsible, due_on=soon, document_id=document.id)
    return done(to_manager(scene, SENTENCE), results=(task,))
