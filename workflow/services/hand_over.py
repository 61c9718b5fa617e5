"""Gives a case a new responsible manager; the former one loses sight of it at once."""

from dataclasses import replace
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
ALONE, WITH_OTHERS = "manager", "with_others"


def hand_over(
    office: Office,
    case_id: UUID,
    manager_id: UUID,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
    with_others: bool = False,
) -> None:
    """Make somebody else responsible, for the employment and all that is open of it.

    `with_others` is noted: whoever gave away many cases has not worked on each of them. Raises `NotFound`, `Stale`, `Invalid`.
    """
    only(actor, WRITE)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
        if manager_id == case.employee_id or not tx.people.is_manager(manager_id):
            raise Invalid("manager", N_("Choose a manager from the list."))
        tx.people.set_manager(case.employment_id, manager_id)
        beside = tx.cases.open_beside(case)
        event = Event(
            event="handed_over",
            word=WITH_OTHERS if with_others else ALONE,
            actor_id=actor.person_id,
            acted_as=actor.role,
            detail={"to": str(manager_id)},
        )
        _give(office, tx, case, manager_id, replace(event, submission=submission))
        if beside is not None:
            _give(office, tx, beside, manager_id, event)
        watch(office, tx, [case.id] if beside is None else [case.id, beside.id])


def _give(office: Office, tx: Transaction, case: CaseRecord, manager_id: UUID, event: Event) -> None:
    tx.cases.change(case, {"manager_id": manager_id})
    tx.history.add(case.id, office.clock.now(), event)
