"""The two sit together: from now on what the employee has shared stays as it is."""

from uuid import UUID

from workflow.domain.people import Actor, Role
from workflow.services.meeting_reach import reach_meeting
from workflow.services.office import Office
from workflow.services.reach import only


def begin_talk(office: Office, meeting_id: UUID, *, actor: Actor) -> None:
    """Note that the talk has begun; a second time changes nothing. Raises `NotFound`."""
    only(actor, Role.MANAGER, Role.HR)
    with office.store.transaction() as tx:
        reach_meeting(tx, meeting_id, actor)
        tx.talks.begin(meeting_id, actor.person_id, office.clock.now())
