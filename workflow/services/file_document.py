"""Files a document on a case: a new version with its answers as shown, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from workflow.domain.answering import awaited
from workflow.domain.documents import Answers, DocumentKind, Fact, OnFile
from workflow.domain.errors import StepNotOpen
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.machine import open_steps, unmet
from workflow.services.asked_help import ask_for_help
from workflow.services.consents import require_consent
from workflow.services.discard_notes import discard_notes_of
from workflow.services.doctor_letters import replace_letter
from workflow.services.meetings_of_papers import follow_paper
from workflow.services.office import Office
from workflow.services.orders import work_of_filing
from workflow.services.plan_filed import settle_after_plan
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.reckoning import file_of, reckoned
from workflow.services.records import CaseRecord, DocumentRecord, Event
from workflow.services.take_step import TakenStep, take_in

BY_EMPLOYEE = frozenset(
    {
        DocumentKind.ABSENCE_NOTICE,
        DocumentKind.EARLIER_MEETING_REQUEST,
        DocumentKind.PREVENTION_NOTE,
        DocumentKind.SELF_CERTIFICATION,
    }
)
"""What the employee may file; everything else is written by the manager or HR."""

WITH_OWN_USE_CASE = frozenset({DocumentKind.CONSENT})
"""What is only filed by the use case of the object it is about: keep_consent.py."""

OF_EMPLOYEE_ALONE = frozenset({DocumentKind.SELF_CERTIFICATION})
"""What nobody else can say for the employee."""

OF_HR_ALONE = frozenset(
    {
        DocumentKind.CONTESTED_SICK_NOTE,
        DocumentKind.EMPLOYER_PERIOD_REFUND,
        DocumentKind.SELF_CERTIFICATION_WITHDRAWAL,
        DocumentKind.POSITION_BANK_REGISTRATION,
    }
)
"""What HR decides; a manager asks HR for it."""

AT_ANY_TIME = frozenset(
    {
        DocumentKind.SELF_CERTIFICATION,
        DocumentKind.EXPERT_ASSISTANCE_BASIS,
        DocumentKind.EMPLOYER_PERIOD_REFUND,
        DocumentKind.SELF_CERTIFICATION_WITHDRAWAL,
    }
)
"""What has a place also when nobody is away any more, and on a closed case."""

ONCE_CLOSED = frozenset({DocumentKind.RELAPSE_NOTICE})
"""What can be filed on a case that has been ended, to take it up again."""

IN_AFTERCARE = frozenset(
    {
        DocumentKind.AFTERCARE_NOTE,
        DocumentKind.REGISTRATION_ERROR_NOTE,
        DocumentKind.HELP_REQUEST,
        DocumentKind.CONTACT_ATTEMPT,
        DocumentKind.ACCOMMODATION_MEASURE,
        DocumentKind.MEASURE_EVALUATION,
        DocumentKind.NO_SHOW_NOTE,
        DocumentKind.DISAGREEMENT_MINUTES,
        DocumentKind.NAV_HELP_REQUEST,
        DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL,
        DocumentKind.CONTESTED_SICK_NOTE,
        DocumentKind.DELEGATION,
        DocumentKind.MEETING_MINUTES,
        DocumentKind.PLAN_EVALUATION,
        DocumentKind.MEETING_INVITATION,
    }
)
"""What can still be filed when the employee is back at work."""

IN_PREVENTION = frozenset(
    {
        DocumentKind.PREVENTION_NOTE,
        DocumentKind.PREVENTION_OUTCOME,
        DocumentKind.HELP_REQUEST,
        DocumentKind.CONTACT_ATTEMPT,
    }
)
"""What can be filed before any absence."""
ONLY_IN_PREVENTION = frozenset({DocumentKind.PREVENTION_NOTE, DocumentKind.PREVENTION_OUTCOME})
REPLACED = "replaced"
"""Why what was to be done about a version is not to be done any more: there is a newer one."""

TURNS = frozenset(
    {DocumentKind.RETURN_NOTE, DocumentKind.RELAPSE_NOTICE, DocumentKind.REGISTRATION_ERROR_NOTE}
)
"""What changes the register of absence as it is filed."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled in: its kind, the answers as shown, and the coded facts for the guards.

    `about_id` says which meeting, measure … it is about, where a case may have several papers of its kind;
    `translations` are the same answers with questions and options in the other languages.
    """

    kind: DocumentKind
    answers: Answers
    facts: Mapping[str, Fact]
    about_id: UUID | None = None
    translations: tuple[Answers, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """A filed document, and the step that was taken with it when the process says so."""

    document: DocumentRecord
    step: TakenStep | None


def file_document(
    office: Office,
    case_id: UUID,
    filled: Filled,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> Filed:
    """File a form on a case that still has `version`.

    Raises `NotFound`, `Stale`, `AlreadyDone`, `StepNotOpen` when the document has no place in the case's stage.
    """
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, version=version)
        _check(case, filled.kind, actor)
        if filled.kind in TURNS:
            tx.absences.hold(
                case.employment_id
            )  # before the case: whoever changes the register takes them in this order
        document = file_in(office, tx, case, filled, actor=actor, submission=submission)
        filed = replace(case, version=case.version + 1)
        return Filed(document, _step_at_once(office, tx, filed, filled.kind, actor))


def file_in(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    filled: Filled,
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> DocumentRecord:
    """File a form inside a transaction that is already open, and reckon the case anew.

    Every paper comes this way, so that none brings the doctor in without the employee's consent: raises `Invalid`.
    """
    today, now = office.clock.today(), office.clock.now()
    require_consent(tx, case.id, filled.kind, filled.facts, today)
    documents = tx.documents.on_file(case)
    about_id = filled.about_id or case.id
    former = _former(tx, case, filled.kind, about_id)
    rules = tx.house_rules.book()
    wait = awaited(filled.kind, today, rules, office.days)
    document = DocumentRecord(
        id=office.new_id(),
        case_id=case.id,
        spell=case.spell,
        kind=filled.kind,
        version=tx.documents.latest_version(case, filled.kind, about_id) + 1,
        is_current=True,
        filed_at=now,
        filed_on=today,
        filed_by=actor.person_id,
        filed_as=actor.role,
        language=filled.answers.language,
        facts=dict(filled.facts),
        sha256="",
        about_id=about_id,
        answered_before=former is not None
        and (former.answered_before or tx.documents.is_answered(former.id)),
        answer_by=wait.answer_by,
        remind_answer_on=wait.remind_on,
    )
    documents[filled.kind] = OnFile(
        kind=filled.kind,
        version=document.version,
        filed_on=today,
        facts=dict(document.facts),
        answered_before=document.answered_before,
    )
    told = _told(documents[filled.kind])
    changed = replace(case, **told)
    # the case first: of two forms at the same instant the second then finds a case that somebody changed
    file = file_of(changed, documents, today, rules)
    tx.cases.change(case, told | reckoned(changed, file, office.days))
    tx.documents.add(document, filled.answers, filled.translations)
    follow_paper(office, tx, case, document, filled.answers)
    tx.history.add(case.id, now, _event(document, actor, submission))
    tx.outbox.add(case.id, office.clock.wall(), work_of_filing(document))
    if former is not None:
        tx.beside.drop_about(former.id, now, REPLACED)
    tx.drafts.discard_of_person(actor.person_id, case.id, filled.kind)
    discard_notes_of(tx, document)
    replace_letter(tx, document)
    ask_for_help(office, tx, document, actor)
    settle_after_plan(tx, document, former, now)
    return document


def _former(tx: Transaction, case: CaseRecord, kind: DocumentKind, about_id: UUID) -> DocumentRecord | None:
    """The version that this one takes the place of, in the running absence."""
    former = tx.documents.current_about(case.id, kind, about_id)
    since = case.documents_from or date.min
    return former if former is not None and former.filed_on >= since else None


def _told(document: OnFile) -> dict[str, Any]:
    """The max date as the letter has it, Nav's own where Nav has told it: it goes before our estimate."""
    max_date = document.day("max_date") if document.kind is DocumentKind.MAX_DATE_LETTER else None
    return {"max_date": max_date, "max_date_told": max_date} if max_date else {}


