"""Tells the employee that their answer was entered from a signed paper, so that they can say if it was read wrongly."""

from workflow.domain.text import N_
from workflow.services.notices import done, to_employee
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene

SENTENCE = N_("Your answer on a signed paper was entered. See whether it is right.")


def perform(scene: Scene) -> Outcome:
    """What the employee sent themselves is no news to them."""
    entered_by = scene.tx.confirmations.entered_from_paper(scene.subject.id)
    if entered_by is None or entered_by == scene.case.employee_id:
        return Dropped("not_entered_by_others")
    return done(to_employee(scene, SENTENCE, document_id=scene.subject.id))
