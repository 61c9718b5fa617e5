"""Every open case has somebody who can be reached; where nobody can, HR has it the same day.

Who can be reached is one condition in SQL (adapters/persistence/reachable.py). A case that nobody answers for is marked with the
day, so that a loss is told once; the mark goes when somebody can be reached again.
"""

from collections.abc import Collection
from uuid import UUID

from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.services.chores import Chore
from workflow.services.follow_day import THE_SERVICE
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import Event, Work


def watch(office: Office, tx: Transaction, only: Collection[UUID] | None = None) -> None:
    """Give HR what has lost its responsible, once a loss; take it back where somebody can be reached again.

    `only` these cases where nothing else can have changed; all of them without it.
    """
    today, now = office.clock.today(), office.clock.now()
    for case_id in tx.responsibility.lost(today, only):
        if tx.responsibility.mark(case_id, today):
            tx.beside.ask_duty(office.new_id(), case_id, Chore.FIND_RESPONSIBLE, Role.HR, today, now)
            tx.history.add(case_id, now, _by_itself("responsible_lost"))
            word = Work(
                effect=Effect.TELL_HR_NO_RESPONSIBLE, about=Chore.FIND_RESPONSIBLE, period=now.isoformat()
            )
            tx.outbox.add(case_id, office.clock.wall(), [word])
    for case_id in tx.responsibility.regained(today, only):
        if tx.responsibility.unmark(case_id):
            tx.beside.drop_duty(case_id, Chore.FIND_RESPONSIBLE, now, "responsible_again")
            tx.history.add(case_id, now, _by_itself("responsible_again"))


def _by_itself(event: str) -> Event:
    return Event(event=event, word=Chore.FIND_RESPONSIBLE, actor_id=None, acted_as=THE_SERVICE)
