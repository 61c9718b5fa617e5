"""Tells a representative that somebody has invited them, as long as the invitation stands."""

from uuid import UUID

from workflow.domain.text import N_
from workflow.services.notices import done, to_representative
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene

SENTENCE = N_("Somebody has invited you. Sign in to see who, and what you may read.")


def perform(scene: Scene) -> Outcome:
    """The period of the order is the invitation's id."""
    invitation = scene.tx.beside.invitation(UUID(scene.order.period))
    if invitation is None:
        return Dropped("withdrawn")
    person = scene.tx.people.person(invitation[1])
    if person is None:
        return Dropped("person_gone")
    return done(to_representative(scene, person, SENTENCE))
