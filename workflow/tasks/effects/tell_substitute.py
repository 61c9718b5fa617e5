"""Tells somebody that they are to stand in, as long as the mandate stands; the mail names nobody."""

from uuid import UUID

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.notices import done, to_reader
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene

SENTENCE = N_("You are asked to stand in for somebody. Sign in to see for whom, and from which day.")
PATH = "/account/"


def perform(scene: Scene) -> Outcome:
    """The period of the order is the mandate's id."""
    found = scene.tx.substitutes.find(UUID(scene.order.period))
    if found is None or found.withdrawn_at is not None or found.to_on < scene.today:
        return Dropped("withdrawn")
    person = scene.tx.people.person(found.substitute_id)
    if person is None:
        return Dropped("person_gone")
    notice = to_reader(scene, person, Role.MANAGER, SENTENCE, PATH)
    return done(notice) if notice.posts else Dropped("no_address")
