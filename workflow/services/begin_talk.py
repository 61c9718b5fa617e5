"""The two sit together: from now on what the employee has shared stays as it is."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor
from workflow.services.meeting_reach import reach_meeting
from workflow.services.office import Office

WRITE = Right(Act.WRITE, Thing.TALK_NOTES)


def begin_talk(office: Office, meeting_id: UUID, *, actor: Actor) -> None:
    """Note that the talk has begun; a second time changes nothing. Raises `NotFound`."""
    with office.store.transaction() as tx:
        reach_meeting(tx, meeting_id, actor, WRITE, office.clock.today())
        tx.talks.begin(meeting_id, actor.person_id, office.clock.now())
