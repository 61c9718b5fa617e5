"""HR, and for work of no case the administrator, look after work that goes wrong: have it tried, or set it aside.

Setting it aside has a coded reason, because nothing personal may stand beside work; where somebody must do it by hand
instead, that person gets a task.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.services.by_hand import task_instead
from workflow.services.due_work import End
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.records import Event
from workflow.services.security_log import Happening, SecurityEvent

DECIDE = Right(Act.DECIDE, Thing.WORK)

OPERATOR = "operator"
"""Who acts in the history when it was done on the command line."""

BY_HAND = "by_hand"
WRONG_ADDRESS = "wrong_address"
DROP_REASONS: dict[str, str] = {
    "done_by_hand": N_("It was done by hand"),
    BY_HAND: N_("It must be done by hand: leave a task"),
    WRONG_ADDRESS: N_("The address cannot be reached: leave a task"),
    "not_needed": N_("It is no longer needed"),
}
"""Why somebody may set work aside."""
LEAVES_TASK = frozenset({BY_HAND, WRONG_ADDRESS})


def retry_work(office: Office, work_id: int, *, actor: Actor | None, submission: UUID | None = None) -> None:
    """Make failed work due again, with all its attempts before it.

    `actor` is None for the operator on the command line. Raises `NotFound`, and `AlreadyDone` when it has ended well, was
    set aside or is being tried meanwhile: then nothing changes.
    """
    with office.once(submission) as tx:
        case_id, effect = _failed(tx, work_id, actor, office.clock.today())
        tx.due_work.start_over(work_id, office.clock.wall())
        _note(office, tx, case_id, Happening.WORK_RETRIED, effect, work_id, {}, actor, submission)


def retry_kind(office: Office, effect: Effect, *, actor: Actor) -> int:
    """Make all failed work of one kind due again that is the actor's to see to; returns how much that was.

    Pressing twice finds nothing left. Raises `NotFound` for whom it is not.
    """
    only(actor, DECIDE)
    with office.store.transaction() as tx:
        found = tx.due_work.failed_of(effect, actor, DECIDE, office.clock.today())
        for work_id, case_id in found:
            tx.due_work.start_over(work_id, office.clock.wall())
            _note(office, tx, case_id, Happening.WORK_RETRIED, effect, work_id, {}, actor, None)
        return len(found)


def hurry_work(office: Office, work_id: int, *, actor: Actor, submission: UUID | None = None) -> None:
    """Try at once what would be tried later; what was given up meanwhile starts over.

    Raises `NotFound` when there is no such work, `AlreadyDone` when it has ended well meanwhile.
    """
    with office.once(submission) as tx:
        case_id, effect, end = _found(tx, work_id, actor, office.clock.today())
        if end is None:
            tx.due_work.hurry(work_id, office.clock.wall())
        elif end is End.FAILED:
            tx.due_work.start_over(work_id, office.clock.wall())
        else:
            raise AlreadyDone(case_id)
        _note(office, tx, case_id, Happening.WORK_RETRIED, effect, work_id, {}, actor, submission)


def drop_work(
    office: Office, work_id: int, reason: str, *, actor: Actor | None, submission: UUID | None = None
) -> bool:
    """Set failed work aside for a reason of `DROP_REASONS`; returns whether a task was left instead.

    Raises `NotFound`, `AlreadyDone` as `retry_work`, `Invalid`.
    """
    if reason not in DROP_REASONS:
        raise Invalid("reason", N_("Choose why it is set aside."))
    with office.once(submission) as tx:
        case_id, effect = _failed(tx, work_id, actor, office.clock.today())
        tx.due_work.end(work_id, End.DROPPED, reason, office.clock.wall())
        left = reason in LEAVES_TASK and case_id is not None and task_instead(office, tx, case_id, effect)
        _note(
            office,
            tx,
            case_id,
            Happening.WORK_DROPPED,
            effect,
            work_id,
            {"reason": reason},
            actor,
            submission,
        )
        return left


def _failed(tx: Transaction, work_id: int, actor: Actor | None, today: date) -> tuple[UUID | None, str]:
    case_id, effect, end = _found(tx, work_id, actor, today)
    if end is not End.FAILED:
        raise AlreadyDone(case_id)
    return case_id, effect


def _found(
    tx: Transaction, work_id: int, actor: Actor | None, today: date
) -> tuple[UUID | None, str, End | None]:
    if actor is not None:
        only(actor, DECIDE)
    found = tx.due_work.find(work_id)
    if found is None or (actor is not None and not _is_theirs(tx, found[0], actor, today)):
        raise NotFound
    return found


def _is_theirs(tx: Transaction, case_id: UUID | None, actor: Actor, today: date) -> bool:
    """Work of no case is the administrator's, all other goes with its case."""
    if case_id is None:
        return actor.role is Role.ADMIN
    return tx.cases.reached(case_id, actor, DECIDE, today) is not None


def _note(
    office: Office,
    tx: Transaction,
    case_id: UUID | None,
    what: Happening,
    effect: str,
    work_id: int,
    detail: Mapping[str, str],
    actor: Actor | None,
    submission: UUID | None,
) -> None:
    """In the history of the case; of work without one, on the log."""
    acted_as = actor.role if actor else OPERATOR
    actor_id = actor.person_id if actor else None
    if case_id is None:
        told: dict[str, str | int] = {"work": work_id, "effect": effect, **detail}
        event = SecurityEvent(what=what, actor_id=actor_id, acted_as=acted_as, detail=told)
        tx.audit.note(office.clock.wall(), event)
        return
    line = Event(
        event=what,
        word=effect,
        actor_id=actor_id,
        acted_as=acted_as,
        detail={"work": work_id, **detail},
        submission=submission,
    )
    tx.history.add(case_id, office.clock.now(), line)
