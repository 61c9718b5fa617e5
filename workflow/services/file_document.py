"""Files a document on a case: a new version with its answers as shown, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.answering import awaited
from workflow.domain.dismissal import NOT_WHILE_PROTECTED, is_refused
from workflow.domain.documents import Answers, DocumentKind, Fact, OnFile
from workflow.domain.errors import Invalid, StepNotOpen
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Actor
from workflow.machine import open_steps, unmet
from workflow.services.consents import require_consent
from workflow.services.contact_rhythms import moved_by_paper, settle_nudge
from workflow.services.discard_notes import discard_notes_of
from workflow.services.letters_by_hand import replace_letter
from workflow.services.meetings_of_papers import follow_paper
from workflow.services.office import Office
from workflow.services.orders import work_of_filing
from workflow.services.plan_filed import settle_after_plan
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.reckoning import file_of, reckoned
from workflow.services.records import CaseRecord, DocumentRecord, Event
from workflow.services.settled_by_paper import settle_by_paper
from workflow.services.take_step import TakenStep, take_in
from workflow.services.tracks_of_papers import follow_tracks

WRITE = Right(Act.WRITE, Thing.DOCUMENT)

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

    Raises `NotFound`, `Stale`, `AlreadyDone`, `StepNotOpen` when the document has no place in the case's stage,
    `Invalid` where the law or the employee's consent is in the way, and `TrackRefused` where what it asks for cannot be
    asked yet.
    """
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
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

    Every paper comes this way, so that none brings the doctor in without the employee's consent, and none goes out for a
    request that is not ready for it: raises `Invalid`, `TrackRefused`.
    """
    today, now = office.clock.today(), office.clock.now()
    require_consent(tx, case.id, filled.kind, filled.facts, today)
    documents = tx.documents.on_file(case)
    about_id = filled.about_id or case.id
    former = _former(tx, case, filled.kind, about_id)
    rules = tx.house_rules.book()
    before = file_of(case, dict(documents), today, rules)
    wait = awaited(filled.kind, filled.facts, today, rules, office.days)
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
        and (former.answered_before or tx.confirmations.is_answered(former.id)),
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
    _refuse_dismissal(case, filled, today)
    in_touch = moved_by_paper(tx, case, documents[filled.kind], about_id)
    told = _told(documents[filled.kind]) | in_touch
    changed = replace(case, **told)
    # the case first: of two forms at the same instant the second then finds a case that somebody changed
    file = file_of(changed, documents, today, rules)
    tx.cases.change(case, told | reckoned(changed, file, office.days, before))
    tx.documents.add(document, filled.answers, filled.translations)
    follow_paper(office, tx, case, document, filled.answers)
    tx.history.add(case.id, now, _event(document, actor, submission))
    tx.outbox.add(case.id, office.clock.wall(), work_of_filing(document))
    if former is not None:
        tx.beside.drop_about(former.id, now, REPLACED)
    for subject_id in {case.id, about_id}:
        tx.drafts.discard_of_person(actor.person_id, subject_id, filled.kind)
    discard_notes_of(tx, document)
    replace_letter(tx, document)
    follow_tracks(office, tx, case, document, former, actor)
    settle_after_plan(tx, document, former, now)
    settle_by_paper(tx, document, file, now)
    settle_nudge(tx, case, in_touch, at=now, by=actor.person_id)
    return document


def _former(tx: Transaction, case: CaseRecord, kind: DocumentKind, about_id: UUID) -> DocumentRecord | None:
    """The version that this one takes the place of; where a case has but one paper, in the running absence."""
    former = tx.documents.current_about(case.id, kind, about_id)
    if about_id != case.id:
        return former
    since = case.documents_from or date.min
    return former if former is not None and former.filed_on >= since else None


def _told(document: OnFile) -> dict[str, Any]:
    """The max date as the letter has it, Nav's own where Nav has told it: it goes before our estimate."""
    max_date = document.day("max_date") if document.kind is DocumentKind.MAX_DATE_LETTER else None
    return {"max_date": max_date, "max_date_told": max_date} if max_date else {}


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


def _refuse_dismissal(case: CaseRecord, filled: Filled, today: date) -> None:
    """Illness is no ground while the protection lasts, whichever way the outcome comes (aml § 15-8)."""
    if filled.kind is DocumentKind.CLARIFICATION_OUTCOME and is_refused(filled.facts, case.first_day, today):
        raise Invalid("dismissal_ground", NOT_WHILE_PROTECTED)


def _event(document: DocumentRecord, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event="document_filed",
        word=document.kind,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"version": document.version, "document": str(document.id)},
        submission=submission,
    )
