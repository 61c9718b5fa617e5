"""Does what relay, scheduler and workers do, at the moment a story has come to: nothing is left over for today.

Mail is the exception: only that of the last days reaches the sink, so that its inbox has something to show and nobody
finds a year of it.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path

import sqlalchemy as sa

from workflow.adapters.clock import FixedClock
from workflow.adapters.mail.mailbox import store
from workflow.adapters.mail.message import address_of, written
from workflow.adapters.persistence.tables import case
from workflow.domain.effects import Effect, Queue
from workflow.services.ports import DeliveryFailed, Mail
from workflow.services.records import Work
from workflow.services.workbench import Workbench
from workflow.tasks.drain import drain_all

RECENT = timedelta(days=7)
ONE_DAY = timedelta(days=1)
MORNING = time(0, 5)

_NEXT_ALARM = sa.select(sa.func.min(case.c.next_alarm_on)).where(
    case.c.closed_at.is_(None), case.c.next_alarm_on < sa.bindparam("until")
)


@dataclass(kw_only=True)
class Workers:
    """The workers of the demonstration."""

    bench: Workbench
    connection: sa.Connection
    clock: FixedClock
    _swept_on: date = field(default=date.min, init=False)

    def work(self) -> None:
        """Do everything that is due."""
        begun = 1
        while begun:  # what is done on one queue may order work on another
            begun = sum(drain_all(self.bench, queue) for queue in Queue)

    def live_until(self, day: date) -> None:
        """Let the mornings up to `day` come on which the sweep finds something."""
        while (alarm := self.connection.scalar(_NEXT_ALARM, {"until": day})) is not None:
            # An alarm that a change of the case set back to a day already swept goes off the morning after.
            self._sweep(max(alarm, self._swept_on + ONE_DAY))
        if self._swept_on < day:
            self._sweep(day)

    def _sweep(self, day: date) -> None:
        self._swept_on = day
        self.clock.move_to(day, MORNING)
        sweep = Work(effect=Effect.SWEEP, about=Effect.SWEEP, period=day.isoformat())
        with self.bench.office.store.transaction() as tx:
            tx.outbox.add(None, self.clock.wall(), [sweep])
        self.work()


class Postbox:
    """Puts recent mail where the sink keeps what it catches; older mail is taken and goes nowhere.

    Recent mail to whoever it `refuses` fails, so that there is something to see to.
    """

    def __init__(
        self, folder: Path | None, *, sender: str, clock: FixedClock, since: date, refuses: frozenset[str]
    ) -> None:
        self._folder = folder
        self._sender = address_of(sender)
        self._clock = clock
        self._since = since
        self._refuses = refuses

    def send(self, mail: Mail) -> None:
        """Take the mail. Raises a permanent `DeliveryFailed` where nobody lives at the address."""
        if self._clock.today() < self._since:
            return
        if mail.to_address in self._refuses:
            raise DeliveryFailed("the recipient was refused", permanent=True)
        if self._folder is None:
            return
        at = self._clock.wall()
        content = written(mail, sender=self._sender, at=at).as_bytes()
        store(self._folder, content, recipients=(mail.to_address,), at=at)
