"""Makes the letter that asks Nav for a dialogue meeting, and asks HR to send it: never sent blindly, never twice."""

from datetime import timedelta

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.letters import born, letter, told_answers
from workflow.services.notices import done, hr_case_path, to_hr
from workflow.services.outcomes import Outcome
from workflow.services.papers import employee_facts
from workflow.services.results import ByHand, FiledCopy, Task
from workflow.services.scene import Scene
from workflow.services.words import letter_language

FILE_NAME = N_("Letter to Nav about a dialogue meeting")
SUBJECT = N_("Request for a dialogue meeting")
ADDRESSED_TO = N_("To Nav")
OPENING = N_(
    "We ask you to call a dialogue meeting. This is what the employer and the employee want you to know:"
)
SENTENCE = N_("A letter is ready to be sent.")


def perform(scene: Scene) -> Outcome:
    """The answers of the request, as they were given, become the letter."""
    tomorrow = scene.bench.office.days.following_working_day(scene.today + timedelta(days=1))
    return done(
        to_hr(scene, SENTENCE, path=hr_case_path(scene)),
        results=(
            _letter(scene),
            ByHand(recipient="nav", document_id=scene.subject.id),
            Task(task=Chore.SEND_LETTER_TO_NAV, role=Role.HR, due_on=tomorrow),
        ),
    )


def _letter(scene: Scene) -> FiledCopy:
    language = letter_language(scene.subject.language)
    return letter(
        scene,
        language=language,
        name=scene.say(language, FILE_NAME),
        recipient=(scene.say(language, ADDRESSED_TO),),
        subject=scene.say(language, SUBJECT),
        paragraphs=(scene.say(language, OPENING), *told_answers(scene, scene.subject, language)),
        facts=(*employee_facts(scene, language), *born(scene, language)),
        document_id=scene.subject.id,
    )
