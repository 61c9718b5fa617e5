"""Orders the sweep: at the start, with each new day, and once an hour in between; what it finds is the sweep's business.

The day counts. The hours are for a case that was registered after this morning's sweep and has something due today.
With each sweep it looks whether a quarter is settled and its figures can be counted. Between the sweeps it goes through all
open cases once a day, one batch between two looks at the clock, then deletes what has been kept long enough in the same way,
and tells once a day how far the log reaches.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Event

import sqlalchemy as sa

from workflow.bootstrap import Wiring
from workflow.domain.effects import Effect
from workflow.services.count_figures import count_settled
from workflow.services.records import Work
from workflow.tasks.anchoring import DailyAnchor
from workflow.tasks.nightly import Nightly
from workflow.tasks.retention import Retention
from workflow.tasks.telling_once import ToldOnce

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_BATCHES = 0.1
"""Long enough for somebody who waits to write: SQLite lets a writer who waits try again that often."""


def run(
    wiring: Wiring,
    *,
    beat: Callable[[], None],
    stopped: Event,
    anchors: Path,
    demonstration: bool = False,
) -> None:
    """Order sweeps until stopped; a clock that is shifted meanwhile is noticed within a second.

    Where everybody is invented (`demonstration`), deletion follows that clock; else the real day decides it. `anchors` is the
    file in which the ends of the log are kept.
    """
    database = ToldOnce("database_away")
    nightly = Nightly(wiring, pause=lambda: stopped.wait(SECONDS_BETWEEN_BATCHES))
    anchor = DailyAnchor(wiring, anchors)
    retention = Retention(wiring, demonstration=demonstration)
    ordered = ""
    while not stopped.is_set():
        beat()
        period = period_of(wiring.clock.today(), wiring.clock.now())
        more = False
        try:
            if period != ordered:
                order_sweep(wiring, period)
                count_settled(wiring.office)
                ordered = period
            more = nightly.go_on() or retention.go_on()
            anchor.tell()
        except sa.exc.SQLAlchemyError as error:
            database.tell(well=False, reason=type(error).__name__)
        else:
            database.tell(well=True)
        stopped.wait(SECONDS_BETWEEN_BATCHES if more else SECONDS_BETWEEN_LOOKS)


def period_of(day: date, now: datetime) -> str:
    """The day in Norway and the hour in UTC: what makes it the same sweep, however many schedulers order it."""
    return f"{day.isoformat()}/{now:%H}"


def order_sweep(wiring: Wiring, period: str) -> None:
    """Order the sweep of a period; ordered twice it is the same one."""
    sweep = Work(effect=Effect.SWEEP, about=Effect.SWEEP, period=period)
    with wiring.office.store.transaction() as tx:
        tx.outbox.add(None, wiring.clock.wall(), [sweep])
