"""HR says how far a request for help has come: taken up, sent on, answered or closed."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.reach import only, reach
from workflow.services.records import Event

DECIDE = Right(Act.DECIDE, Thing.ESCALATION)

STATUSES = ("asked", "taken_up", "sent", "answered", "closed")


def move_escalation(
    office: Office,
    escalation_id: UUID,
    status: str,
    note: str,
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> UUID:
    """Move a request on and return its case. Raises `NotFound`, `AlreadyDone`, `Invalid`."""
    only(actor, DECIDE)
    if status not in STATUSES:
        raise Invalid("status", N_("Choose how far the request has come."))
    with office.once(submission) as tx:
        tx.history.refuse_again(submission)  # a request may be moved to the same place twice
        case_id = tx.beside.escalation_case(escalation_id)
        if case_id is None:
            raise NotFound
        case = reach(tx, case_id, actor, DECIDE, office.clock.today())
        now = office.clock.now()
        tx.beside.move_escalation(escalation_id, status, note.strip(), now)
        event = Event(
            event="escalation_moved",
            word=status,
            actor_id=actor.person_id,
            acted_as=actor.role,
            submission=submission,
        )
        tx.history.add(case.id, now, event)
        return case.id
