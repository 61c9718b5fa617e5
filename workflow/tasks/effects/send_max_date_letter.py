"""Makes the letter about the end of sick pay, tells the employee where it is, and has the manager hand over the form."""

from datetime import date, timedelta

from workflow.domain.documents import ShownAnswer
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.letters import letter
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.results import FiledCopy, Task
from workflow.services.scene import Scene

SENTENCE = N_("A letter is ready for you. Please read it soon.")
FILE_NAME = N_("Letter about the end of sick pay")
SUBJECT = N_("Your right to sick pay ends")
DATE = N_("Your right to sick pay is expected to end on %(day)s. Nav decides the exact day.")
PAY = N_("From the day after, the employer no longer pays your salary while you are absent.")
APPLY = N_(
    "If you will not be able to work in full by then, you can apply to Nav for work assessment allowance. Apply early: "
    "the answer can take three months."
)
MEETING = N_(
    "Both you and we may ask Nav for a dialogue meeting before that day. Tell your manager if you want one, or ask in "
    "the service."
)
PENSION = N_(
    "The pension fund's application form is enclosed. Fill it in and give it back to your manager, also if you are not "
    "sure that you will need it."
)
JOB = N_(
    "Your employment goes on as agreed; this letter changes nothing in it. We go on following up together."
)
MESSAGE = "message"


def perform(scene: Scene) -> Outcome:
    """A newer letter takes the place of an older one."""
    document = scene.subject
    max_date = document.facts.get("max_date")
    if not document.is_current or not isinstance(max_date, str):
        return Dropped("replaced")
    tasks: tuple[Task, ...] = ()
    if document.facts.get("pension_form_enclosed") is True:
        tomorrow = scene.bench.office.days.following_working_day(scene.today + timedelta(days=1))
        tasks = (Task(task=Chore.HAND_OVER_PENSION_FORM, role=scene.responsible, due_on=tomorrow),)
    copy = _letter(scene, date.fromisoformat(max_date), enclosed=bool(tasks))
    return done(to_employee(scene, SENTENCE, document_id=document.id), results=(copy, *tasks))


def _letter(scene: Scene, max_date: date, *, enclosed: bool) -> FiledCopy:
    language = scene.employee.language
    own_words = _own_words(scene)
    return letter(
        scene,
        language=language,
        name=scene.say(language, FILE_NAME),
        recipient=(scene.employee.name,),
        subject=scene.say(language, SUBJECT),
        paragraphs=(
            scene.say(language, DATE, day=scene.day(language, max_date)),
            *(scene.say(language, paragraph) for paragraph in (PAY, APPLY, MEETING)),
            *((scene.say(language, PENSION),) if enclosed else ()),
            *((own_words,) if own_words else ()),
        ),
        closing=(scene.say(language, JOB),),
        document_id=scene.subject.id,
    )


def _own_words(scene: Scene) -> str:
    answers: list[ShownAnswer] = [
        answer
        for section in scene.tx.documents.answers(scene.subject.id).sections
        for answer in section.answers
    ]
    return next((answer.shown for answer in answers if answer.name == MESSAGE), "")
