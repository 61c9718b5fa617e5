"""Makes the letter to the doctor once the employee has confirmed it, as long as the consent holds; people hand it over."""

from datetime import timedelta
from functools import partial

from workflow.domain.consents import Party, Use
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.consents import consent_holds
from workflow.services.doctor_letter_words import letter_words
from workflow.services.letters import born, letter
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.papers import employee_facts
from workflow.services.results import ByHand, FiledCopy, Task
from workflow.services.scene import Scene
from workflow.services.words import letter_language

FILE_NAME = N_("Letter to the doctor, ready to hand over")


def perform(scene: Scene) -> Outcome:
    """The letter in the folder, a delivery that waits, and the task to make it."""
    document = scene.subject
    if not document.is_current:
        return Dropped("replaced")
    answer = scene.tx.confirmations.statement(document.id)
    if answer is None or answer[0] is not ConfirmationOutcome.CONFIRMED:
        return Dropped("not_confirmed")
    if not consent_holds(scene.tx, scene.case.id, Party.DOCTOR, scene.today, Use.CONTACT):
        return Dropped("no_consent")
    tomorrow = scene.bench.office.days.following_working_day(scene.today + timedelta(days=1))
    return Done(
        results=(
            _letter(scene),
            ByHand(recipient=Party.DOCTOR, document_id=document.id),
            Task(task=Chore.HAND_OVER_DOCTOR_LETTER, role=scene.responsible, due_on=tomorrow),
        )
    )


def _letter(scene: Scene) -> FiledCopy:
    language = letter_language(scene.subject.language)
    words = letter_words(scene.tx.documents.answers(scene.subject.id), partial(scene.say, language))
    return letter(
        scene,
        language=language,
        name=scene.say(language, FILE_NAME),
        recipient=words.recipient,
        subject=words.subject,
        paragraphs=words.paragraphs,
        facts=(*employee_facts(scene, language), *born(scene, language)),
        closing=words.closing,
        document_id=scene.subject.id,
    )
