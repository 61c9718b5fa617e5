"""Packs the follow-up plan for somebody outside: a cover letter and the plan in the folder, and a task to hand it over."""

from datetime import timedelta

from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.text import N_
from workflow.services.letters import born, letter
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.papers import copy_in, employee_facts
from workflow.services.plan_letters import Parcel
from workflow.services.records import DocumentRecord
from workflow.services.results import ByHand, FiledCopy, Task
from workflow.services.scene import NotWanted, Scene
from workflow.services.words import letter_language

ENCLOSED = N_("Enclosed: follow-up plan, version %(version)s.")
ASK_US = N_("Please get in touch with us if anything is unclear.")
SEEN_DIFFERENTLY = N_("The employee sees the plan differently. Their own words stand at the end of the plan.")


def plan_on_file(scene: Scene, *, only_if: str | None = None) -> DocumentRecord:
    """The current plan; with `only_if`, only when it answers yes to that question. Raises `NotWanted`."""
    plan = scene.tx.documents.current(scene.case, DocumentKind.FOLLOW_UP_PLAN)
    if plan is None:
        raise NotWanted("no_plan")
    if only_if is not None and plan.facts.get(only_if) is not True:
        raise NotWanted("no_help_asked")
    return plan


def parcel_of(scene: Scene, plan: DocumentRecord, parcel: Parcel) -> Outcome:
    """Letter and plan in the folder, a delivery that waits, and the task to make it; never the same version twice."""
    copies = scene.tx.plan_copies.of_case(scene.case.id, scene.case.spell)
    if any(copy.document_id == plan.id and copy.recipient is parcel.recipient for copy in copies):
        return Dropped("has_this_version")
    language = letter_language(plan.language)
    cover = cover_letter(scene, plan, parcel, language)
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


def cover_letter(scene: Scene, plan: DocumentRecord, parcel: Parcel, language: str) -> FiledCopy:
    """The letter that goes with the plan. An objection of the employee's is told, never left to be found."""
    answer = scene.tx.confirmations.statement(plan.id)
    objected = answer is not None and answer[0] is ConfirmationOutcome.OBJECTED
    paragraphs = (*parcel.paragraphs, SEEN_DIFFERENTLY) if objected else parcel.paragraphs
    return letter(
        scene,
        language=language,
        name=scene.say(language, parcel.file_name),
        recipient=[scene.say(language, line) for line in parcel.addressed_to],
        subject=scene.say(language, parcel.subject),
        paragraphs=[scene.say(language, paragraph) for paragraph in paragraphs],
        facts=(*employee_facts(scene, language), *born(scene, language)),
        closing=(
            scene.say(language, ASK_US),
            scene.say(language, ENCLOSED, version=plan.version),
        ),
        document_id=plan.id,
    )
