"""Decides which mails of an effect go at once and which wait as reminders, to be said together and only if still wanted."""

from collections.abc import Collection
from uuid import UUID

from workflow.domain.effects import AT_ANY_HOUR, BY_TIME
from workflow.domain.rules_of_reminders import DIGEST
from workflow.services.due_work import Order
from workflow.services.fired import rung_of
from workflow.services.outcomes import Done
from workflow.services.questions import Transaction
from workflow.services.quiet_hours import is_quiet
from workflow.services.reminders import NewReminder
from workflow.services.results import Post, ToSay
from workflow.services.workbench import Workbench


def parted(bench: Workbench, order: Order, outcome: Done) -> Done:
    """The outcome with the mails that go at once; the others are left as reminders together with its results."""
    if order.effect in AT_ANY_HOUR or not outcome.posts:
        return outcome
    with bench.reading.transaction() as tx:
        sent = tx.folder.delivered(order.id)
        open_posts = [post for post in outcome.posts if post.mail.message_id not in sent]
        # A worker that comes back late finds its mail a reminder, whatever the hour is now.
        told = tx.reminders.to_hear(order.id)
        later = [
            post
            for post in open_posts
            if post.line and (post.person_id in told or _waits(bench, tx, order, post))
        ]
    if not later:
        return outcome
    gone = {id(post) for post in later}
    at_once = tuple(post for post in outcome.posts if id(post) not in gone)
    waiting = ToSay(reminders=tuple(new_reminder(order, post) for post in later))
    return Done(at_once, (*outcome.results, waiting))


def new_reminder(order: Order, post: Post) -> NewReminder:
    """What is to be said to somebody, told by the work that says it."""
    rung = rung_of(order.effect, order.period)
    return NewReminder(
        case_id=order.case_id,
        effect_id=order.id,
        effect=order.effect,
        about=order.about,
        period=order.period,
        subject_id=order.subject_id,
        rung=rung,
        due_on=post.due_on,
        person_id=post.person_id,
        recipient=post.recipient,
    )


def wants_digest(bench: Workbench, tx: Transaction, person_id: UUID) -> bool:
    """Whether somebody gets one mail a working morning: as they chose, else as the house has it."""
    chosen = tx.reminders.wants_digest(person_id)
    if chosen is not None:
        return chosen
    return bool(tx.house_rules.book().value(DIGEST, bench.office.clock.today()))


def _waits(bench: Workbench, tx: Transaction, order: Order, post: Post) -> bool:
    return order.effect in BY_TIME or is_quiet(bench.office, tx) or wants_digest(bench, tx, post.person_id)


def addressed_to(posts: Collection[Post], reminder: NewReminder) -> Post | None:
    """The mail of these that says a reminder to the one who is to hear it."""
    return next((post for post in posts if post.line and post.person_id == reminder.person_id), None)
