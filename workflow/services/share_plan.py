"""Somebody sees exactly what would leave, and then makes a copy of the plan ready for a recipient outside."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, NotFound, Refusal, StepNotOpen
from workflow.domain.people import Actor
from workflow.domain.plan_sharing import Grounds, Recipient, grounds_for
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.due_work import Order
from workflow.services.office import Office
from workflow.services.papers import paper_in
from workflow.services.plan_copies import replace_waiting
from workflow.services.plan_letters import parcel_for
from workflow.services.plan_parcels import cover_letter
from workflow.services.plan_records import NewCopy
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.records import CaseRecord, DocumentRecord, Event
from workflow.services.results import FiledCopy
from workflow.services.scene import Scene
from workflow.services.words import LANGUAGES
from workflow.services.workbench import EffectTransaction, Workbench

WRITE = Right(Act.WRITE, Thing.PLAN)

NO_GROUNDS = N_(
    "The plan does not say what this recipient is asked to help with. Write that in the plan first."
)
NO_LANGUAGE = N_("Choose one of the languages.")


class LooksDifferent(Refusal):
    """What would leave is no longer what was seen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Who is to have the plan, the language of the letter, and on what grounds."""

    recipient: Recipient
    language: str
    grounds: Grounds


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """What leaves: the letter and the plan, with a mark that tells whether they are still the papers that were seen."""

    version: int
    letter: FiledCopy
    plan: FiledCopy
    plan_is_filed: bool
    mark: str


def pack_plan(bench: Workbench, case_id: UUID, choice: Choice, *, actor: Actor) -> Packed:
    """The very papers that would leave; changes nothing. Raises `NotFound`, `Invalid`, `StepNotOpen`."""
    with bench.reading.transaction() as tx:
        case, plan = _shareable(tx, case_id, choice, actor, bench.office.clock.today())
        return _packed(bench, tx, case, plan, choice)


def share_plan(
    bench: Workbench,
    case_id: UUID,
    choice: Choice,
    *,
    seen: str,
    actor: Actor,
    submission: UUID | None = None,
) -> UUID:
    """File the papers that were seen and note that they wait to be handed over; returns the delivery.

    Raises as `pack_plan`, `LooksDifferent` when the papers are not those that were `seen`, and `AlreadyDone`.
    """
    office = bench.office
    with bench.store.transaction() as tx:
        tx.history.refuse_again(submission)
        case, plan = _shareable(tx, case_id, choice, actor, bench.office.clock.today())
        tx.cases.hold(case.id)
        packed = _packed(bench, tx, case, plan, choice)
        if packed.mark != seen:
            raise LooksDifferent
        return _made_ready(office, tx, case, plan, packed, choice, actor, submission)


def _made_ready(
    office: Office,
    tx: EffectTransaction,
    case: CaseRecord,
    plan: DocumentRecord,
    packed: Packed,
    choice: Choice,
    actor: Actor,
    submission: UUID | None,
) -> UUID:
    now, copy_id = office.clock.now(), office.new_id()
    for paper in (packed.letter,) if packed.plan_is_filed else (packed.letter, packed.plan):
        tx.folder.add_copy(case.id, office.new_id(), paper, effect_id=None, at=now)
    replace_waiting(tx, case, choice.recipient, by=actor.person_id, at=now)
    tx.plan_copies.add(
        NewCopy(
            id=copy_id,
            case_id=case.id,
            document_id=plan.id,
            recipient=choice.recipient,
            language=choice.language,
            grounds=choice.grounds,
            made_by=actor.person_id,
            made_at=now,
        )
    )
    tx.history.add(case.id, now, _event(choice, plan, actor, submission))
    return copy_id


def _shareable(
    tx: Transaction, case_id: UUID, choice: Choice, actor: Actor, today: date
) -> tuple[CaseRecord, DocumentRecord]:
    case = reach(tx, case_id, actor, WRITE, today)
    if case.stage is Stage.CLOSED:
        raise StepNotOpen(DocumentKind.FOLLOW_UP_PLAN, case.stage)
    plan = tx.documents.current(case, DocumentKind.FOLLOW_UP_PLAN)
    if plan is None:
        raise NotFound
    if choice.grounds not in grounds_for(choice.recipient, dict(plan.facts)):
        raise Invalid("grounds", NO_GROUNDS)
    if choice.language not in LANGUAGES:
        raise Invalid("language", NO_LANGUAGE)
    return case, plan


def _packed(
    bench: Workbench, tx: EffectTransaction, case: CaseRecord, plan: DocumentRecord, choice: Choice
) -> Packed:
    scene = Scene(bench, tx, _order(bench, case, plan))
    letter = cover_letter(scene, plan, parcel_for(choice.recipient, choice.grounds), choice.language)
    paper = paper_in(scene, plan, choice.language)
    return Packed(
        version=plan.version,
        letter=letter,
        plan=paper,
        plan_is_filed=paper.name in tx.folder.copy_names(plan.id),
        mark=_mark((letter, paper)),
    )


def _order(bench: Workbench, case: CaseRecord, plan: DocumentRecord) -> Order:
    """What a worker would hold, were it to pack the plan: nothing of it is stored."""
    return Order(
        id=0,
        case_id=case.id,
        effect=Effect.SEND_PLAN_TO_DOCTOR,
        about=DocumentKind.FOLLOW_UP_PLAN,
        period="",
        subject_id=plan.id,
        attempts=1,
        created_at=bench.office.clock.wall(),
    )


def _mark(papers: Sequence[FiledCopy]) -> str:
    return hashlib.sha256("/".join(paper.printed.sha256 for paper in papers).encode()).hexdigest()


def _event(choice: Choice, plan: DocumentRecord, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event="plan_made_ready",
        word=DocumentKind.FOLLOW_UP_PLAN,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"recipient": choice.recipient, "version": plan.version, "grounds": choice.grounds},
        submission=submission,
    )
