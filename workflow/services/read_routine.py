"""Somebody says that they have read the routine, or that they were there when it was gone through together.

Only the person says so: what a manager notes of others acknowledges nothing.
"""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import NotFound
from workflow.domain.people import Actor
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.routines import Routine

ANSWER = Right(Act.ANSWER, Thing.ROUTINE)


def acknowledge_routine(office: Office, routine_id: UUID, *, actor: Actor) -> Routine:
    """Note that the actor has read this version; twice is the same as once.

    Raises `NotFound` for a version that does not count where the actor works: a newer one has to be read itself.
    """
    only(actor, ANSWER)
    with office.store.transaction() as tx:
        found = {one.id: one for one in routines_of(office, tx, actor.person_id)}
        if routine_id not in found:
            raise NotFound
        tx.routines.read(routine_id, actor.person_id, actor.role, office.clock.now())
    return found[routine_id]


def say_was_there(office: Office, talk_id: UUID, *, actor: Actor) -> None:
    """Note that the actor was there, and so has gone through the version that was gone through; raises `NotFound`."""
    only(actor, ANSWER)
    now = office.clock.now()
    with office.store.transaction() as tx:
        routine_id = tx.routines.was_there(talk_id, actor.person_id, now)
        if routine_id is None:
            raise NotFound
        tx.routines.read(routine_id, actor.person_id, actor.role, now)


def routines_of(office: Office, tx: Transaction, person_id: UUID) -> tuple[Routine, ...]:
    """The routines that count today where somebody works or answers for somebody, each once."""
    today = office.clock.today()
    in_force = tx.routines.in_force(today)
    units = tx.routines.units_of(person_id, today)
    return tuple({in_force[unit].id: in_force[unit] for unit in units if unit in in_force}.values())
