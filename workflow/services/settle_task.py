"""Closes a task of the manager, HR or payroll when it is done."""

from uuid import UUID

from workflow.domain.errors import NotFound
from workflow.domain.people import Actor, Role
from workflow.services.letters_by_hand import note_handed_over
from workflow.services.office import Office
from workflow.services.reach import may_act
from workflow.services.records import Event


def settle_task(
    office: Office,
    item_id: UUID,
    *,
    actor: Actor,
    of_case: UUID | None = None,
    submission: UUID | None = None,
) -> UUID:
    """Close a task and return its case.

    Raises `NotFound` when it is not there, not open, not the actor's, or not of the case that was named.
    """
    with office.once(submission) as tx:
        found = tx.beside.item(item_id)
        case = tx.cases.load(found[0]) if found else None
        if found is None or case is None or found[1] is not actor.role:
            raise NotFound
        if of_case is not None and case.id != of_case:
            raise NotFound
        if actor.role is not Role.PAYROLL and not may_act(actor, case):
            raise NotFound
        now = office.clock.now()
        note_handed_over(tx, case.id, item_id, on=office.clock.today(), at=now, by=actor.person_id)
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
