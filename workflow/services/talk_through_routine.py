"""A manager notes that the routine was gone through together: on which day, and who was there."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.domain.routine import quarter_begins
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.reach import only_role
from workflow.services.routines import Talk

WRITE = Right(Act.WRITE, Thing.ROUTINE)

NOT_YET = N_("Write a day that has been, in this quarter or the last one.")


def talk_through_routine(
    office: Office,
    routine_id: UUID,
    held_on: date,
    present: Collection[UUID],
    *,
    actor: Actor,
    submission: UUID | None = None,
) -> UUID:
    """Note it. Those who were there are asked on their own page whether they were: only they can say it.

    Raises `NotFound` for a routine or a person that is not the manager's, `Invalid`, `AlreadyDone`.
    """
    only_role(actor, Role.MANAGER)
    today = office.clock.today()
    with office.store.transaction() as tx:
        if tx.routines.received(submission):
            raise AlreadyDone
        in_force, led = tx.routines.in_force(today), tx.routines.led_by(actor.person_id, today)
        own = {person for person, unit in led.items() if unit in in_force and in_force[unit].id == routine_id}
        if not own or set(present) - own:
            raise NotFound
        earliest = quarter_begins(date.fromordinal(quarter_begins(today).toordinal() - 1))
        if not earliest <= held_on <= today:
            raise Invalid("held_on", NOT_YET)
        talk = Talk(
            id=office.new_id(),
            routine_id=routine_id,
            manager_id=actor.person_id,
            held_on=held_on,
            present=tuple(sorted(set(present))),
            noted_at=office.clock.now(),
            submission=submission,
        )
        tx.routines.add_talk(talk)
    return talk.id
