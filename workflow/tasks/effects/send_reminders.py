"""Sends somebody what waits for them, in one mail: in mail hours, once the day is worked out, and not a storm of it unasked.

Which reminders a mail says is marked on them before it goes out, so that a worker that is killed repeats the same mail.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from workflow.services.outcomes import Dropped, Later, Outcome
from workflow.services.quiet_hours import hours_now, morning_after, on_the_wall, real_instant_of
from workflow.services.reminders import Reminder
from workflow.services.say_reminders import said
from workflow.services.scene import Scene
from workflow.services.storms import is_held, stop_a_storm
from workflow.services.waiting_mail import wants_digest

LOOK_AGAIN = timedelta(minutes=1)
AT_MOST = timedelta(minutes=30)
"""How long a mail waits for what else the hour brings about; what is not worked out by then is stuck, and on HR's list."""


def perform(scene: Scene) -> Outcome:
    """Each reminder orders its mail; the first of a person's speaks for all that wait, and the others find it said."""
    subject = scene.order.subject_id
    leader = scene.tx.reminders.load(subject) if subject else None
    if leader is None or leader.ended is not None:
        return Dropped("said")
    if leader.led_by not in {None, leader.id}:
        return Dropped("bundled")
    until = _waits_until(scene, leader)
    if until is not None:
        return Later(until)
    if is_held(scene, leader) or (leader.led_by is None and stop_a_storm(scene)):
        return Dropped("held_up")
    bundle = _gathered(scene, leader)
    return said(scene, leader, bundle) if bundle else Dropped("bundled")


def _waits_until(scene: Scene, leader: Reminder) -> datetime | None:
    """The real instant to try again at; None when the mail may go now."""
    office, now = scene.bench.office, scene.bench.office.clock.now()
    local, hours = on_the_wall(now), hours_now(office, scene.tx)
    if wants_digest(scene.bench, scene.tx, leader.person_id):
        opens = morning_after(office, scene.tx, leader.made_at)
        if local < opens:
            return real_instant_of(office, opens)
    if not hours.open_at(local):
        return real_instant_of(office, hours.next_morning(local))
    wall = office.clock.wall()
    return wall + LOOK_AGAIN if scene.tx.reminders.is_coming(wall - AT_MOST, wall) else None


def _gathered(scene: Scene, leader: Reminder) -> Sequence[Reminder]:
    with scene.bench.store.transaction() as tx:
        return tx.reminders.gather(leader)
