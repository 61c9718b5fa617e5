"""Makes one mail of everything that waits for somebody, after asking each piece of work whether it would still say it.

Of several rungs of one deadline only the highest speaks. What somebody no longer has to hear goes to whoever is responsible now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

import structlog

from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.domain.reminders import HEIGHT, Because
from workflow.domain.text import N_
from workflow.services.deciding import decide
from workflow.services.due_work import Order
from workflow.services.ladder import MOVED
from workflow.services.notices import letter, message_id
from workflow.services.outcomes import Done, Dropped
from workflow.services.ports import Mail
from workflow.services.reminders import NewReminder, Reminder
from workflow.services.results import Post, Said, Task
from workflow.services.scene import Handlers, Scene
from workflow.services.waiting_mail import addressed_to, new_reminder

log = structlog.get_logger(__name__)

SEVERAL = N_("Several things are waiting for you")
THESE = N_("This is waiting for you:")
WHERE: dict[str, str] = {
    Role.MANAGER: "/manager/",
    Role.EMPLOYEE: "/me/",
    Role.HR: "/hr/",
    Role.PAYROLL: "/payroll/",
}
"""Where everything of somebody stands that one link leads to."""
_REASONS = {one.value for one in Because}


@dataclass(slots=True)
class _Found:
    """What the reminders of a mail came to so far."""

    wanted: list[tuple[Reminder, Post]] = field(default_factory=list)
    withdrawn: dict[UUID, Because] = field(default_factory=dict)
    passed_on: list[NewReminder] = field(default_factory=list)
    let_go: list[UUID] = field(default_factory=list)
    tasks: list[tuple[UUID, int, Task]] = field(default_factory=list)


def said(scene: Scene, leader: Reminder, bundle: Sequence[Reminder]) -> Done:
    """One mail, and how each of its reminders ended; no mail when nothing of it is wanted any more."""
    found = _Found()
    for reminder in bundle:
        try:
            _ask(scene, reminder, scene.handlers, found)
        except Exception as error:
            if reminder.id == leader.id:
                raise
            # One that cannot be worked out must not hold up the others; it gets a mail and tries of its own.
            log.warning("reminder_let_go", effect=reminder.effect, reason=type(error).__name__)
            found.let_go.append(reminder.id)
    _keep_the_highest(scene, found)
    mail = _mail(scene, found.wanted) if found.wanted else None
    result = Said(
        sent=tuple((reminder, replace(post, mail=mail.mail)) for reminder, post in found.wanted if mail),
        withdrawn=found.withdrawn,
        passed_on=tuple(found.passed_on),
        let_go=tuple(found.let_go),
        tasks=tuple(found.tasks),
    )
    return Done((mail,) if mail else (), (result,))


def _ask(scene: Scene, reminder: Reminder, handlers: Handlers, found: _Found) -> None:
    order = _order_of(reminder, scene.bench.office.clock.wall())
    asked = Scene(scene.bench, scene.tx, order, again=True)
    outcome = decide(asked, handlers[order.effect])
    if not isinstance(outcome, Done):
        found.withdrawn[reminder.id] = _because(outcome)
        return
    mine = addressed_to(outcome.posts, reminder)
    if mine is not None:
        found.wanted.append((reminder, mine))
        return
    found.passed_on += [new_reminder(order, post) for post in outcome.posts if post.line]
    if not outcome.posts and reminder.case_id is not None:
        tasks = [result for result in outcome.results if isinstance(result, Task)]
        found.tasks += [(reminder.case_id, reminder.effect_id, task) for task in tasks]
    found.withdrawn[reminder.id] = Because.PASSED_ON if outcome.posts else Because.NO_ADDRESS


def _order_of(reminder: Reminder, at: datetime) -> Order:
    return Order(
        id=reminder.effect_id,
        case_id=reminder.case_id,
        effect=Effect(reminder.effect),
        about=reminder.about,
        period=reminder.period,
        subject_id=reminder.subject_id,
        attempts=1,
        created_at=at,
    )


def _because(outcome: object) -> Because:
    reason = outcome.reason if isinstance(outcome, Dropped) else ""
    return Because(reason) if reason in _REASONS else Because.NO_LONGER


def _keep_the_highest(scene: Scene, found: _Found) -> None:
    highest: dict[tuple[object, ...], int] = {}
    for reminder, _post in found.wanted:
        if reminder.rung is not None:
            deadline = _deadline(reminder)
            highest[deadline] = max(HEIGHT[reminder.rung], highest.get(deadline, 0))
    kept = []
    for reminder, post in found.wanted:
        is_lower = reminder.rung is not None and HEIGHT[reminder.rung] < highest[_deadline(reminder)]
        if is_lower or scene.tx.reminders.said_higher(reminder):
            found.withdrawn[reminder.id] = Because.OVERTAKEN
        else:
            kept.append((reminder, post))
    found.wanted = kept


def _deadline(reminder: Reminder) -> tuple[object, ...]:
    return reminder.case_id, reminder.about, reminder.due_on


def _mail(scene: Scene, wanted: Sequence[tuple[Reminder, Post]]) -> Post:
    """A single thing reads as it always did; several are a list with one link to where they stand."""
    first = wanted[0][1]
    language, recipient = first.mail.language, first.recipient
    lines = list(_lines(scene, language, wanted))
    if len(lines) == 1:
        subject, text = first.mail.subject, letter(scene, language, lines[0], first.path)
    else:
        roles = {post.recipient for _, post in wanted}
        path = WHERE.get(recipient, "/") if len(roles) == 1 else "/"
        listed = "\n".join(f"– {line}" for line in lines)
        subject = scene.say(language, SEVERAL)
        text = letter(scene, language, f"{scene.say(language, THESE)}\n\n{listed}", path)
    mail = Mail(
        to_address=first.mail.to_address,
        subject=subject,
        text=text,
        message_id=message_id(scene, recipient, first.person_id),
        language=language,
    )
    return Post(recipient=recipient, person_id=first.person_id, mail=mail)


def _lines(scene: Scene, language: str, wanted: Sequence[tuple[Reminder, Post]]) -> Iterator[str]:
    for reminder, post in wanted:
        yield f"{scene.say(language, MOVED)} {post.line}" if reminder.moved else post.line
