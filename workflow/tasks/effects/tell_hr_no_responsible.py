"""Tells HR that nobody can be reached for a case, unless somebody can be by now; the task is given when it is found out."""

from workflow.domain.text import N_
from workflow.services.notices import done, hr_case_path, to_hr
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene

SENTENCE = N_("Something that is followed up has nobody responsible any more. Find somebody who takes it.")


def perform(scene: Scene) -> Outcome:
    """As long as it is so."""
    if scene.is_closed or scene.followers:
        return Dropped("responsible_again")
    return done(to_hr(scene, SENTENCE, path=hr_case_path(scene)))
