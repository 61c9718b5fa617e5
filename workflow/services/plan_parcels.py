"""Packs the follow-up plan for somebody outside: a cover letter and the plan in the folder, and a task to hand it over."""

from dataclasses import dataclass
from datetime import timedelta

from workflow.domain.documents import DocumentKind
from workflow.domain.text import N_
from workflow.services.letters import born, letter
from workflow.services.outcomes import Done
from workflow.services.papers import copy_in, employee_facts
from workflow.services.records import DocumentRecord
from workflow.services.results import ByHand, Task
from workflow.services.scene import NotWanted, Scene
from workflow.services.words import letter_language

ENCLOSED = N_("Enclosed: follow-up plan, version %(version)s.")
ASK_US = N_("Please get in touch with us if anything is unclear.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """Who the plan goes to and in which words; all words are message ids."""

    recipient: str
    task: str
    addressed_to: tuple[str, ...]
    file_name: str
    subject: str
    paragraphs: tuple[str, ...]


def plan_on_file(scene: Scene, *, only_if: str | None = None) -> DocumentRecord:
    """The current plan; with `only_if`, only when it answers yes to that question. Raises `NotWanted`."""
    plan = scene.tx.documents.current(scene.case, DocumentKind.FOLLOW_UP_PLAN)
    if plan is None:
        raise NotWanted("no_plan")
    if only_if is not None and plan.facts.get(only_if) is not True:
        raise NotWanted("no_help_asked")
    return plan


def parcel_of(scene: Scene, plan: DocumentRecord, parcel: Parcel) -> Done:
    """Letter and plan in the folder, a delivery that waits, and the task to make it."""
    language = letter_language(plan.language)
    cover = letter(
        scene,
        language=language,
        name=scene.say(language, parcel.file_name),
        recipient=[scene.say(language, line) for line in parcel.addressed_to],
        subject=scene.say(language, parcel.subject),
        paragraphs=[scene.say(language, paragraph) for paragraph in parcel.paragraphs],
        facts=(*employee_facts(scene, language), *born(scene, language)),
        closing=(
            scene.say(language, ASK_US),
            scene.say(language, ENCLOSED, version=plan.version),
        ),
        document_id=plan.id,
    )
    enclosed = copy_in(scene, plan, language)
    tomorrow = scene.bench.office.days.following_working_day(scene.today + timedelta(days=1))
    return Done(
        results=(
            cover,
            *((enclosed,) if enclosed else ()),
            ByHand(recipient=parcel.recipient, document_id=plan.id),
            Task(task=parcel.task, role=scene.responsible, due_on=tomorrow),
        )
    )
