"""Reminds somebody of the routine they have not read yet: a mail without a word of what it is about."""

from uuid import UUID

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.notices import done, to_reader
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.read_routine import routines_of
from workflow.services.records import PersonRecord
from workflow.services.scene import NotWanted, Scene

SENTENCE = N_(
    "The routine of your workplace is waiting to be read. It takes a few minutes, and at the end you say that you have read it."
)
PLACES = {Role.EMPLOYEE: "/me/routine", Role.MANAGER: "/manager/routine"}


def perform(scene: Scene) -> Outcome:
    """Unless it is read by now, or the person has left."""
    person = reader(scene)
    unread = [
        one for one in routines_here(scene, person.id) if not scene.tx.routines.has_read(one, person.id)
    ]
    if not unread:
        return Dropped("nothing_to_read")
    role = Role(scene.order.about)
    notice = to_reader(scene, person, role, SENTENCE, PLACES[role])
    return done(notice) if notice.posts else Dropped("no_address")


def reader(scene: Scene) -> PersonRecord:
    """The person the order is about."""
    found = scene.tx.people.person(scene.order.subject_id) if scene.order.subject_id else None
    if found is None:
        raise NotWanted("person_gone")
    return found


def routines_here(scene: Scene, person_id: UUID) -> list[UUID]:
    """The versions that count today where the person works or leads: none any more for somebody who has left."""
    return [one.id for one in routines_of(scene.bench.office, scene.tx, person_id)]
