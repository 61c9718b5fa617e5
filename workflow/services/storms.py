"""Holds reminders back when there are several times as many as usual, until HR has looked: a clock may be wrong, or a rule.

The tasks in the service are there all the same; only the mail waits.
"""

import math
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.rules_of_reminders import STORM_FACTOR, STORM_FLOOR
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.records import Work
from workflow.services.reminders import Reminder, Storm
from workflow.services.scene import Scene

DECIDE = Right(Act.DECIDE, Thing.WORK)
USUAL_OVER = timedelta(days=28)
WORKING_DAYS = 20
"""In four weeks, without public holidays: nearer the truth is not needed."""
LET_GO, SET_ASIDE = "let_go", "set_aside"
REASONS: dict[str, str] = {
    "wrong_clock": N_("The date of the service was wrong"),
    "wrong_rule": N_("A rule was changed by mistake"),
    "told_otherwise": N_("Everybody was told in another way"),
    "too_old": N_("They are about what has long passed"),
}
"""Why somebody may set them aside."""


def allowed(office: Office, tx: Transaction) -> int:
    """How many reminders may go at once without asking."""
    book, today = tx.house_rules.book(), office.clock.today()
    usual = math.ceil(tx.reminders.sent_since(office.clock.now() - USUAL_OVER) / WORKING_DAYS)
    return max(book.value(STORM_FLOOR, today), usual * book.value(STORM_FACTOR, today))


def is_held(scene: Scene, reminder: Reminder) -> bool:
    """Whether HR is being asked about this one."""
    storm = scene.tx.reminders.open_storm() if reminder.storm_id else None
    return storm is not None and storm.id == reminder.storm_id


def stop_a_storm(scene: Scene) -> bool:
    """Hold back what waits when it is too much, and ask HR; tells whether it did."""
    office = scene.bench.office
    if scene.tx.reminders.waiting() <= allowed(office, scene.tx):
        return False
    with scene.bench.store.transaction() as tx:
        found, most = tx.reminders.waiting(), allowed(office, tx)
        if found <= most:
            return False
        tx.reminders.ask(
            Storm(
                id=office.new_id(),
                found=found,
                allowed=most,
                asked_at=office.clock.now(),
                answer=None,
                because=None,
                answered_at=None,
                answered_by=None,
            )
        )
        storm = tx.reminders.open_storm()
        if storm is not None:
            word = Work(
                effect=Effect.TELL_HR_REMINDERS_WAIT,
                about="storm",
                period=storm.id.hex,
                subject_id=storm.id,
            )
            tx.outbox.add(None, office.clock.wall(), [word])
    return True


def answer_storm(office: Office, storm_id: UUID, answer: str, because: str | None, *, actor: Actor) -> None:
    """Let what was held back go, or set it aside for a reason of `REASONS`.

    Raises `NotFound` when nothing of the kind asks or for others than HR, `Invalid`, `AlreadyDone` when somebody was quicker.
    """
    only(actor, DECIDE)
    if answer not in {LET_GO, SET_ASIDE} or (answer == SET_ASIDE and because not in REASONS):
        raise Invalid("reason", N_("Choose why they are set aside."))
    now = office.clock.now()
    with office.store.transaction() as tx:
        storm = tx.reminders.open_storm()
        if storm is None or storm.id != storm_id:
            raise AlreadyDone if tx.reminders.was_answered(storm_id) else NotFound
        answered = replace(
            storm,
            answer=answer,
            because=because if answer == SET_ASIDE else None,
            answered_at=now,
            answered_by=actor.person_id,
        )
        if not tx.reminders.answer(answered, now, office.clock.wall()):
            raise AlreadyDone
