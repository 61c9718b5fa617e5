"""Ticks something off a preparation checklist, or takes the tick back; kept for each person and meeting."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.checklists import Side, is_on_list
from workflow.domain.errors import NotFound
from workflow.domain.people import Actor, Role
from workflow.services.meeting_reach import reach_meeting
from workflow.services.office import Office

WRITE = Right(Act.WRITE, Thing.PREPARATION)


def tick_preparation(office: Office, meeting_id: UUID, item: str, *, ticked: bool, actor: Actor) -> None:
    """Raises `NotFound` for what is not on the list of that side."""
    side = Side.EMPLOYEE if actor.role is Role.EMPLOYEE else Side.MANAGER
    with office.store.transaction() as tx:
        meeting = reach_meeting(tx, meeting_id, actor, WRITE, office.clock.today())
        if not is_on_list(side, meeting.kind, item):
            raise NotFound
        if ticked:
            tx.talks.tick(meeting_id, actor.person_id, item, office.clock.now())
        else:
            tx.talks.untick(meeting_id, actor.person_id, item)
