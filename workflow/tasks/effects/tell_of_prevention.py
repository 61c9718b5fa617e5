"""Tells the other party that somebody wants to talk before any absence: the employee, or whoever is responsible."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.notices import done, to_employee, to_manager
from workflow.services.outcomes import Outcome
from workflow.services.scene import Scene

TO_EMPLOYEE = N_("Somebody at work would like to talk with you.")
TO_MANAGER = N_("Somebody you are responsible for would like to talk with you.")


def perform(scene: Scene) -> Outcome:
    """Whoever wrote the note knows of it already."""
    note = scene.subject
    if note.filed_as is Role.EMPLOYEE:
        return done(to_manager(scene, TO_MANAGER))
    return done(to_employee(scene, TO_EMPLOYEE, document_id=note.id))
