"""Tells HR that unusually many reminders wait for an answer, unless somebody has given it by now."""

from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.notices import TASK_WAITS, Notice, done, post
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene

SENTENCE = N_("Unusually many messages are waiting. They go out once you have said yes.")
PATH = "/hr/reminders"


def perform(scene: Scene) -> Outcome:
    """To everybody in HR who has an address; the page says it to the others."""
    storm = scene.tx.reminders.open_storm()
    if storm is None or storm.id != scene.order.subject_id:
        return Dropped("answered")
    people = [person for person in scene.tx.people.with_role(Role.HR) if person.email]
    posts = [
        post(scene, person, Role.HR, TASK_WAITS, scene.say(person.language, SENTENCE), PATH)
        for person in people
    ]
    return done(Notice(tuple(posts))) if posts else Dropped("no_address")
