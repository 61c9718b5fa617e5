"""HR looks after work that goes wrong: has it tried at once or again, or says that it was seen to otherwise."""

from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.due_work import End
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.records import Event

DECIDE = Right(Act.DECIDE, Thing.WORK)

OPERATOR = "operator"
"""Who acts in the history when it was done on the command line."""

DROP_REASONS: dict[str, str] = {
    "done_by_hand": N_("It was done by hand"),
    "not_needed": N_("It is no longer needed"),
    "wrong_address": N_("The address cannot be reached"),
}
"""Why somebody may set work aside: codes, because nothing personal may stand in the outbox."""


def retry_work(office: Office, work_id: int, *, actor: Actor | None, submission: UUID | None = None) -> None:
    """Make failed work due again, with all its attempts before it.

    `actor` is HR, or None for the operator on the command line. Raises `NotFound` when it has not failed, `AlreadyDone`.
    """
    with office.once(submission) as tx:
        case_id, effect = _failed(tx, work_id, actor, office.clock.today())
        tx.due_work.start_over(work_id, office.clock.wall())
        _note(office, tx, case_id, "work_retried", effect, work_id, None, actor, submission)


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
        _note(office, tx, case_id, "work_retried", effect, work_id, None, actor, submission)


def drop_work(
    office: Office, work_id: int, reason: str, *, actor: Actor | None, submission: UUID | None = None
) -> None:
    """Set failed work aside for a reason of `DROP_REASONS`. Raises `NotFound`, `AlreadyDone`, `Invalid`."""
    if reason not in DROP_REASONS:
        raise Invalid("reason", N_("Choose why it is set aside."))
    with office.once(submission) as tx:
        case_id, effect = _failed(tx, work_id, actor, office.clock.today())
        tx.due_work.end(work_id, End.DROPPED, reason, office.clock.wall())
        _note(office, tx, case_id, "work_dropped", effect, work_id, reason, actor, submission)


def _failed(tx: Transaction, work_id: int, actor: Actor | None, today: date) -> tuple[UUID | None, str]:
    case_id, effect, end = _found(tx, work_id, actor, today)
    if end is not End.FAILED:
        raise NotFound
    return case_id, effect


def _found(
    tx: Transaction, work_id: int, actor: Actor | None, today: date
) -> tuple[UUID | None, str, End | None]:
    if actor is not None:
        only(actor, DECIDE)
    found = tx.due_work.find(work_id)
    if found is None:
        raise NotFound
    case = tx.cases.load(found[0]) if found[0] else None
    if actor is not None and case is not None and not tx.cases.reached(case.id, actor, DECIDE, today):
        raise NotFound
    return found


def _note(
    office: Office,
    tx: Transaction,
    case_id: UUID | None,
    event: str,
    effect: str,
    work_id: int,
    reason: str | None,
    actor: Actor | None,
    submission: UUID | None,
) -> None:
    """Work without a case, such as a sweep, has no history to stand in."""
    if case_id is None:
        return
    line = Event(
        event=event,
        word=effect,
        actor_id=actor.person_id if actor else None,
        acted_as=actor.role if actor else OPERATOR,
        detail={"work": work_id} | ({"reason": reason} if reason else {}),
        submission=submission,
    )
    tx.history.add(case_id, office.clock.now(), line)