def can_be_filed(case_stage: Stage, kind: DocumentKind, role: Role) -> bool:
    """Whether a document has a place in a case at this stage, for this role."""
    if kind in WITH_OWN_USE_CASE or not _is_ones_own(kind, role):
        return False
    if kind in AT_ANY_TIME:
        return True
    if case_stage is Stage.CLOSED:
        return kind in ONCE_CLOSED
    if kind is DocumentKind.ABSENCE_NOTICE:
        return case_stage is Stage.REPORTED
    if kind in ONCE_CLOSED:
        return case_stage is Stage.AFTERCARE
    if case_stage is Stage.PREVENTION:
        return kind in IN_PREVENTION
    if case_stage is Stage.AFTERCARE:
        return kind in IN_AFTERCARE
    return kind is not DocumentKind.AFTERCARE_NOTE and kind not in ONLY_IN_PREVENTION


def _is_ones_own(kind: DocumentKind, role: Role) -> bool:
    """Whether a kind is this role's to write."""
    if role is Role.EMPLOYEE:
        return kind in BY_EMPLOYEE
    return kind not in OF_EMPLOYEE_ALONE and (role is Role.HR or kind not in OF_HR_ALONE)


def _check(case: CaseRecord, kind: DocumentKind, actor: Actor) -> None:
    if not can_be_filed(case.stage, kind, actor.role):
        raise StepNotOpen(kind, case.stage)


def _step_at_once(
    office: Office, tx: Transaction, case: CaseRecord, kind: DocumentKind, actor: Actor
) -> TakenStep | None:
    """Take the step that the process says is taken as soon as its document is filed."""
    file = file_of(case, tx.documents.on_file(case), office.clock.today(), tx.house_rules.book())
    for step in open_steps(case.stage):
        mended = {requirement.mended_by for requirement in step.needs}
        if step.at_once and actor.role in step.by and kind in mended and not unmet(step, file):
            return take_in(office, tx, case, step.trigger, actor=actor)
    return None


def _event(document: DocumentRecord, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event="document_filed",
        word=document.kind,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"version": document.version, "document": str(document.id)},
        submission=submission,
    )
