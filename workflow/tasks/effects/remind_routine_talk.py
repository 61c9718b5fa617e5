"""Reminds a manager of going through the routine: with the unit each quarter, and with whoever is new."""

from datetime import timedelta
from uuid import UUID

from workflow.domain.people import Role
from workflow.domain.routine import NEWCOMER_DAYS, quarter_begins, quarter_of
from workflow.domain.rules import ROUTINE_NEWCOMER_DAYS
from workflow.domain.text import N_
from workflow.services.notices import done, to_reader
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene
from workflow.tasks.effects.remind_routine import reader, routines_here

EACH_QUARTER = N_("A new quarter has begun: it is time to go through the routine with your unit.")
SOMEBODY_NEW = N_("Somebody who is new with you has not read the routine yet. Go through it together.")
PATH = "/manager/routine"
QUARTER = "quarter"


def perform(scene: Scene) -> Outcome:
    """Unless it is done by now, or the quarter has passed."""
    manager = reader(scene)
    if not scene.tx.people.is_manager(manager.id) or not routines_here(scene, manager.id):
        return Dropped("no_longer_leads")
    quarterly = scene.order.about == QUARTER
    if not (_quarter_is_open(scene, manager.id) if quarterly else _newcomer_is_left(scene, manager.id)):
        return Dropped("gone_through")
    sentence = EACH_QUARTER if quarterly else SOMEBODY_NEW
    notice = to_reader(scene, manager, Role.MANAGER, sentence, PATH)
    return done(notice) if notice.posts else Dropped("no_address")


def _quarter_is_open(scene: Scene, manager_id: UUID) -> bool:
    if not scene.order.period.startswith(quarter_of(scene.today)):
        return False
    return not scene.tx.routines.talked(manager_id, quarter_begins(scene.today))


def _newcomer_is_left(scene: Scene, manager_id: UUID) -> bool:
    last = scene.today - timedelta(days=scene.tx.house_rules.book().value(ROUTINE_NEWCOMER_DAYS, scene.today))
    first = last - timedelta(days=NEWCOMER_DAYS)
    return scene.tx.routines.unread_newcomers(manager_id, first, last, scene.today)
