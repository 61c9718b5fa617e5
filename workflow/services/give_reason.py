"""Keeps why HR opened a case outside a task; readings refer to it."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor
from workflow.services.office import Office
from workflow.services.reach import only, reach
from workflow.services.security_log import Happening, SecurityEvent

READ = Right(Act.READ, Thing.CASE_LIST)


def give_reason(office: Office, case_id: UUID, choice: str, words: str, *, actor: Actor) -> UUID:
    """Keep a reason, the words of it sealed; its id. Raises `NotFound` for a case that is not theirs to see."""
    only(actor, READ)
    reason_id = office.new_id()
    with office.store.transaction() as tx:
        case = reach(tx, case_id, actor, READ, office.clock.today())
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
