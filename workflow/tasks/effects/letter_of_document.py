"""Makes the letter of a filed paper: to Nav or the occupational health service for HR to send, or to the employee."""

from datetime import date, timedelta

from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.domain.tracks.kinds import State
from workflow.services.document_letters import LETTERS_OUT, UNNAMED_WITHOUT, LetterTo
from workflow.services.employee_letters import aap_letter, withdrawal_letter
from workflow.services.letters import born, letter, told_answers
from workflow.services.notices import done, hr_case_path, to_employee, to_hr
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.papers import employee_facts
from workflow.services.printed_pages import Fact
from workflow.services.results import ByHand, FiledCopy, Task
from workflow.services.scene import Scene
from workflow.services.words import letter_language

READY_TO_SEND = N_("A letter is ready to be sent.")
READY_TO_READ = N_("A letter is ready for you. Please read it soon.")


def perform(scene: Scene) -> Outcome:
    """The version that stands now; a letter of one that was replaced would say what no longer holds."""
    if not scene.subject.is_current:
        return Dropped("replaced")
    going_out = LETTERS_OUT.get(scene.subject.kind)
    if going_out is None:
        notice = to_employee(scene, READY_TO_READ, document_id=scene.subject.id)
        return done(notice, results=(_to_employee(scene),))
    if _has_gone(scene):
        return done(results=(_going_out(scene, going_out),))
    tomorrow = scene.bench.office.days.following_working_day(scene.today + timedelta(days=1))
    return done(
        to_hr(scene, READY_TO_SEND, path=hr_case_path(scene)),
        results=(
            _going_out(scene, going_out),
            ByHand(recipient=going_out.to, document_id=scene.subject.id),
            Task(task=going_out.task, role=Role.HR, due_on=tomorrow),
        ),
    )


def _has_gone(scene: Scene) -> bool:
    """Whether HR has said that it was sent, or that it never will be, before the letter was made here."""
    track = scene.tx.tracks.of_paper(scene.subject.id)
    return track is not None and track.state not in {State.ASKED, State.TAKEN_UP}


def _to_employee(scene: Scene) -> FiledCopy:
    document = scene.subject
    if document.kind is DocumentKind.SELF_CERTIFICATION_WITHDRAWAL:
        return withdrawal_letter(scene, document, _written(scene, "grounds"))
    max_date = date.fromisoformat(str(document.facts["max_date"]))
    return aap_letter(scene, max_date, _written(scene, "message"), document)


def _going_out(scene: Scene, to: LetterTo) -> FiledCopy:
    """The answers as they were given."""
    language = letter_language(scene.subject.language)
    return letter(
        scene,
        language=language,
        name=scene.say(language, to.subject),
        recipient=(scene.say(language, to.addressed),),
        subject=scene.say(language, to.subject),
        paragraphs=(scene.say(language, to.opening), *told_answers(scene, scene.subject, language)),
        facts=_whom(scene, language),
        closing=(scene.say(language, to.closing),),
        document_id=scene.subject.id,
    )


def _whom(scene: Scene, language: str) -> tuple[Fact, ...]:
    """Whom it is about; the service for health at work is told only with the employee's yes, and never the birthday."""
    if scene.subject.kind is not DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL:
        return (*employee_facts(scene, language), *born(scene, language))
    facts = employee_facts(scene, language)
    return facts if scene.subject.facts.get(UNNAMED_WITHOUT) is True else facts[1:]


def _written(scene: Scene, name: str) -> str:
    """The employee's letter carries what was written for it."""
    found = (
        answer.shown
        for section in scene.tx.documents.answers(scene.subject.id).sections
        for answer in section.answers
        if answer.name == name
    )
    return next(found, "")
