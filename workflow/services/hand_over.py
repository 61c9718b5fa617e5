"""Gives a case a new responsible manager; the former one loses sight of it at once."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import CaseRecord, Event
from workflow.services.responsibility import watch

WRITE = Right(Act.WRITE, Thing.HAND_OVER)


def hand_over(
    office: Office,
    case_id: UUID,
    manager_id: UUID,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Make somebody else responsible, for the employment and all that is open of it.

    Raises `NotFound`, `Stale`, `Invalid`.
    """
    only(actor, WRITE)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
        if manager_id == case.employee_id or not tx.people.is_manager(manager_id):
            raise Invalid("manager", N_("Choose a manager from the list."))
        tx.people.set_manager(case.employment_id, manager_id)
        _give(office, tx, case, manager_id, actor, submission)
        beside = tx.cases.open_beside(case)
        if beside is not None:
            _give(office, tx, beside, manager_id, actor, None)
        watch(office, tx)


def _give(
    office: Office, tx: Transaction, case: CaseRecord, manager_id: UUID, actor: Actor, submission: UUID | None
) -> None:
    tx.cases.change(case, {"manager_id": manager_id})
    event = Event(
        event="handed_over",
        word="manager",
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={"to": str(manager_id)},
        submission=submission,
    )
    tx.history.add(case.id, office.clock.now(), event)
