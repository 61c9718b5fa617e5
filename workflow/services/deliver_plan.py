"""Somebody says how a copy of the plan reached its recipient, or why it did not."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.plan_sharing import WAYS, Channel, Ended
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.office import Office
from workflow.services.plan_copies import behind
from workflow.services.plan_letters import TO_EACH
from workflow.services.plan_records import Handed, NotHanded, PlanCopy
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.records import CaseRecord, Event

WRITE = Right(Act.WRITE, Thing.PLAN)

NOT_A_WAY = N_("Choose how it was delivered.")
NOT_YET = N_("Write a day that has been, for instance “today”.")
WHY_NOT = N_("Write why it was not delivered.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What somebody says of a copy: the way and the day it went, or the reason it did not (then without a way)."""

    channel: Channel | None = None
    on: date | None = None
    reason: str = ""


def tell_delivery(
    office: Office,
    case_id: UUID,
    copy_id: UUID,
    told: Told,
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> None:
    """Note how a copy of the plan ended, once. Raises `NotFound`, `AlreadyDone`, `Invalid`."""
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today())
        tx.cases.hold(case.id)
        copy = tx.plan_copies.load(copy_id)
        if copy is None or copy.case_id != case.id or not copy.is_open:
            raise NotFound
        now = office.clock.now()
        if told.channel is None:
            _give_up(
                tx,
                copy,
                told,
                NotHanded(because=Ended.NOT_DELIVERED, words=told.reason.strip(), by=actor.person_id, at=now),
            )
        else:
            tx.plan_copies.hand_over(copy.id, _handed(office, copy, told, actor))
        tx.history.add(case.id, now, _event(copy, told, actor, submission))
        _settle(office, tx, case, copy, actor)


def _give_up(tx: Transaction, copy: PlanCopy, told: Told, ended: NotHanded) -> None:
    if not told.reason.strip():
        raise Invalid("reason", WHY_NOT)
    tx.plan_copies.give_up([copy.id], ended)


def _handed(office: Office, copy: PlanCopy, told: Told, actor: Actor) -> Handed:
    if told.channel is None or told.channel not in WAYS[copy.recipient]:
        raise Invalid("channel", NOT_A_WAY)
    if told.on is None or told.on > office.clock.today():
        raise Invalid("on", NOT_YET)
    return Handed(channel=told.channel, on=told.on, by=actor.person_id, at=office.clock.now())


def _settle(office: Office, tx: Transaction, case: CaseRecord, copy: PlanCopy, actor: Actor) -> None:
    """The tasks to hand it over are done; and when nobody has an older plan any more, so is that one."""
    now = office.clock.now()
    tx.beside.settle_duty(case.id, TO_EACH[copy.recipient].task, now, actor.person_id)
    plan = tx.documents.current(case, DocumentKind.FOLLOW_UP_PLAN)
    if plan and not behind(tx.plan_copies.of_case(case.id, case.spell), plan.version):
        tx.beside.settle_duty(case.id, Chore.SEND_PLAN_ANEW, now, actor.person_id)


def _event(copy: PlanCopy, told: Told, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event="plan_delivered" if told.channel else "plan_not_delivered",
        word=DocumentKind.FOLLOW_UP_PLAN,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"recipient": copy.recipient, "version": copy.version},
        submission=submission,
    )
