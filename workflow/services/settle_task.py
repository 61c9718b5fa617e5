"""Closes a task of the manager, HR or payroll when it is done."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing, granted
from workflow.domain.errors import NotFound
from workflow.domain.people import Actor
from workflow.services.chores import Chore
from workflow.services.letters_by_hand import note_handed_over
from workflow.services.move_track import send_letters
from workflow.services.office import Office
from workflow.services.reach import reach
from workflow.services.records import Event

WRITE = Right(Act.WRITE, Thing.TASK)
ANSWER = Right(Act.ANSWER, Thing.TASK)


def settle_task(
    office: Office,
    item_id: UUID,
    *,
    actor: Actor,
    of_case: UUID | None = None,
    submission: UUID | None = None,
) -> UUID:
    """Close a task and return its case.

    Raises `NotFound` when it is not there, not open, not the actor's, or not of the case that was named; `TrackRefused` when
    a letter it is about may not go out yet.
    """
    with office.once(submission) as tx:
        found = tx.beside.item(item_id)
        if found is None or found[1] is not actor.role or of_case not in (None, found[0]):
            raise NotFound
        right = WRITE if granted(actor.role, WRITE) else ANSWER
        case = reach(tx, found[0], actor, right, office.clock.today())
        now = office.clock.now()
        send_letters(office, tx, case, tx.to_hand_over.task_of(item_id), actor)
        note_handed_over(tx, case.id, item_id, on=office.clock.today(), at=now, by=actor.person_id)
        if (
            tx.to_hand_over.task_of(item_id) == Chore.EVALUATE_PLAN
        ):  # they looked at it together: it is one task for two
            tx.beside.settle_duty(case.id, Chore.EVALUATE_PLAN_TOGETHER, now, actor.person_id)
        tx.beside.settle_item(item_id, now, actor.person_id)
        event = Event(
            event="task_done",
            word="task",
            actor_id=actor.person_id,
            acted_as=actor.role,
            detail={"item": str(item_id)},
            submission=submission,
        )
        tx.history.add(case.id, now, event)
        return case.id
