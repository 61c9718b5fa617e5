"""One side shares its answers to the plan's questions, or the employee is asked for theirs; drafts stay with their writer."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, StepNotOpen
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Actor, Role
from workflow.domain.plan_voices import Side, side_of
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.office import Office
from workflow.services.plan_records import PlanVoice
from workflow.services.questions import Transaction
from workflow.services.reach import only_role, reach
from workflow.services.records import CaseRecord, Event, Work

WRITE = Right(Act.WRITE, Thing.PLAN_ANSWERS)

NOTHING_SAID = N_("Answer at least one of the questions before you share.")
DRAFTS: dict[Side, str] = {Side.MANAGER: "plan_answers", Side.EMPLOYEE: "own_plan_answers"}
"""What a side's unfinished answers are kept under."""


def share_plan_answers(
    office: Office, case_id: UUID, answers: Answers, *, actor: Actor, submission: UUID | None = None
) -> PlanVoice:
    """Keep the answers of the actor's side where the other side can read them.

    Raises `NotFound`, `AlreadyDone`, `StepNotOpen` when the case has no place for a plan, `Invalid` when nothing is said.
    """
    if not any(answer.shown for section in answers.sections for answer in section.answers):
        raise Invalid("", NOTHING_SAID)
    with office.once(submission) as tx:
        case = _open(tx, case_id, actor, office.clock.today())
        tx.cases.hold(case.id)
        voice = _voice(office, tx, case, answers, actor)
        tx.plan_voices.add(voice, answers)
        tx.history.add(
            case.id, voice.sent_at, _event("plan_answers_shared", voice.for_version, actor, submission)
        )
        tx.drafts.discard_of_person(actor.person_id, case.id, DRAFTS[voice.side])
        if voice.side is Side.EMPLOYEE:
            tx.beside.settle_duty(case.id, Chore.ANSWER_PLAN_QUESTIONS, voice.sent_at, actor.person_id)
            _order(office, tx, case, Effect.TELL_MANAGER_OF_PLAN_ANSWERS, voice.id.hex)
        return voice


def ask_for_plan_answers(
    office: Office, case_id: UUID, *, actor: Actor, submission: UUID | None = None
) -> None:
    """Ask the employee for their answers, once for each version of the plan. Raises as `share_plan_answers`."""
    only_role(actor, Role.MANAGER, Role.HR)
    with office.once(submission) as tx:
        case = _open(tx, case_id, actor, office.clock.today())
        version = next_plan_version(tx, case)
        event = _event("plan_answers_asked", version, actor, submission)
        tx.history.add(case.id, office.clock.now(), event)
        _order(office, tx, case, Effect.ASK_FOR_PLAN_ANSWERS, f"{case.spell}/{version}")


def shared_answers(tx: Transaction, case: CaseRecord) -> Mapping[Side, tuple[PlanVoice, Answers]]:
    """What each side has shared for the next version of the plan."""
    return tx.plan_voices.latest(case, next_plan_version(tx, case))


def next_plan_version(tx: Transaction, case: CaseRecord) -> int:
    """The number of the version that is being prepared."""
    return tx.documents.latest_version(case, DocumentKind.FOLLOW_UP_PLAN, case.id) + 1


def _open(tx: Transaction, case_id: UUID, actor: Actor, today: date) -> CaseRecord:
    case = reach(tx, case_id, actor, WRITE, today)
    if not can_be_filed(case.stage, DocumentKind.FOLLOW_UP_PLAN, Role.MANAGER):
        raise StepNotOpen(DocumentKind.FOLLOW_UP_PLAN, case.stage)
    return case


def _voice(office: Office, tx: Transaction, case: CaseRecord, answers: Answers, actor: Actor) -> PlanVoice:
    side, version = side_of(actor.role), next_plan_version(tx, case)
    former = tx.plan_voices.latest(case, version).get(side)
    return PlanVoice(
        id=office.new_id(),
        case_id=case.id,
        spell=case.spell,
        for_version=version,
        side=side,
        revision=former[0].revision + 1 if former else 1,
        language=answers.language,
        sent_at=office.clock.now(),
        sent_by=actor.person_id,
        sent_as=actor.role,
    )


def _order(office: Office, tx: Transaction, case: CaseRecord, effect: Effect, period: str) -> None:
    work = Work(effect=effect, about=DocumentKind.FOLLOW_UP_PLAN, period=period)
    tx.outbox.add(case.id, office.clock.wall(), [work])


def _event(event: str, version: int, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event=event,
        word=DocumentKind.FOLLOW_UP_PLAN,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"for_version": version},
        submission=submission,
    )
