"""Works out who hears of a deadline on a rung today, and in which words.

Who hears is whoever is responsible on the day it is said: the same rung asked the next morning may name somebody else.
"""

from datetime import date

from workflow.domain.duties import DUTY_OF, Duty
from workflow.domain.people import Role
from workflow.domain.reminders import (
    KIND_OF,
    KINDS,
    ROW_OF,
    THEIRS,
    UNTIL_THE_DAY,
    Audience,
    Because,
    Rung,
    filled,
)
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.fired import due_on, insist, rung_of
from workflow.services.notices import (
    SOMETHING_TO_READ,
    TASK_WAITS,
    Notice,
    done,
    hr_case_path,
    others_in_hr,
    post,
)
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.records import PersonRecord
from workflow.services.results import Post, Result, Task
from workflow.services.scene import Scene

AHEAD = N_("%(kind)s by %(day)s (%(left)s).")
LATE = N_("%(kind)s. The day for it was %(day)s (%(left)s). It is not too late to do it now.")
LATE_TO_EMPLOYEE = N_(
    "%(kind)s, together with your manager. The day for it was %(day)s (%(left)s). Say what suits you."
)
LATE_ABOVE = N_(
    "One of those who report to you has something that should have been done by %(day)s (%(left)s). Ask whether you can help."
)
MOVED = N_("The date has moved.")
TODAY, ONE_LEFT, LEFT = N_("today"), N_("1 day left"), N_("%(count)s days left")
ONE_PAST, PAST = N_("1 day ago"), N_("%(count)s days ago")


def told(scene: Scene) -> Outcome:
    """What a rung leaves: a mail to each who hears, and the task on the list of whoever has to see to it."""
    insist(scene)
    rung = rung_of(scene.order.effect, scene.order.period) or Rung.BEFORE
    due = due_on(scene)
    if rung in UNTIL_THE_DAY and due < scene.today:
        return Dropped(Because.OVERTAKEN)
    duty = DUTY_OF[scene.order.about]
    notices = [_said(scene, audience, duty, rung, due) for audience in ROW_OF[rung].to]
    return done(*notices, results=_tasks(scene, rung, due))


def _tasks(scene: Scene, rung: Rung, due: date) -> list[Result]:
    """The duty is the manager's task; at the end of the ladder it is HR's too."""
    roles = {scene.responsible, Role.HR} if rung is Rung.HR else {scene.responsible}
    return [Task(task=scene.order.about, role=role, due_on=due) for role in sorted(roles)]


def _said(scene: Scene, audience: Audience, duty: Duty, rung: Rung, due: date) -> Notice:
    hears = filled(audience, lambda one: bool(_people(scene, one, duty)))
    if hears is None:
        return Notice()
    people = _people(scene, hears, duty)
    reachable = [person for person in people if person.email]
    if not reachable:
        return Notice(results=_in_place_of_mail(scene, hears, due))
    return Notice(tuple(_post(scene, person, hears, duty, rung, due) for person in reachable))


def _people(scene: Scene, audience: Audience, duty: Duty) -> list[PersonRecord]:
    match audience:
        case Audience.FOLLOWERS:
            return list(scene.followers)
        case Audience.RESPONSIBLE:
            is_manager = bool(scene.manager) and scene.followers[0].id == scene.case.manager_id
            return list(scene.followers[:1] if is_manager else scene.followers)
        case Audience.STAND_INS:
            return list(scene.stand_ins)
        case Audience.ABOVE:
            return [scene.above] if scene.above else []
        case Audience.EMPLOYEE:
            return [scene.employee] if duty in THEIRS else []
        case Audience.HR:
            return others_in_hr(scene)


def _in_place_of_mail(scene: Scene, audience: Audience, due: date) -> tuple[Result, ...]:
    """Whoever can reach somebody without an address gets a task instead."""
    match audience:
        case Audience.EMPLOYEE:
            return (Task(task=Chore.TELL_EMPLOYEE, role=scene.responsible, due_on=scene.today),)
        case Audience.HR:
            return (Task(task=Chore.SEE_CASE, role=Role.HR, due_on=due),)
        case _:
            return (Task(task=Chore.TELL_MANAGER, role=Role.HR, due_on=scene.today),)


def _post(scene: Scene, person: PersonRecord, hears: Audience, duty: Duty, rung: Rung, due: date) -> Post:
    role, path, subject = _addressed(scene, hears)
    language = person.language
    sentence = AHEAD if rung in UNTIL_THE_DAY else LATE
    if rung not in UNTIL_THE_DAY and hears is Audience.EMPLOYEE:
        sentence = LATE_TO_EMPLOYEE
    if hears is Audience.ABOVE:
        sentence = LATE_ABOVE
    said = scene.say(
        language,
        sentence,
        kind=scene.say(language, KINDS[KIND_OF[duty]]),
        day=scene.day(language, due),
        left=_left(scene, language, due),
    )
    return post(scene, person, role, subject, said, path, due_on=due)


def _addressed(scene: Scene, hears: Audience) -> tuple[Role, str, str]:
    """As whom they read it, where it leads, and what stands over it."""
    match hears:
        case Audience.EMPLOYEE:
            return Role.EMPLOYEE, "/me/", SOMETHING_TO_READ
        case Audience.HR:
            return Role.HR, hr_case_path(scene), TASK_WAITS
        case Audience.ABOVE:
            return Role.MANAGER, "/manager/", TASK_WAITS
        case _:
            return Role.MANAGER, f"/manager/cases/{scene.case.id}", TASK_WAITS


def _left(scene: Scene, language: str, due: date) -> str:
    days = (due - scene.today).days
    if days == 0:
        return scene.say(language, TODAY)
    one, many = (ONE_LEFT, LEFT) if days > 0 else (ONE_PAST, PAST)
    return scene.say(language, one) if abs(days) == 1 else scene.say(language, many, count=abs(days))
