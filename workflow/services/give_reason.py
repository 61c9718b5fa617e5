"""Keeps why HR opened a case outside a task; readings refer to it."""

from uuid import UUID

from workflow.domain.errors import NotFound
from workflow.domain.people import Actor, Role
from workflow.services.office import Office
from workflow.services.reach import only, reach
from workflow.services.security_log import Happening, SecurityEvent


def give_reason(office: Office, case_id: UUID, choice: str, words: str, *, actor: Actor) -> UUID:
    """Keep a reason, the words of it sealed; its id. Raises `NotFound` for a case that is not theirs to see."""
    only(actor, Role.HR)
    reason_id = office.new_id()
    with office.store.transaction() as tx:
        case = reach(tx, case_id, actor)
        if case.employee_id == actor.person_id:
            raise NotFound
        tx.access_reasons.add(reason_id, case.id, actor.person_id, choice, words, office.clock.now())
        given = SecurityEvent(
            what=Happening.ACCESS_REASON_GIVEN,
            actor_id=actor.person_id,
            acted_as=actor.role,
            case_id=case.id,
            object_id=reason_id,
            detail={"reason": choice},
        )
        tx.audit.note(office.clock.wall(), given)
    return reason_id
