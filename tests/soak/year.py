"""How the days go by: what happens in the morning and in the evening of each, and how a day comes to rest."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from random import Random

import sqlalchemy as sa

from tests.soak.checks import Checks
from tests.soak.house import SOON, House
from tests.soak.kills import Kills
from tests.soak.town import Town
from workflow.adapters.persistence import tables as t
from workflow.services.norway import NORWAY
from workflow.services.storms import LET_GO, answer_storm

log = logging.getLogger(__name__)
DAY = timedelta(days=1)
PATIENCE_SECONDS = 180.0
STOPS = 2
SILENT_DAYS = 5
VERIFIED_EVERY = 28
MORNING_SHARE = 0.3


class Year:
    """A year, or some days of one."""

    def __init__(self, house: House, town: Town, kills: Kills, checks: Checks, chance: Random) -> None:
        self._house, self._town, self._kills, self._checks = house, town, kills, checks
        self._chance = chance
        self._silent_since: datetime | None = None

    def go_by(self, days: int) -> None:
        """Let days pass; the service stands still for five of them, twice."""
        first = self._house.today
        last = first + days * DAY
        stops = {first + (n + 1) * days // (STOPS + 1) * DAY for n in range(STOPS)}
        day = first
        while day < last:
            _keep_clear_of_midnight()
            if day in stops:
                day += SILENT_DAYS * DAY
                self._house.stand_still_until(day)
                self._checks.figures["stops"] += 1
                self._silent_since = self._house.wiring.clock.now()
            else:
                self._house.shift_to(day)
            self._live(day)
            if (day - first).days % VERIFIED_EVERY < 1:
                self._verify()
            day += DAY
        self._verify()
        self._checks.at_the_end(self._kills.at)

    def _live(self, day: date) -> None:
        if self._silent_since is None:
            self._kills.plan_day()
            self._through(lambda: self._town.deeds(MORNING_SHARE, self._checks.touch))
        storms = self._come_to_rest(day)
        if self._silent_since and self._checks.office.days.is_working_day(day):
            self._checks.one_mail_each(self._silent_since, at_most=1 + storms)
            self._silent_since = None
        self._checks.look()
        if day.weekday() == 0:
            log.info("%s: %d cases, %s", day, len(self._town.cases), dict(self._checks.figures))
        self._evening()

    def _evening(self) -> None:
        """What people do before the next day comes; its work is in hand when the clock goes on."""
        self._checks.remember_staff()
        self._through(self._town.forget_closed)
        self._through(lambda: self._town.deeds(1 - MORNING_SHARE, self._checks.remember))
        self._through(self._town.some_fall_ill)
        if self._chance.random() < 0.15:
            self._through(self._town.about_managers)

    def _through(self, act: Callable[[], None]) -> None:
        """People act while parts die; whoever finds the database away comes back another day."""
        try:
            act()
            self._kills.go_on()
        except sa.exc.SQLAlchemyError:
            self._town.happened["found the database away"] += 1

    def _come_to_rest(self, day: date) -> int:
        """Wait until the day is worked out, killing meanwhile; how often HR was asked about a storm."""
        storms = 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._kills.go_on()
                if self._house.is_at_rest() and not self._house.hurry() and self._kills.are_over:
                    if not self._answered():
                        return storms
                    storms += 1
            except sa.exc.SQLAlchemyError:
                log.info("%s: the database was away for a moment", day)
            if time.monotonic() > deadline:
                log.error(self._house.last_words())
                raise RuntimeError(f"{day} does not come to rest: {self._house.restless()}")
            time.sleep(0.1)

    def _answered(self) -> bool:
        """HR lets go what is held back, if anything is."""
        storm = t.reminder_storm.c
        with self._house.wiring.reading.connect() as connection:
            found = connection.execute(
                sa.select(storm.id, storm.found, storm.asked_at).where(storm.is_open)
            ).one_or_none()
        if found is None:
            return False
        self._checks.storm(found.found, found.asked_at)
        answer_storm(self._checks.office, found.id, LET_GO, None, actor=self._town.hr)
        return True

    def _verify(self) -> None:
        if not self._house.log_is_whole():
            self._checks._find("the log is not as it was written", self._house.today)


def _keep_clear_of_midnight() -> None:
    """The clock is shifted by days: one that begins just before the real midnight would become the next by itself.

    Nor is there a minute to hurry through then: what waits for the next morning would seem to wait a moment only.
    """
    now = datetime.now(NORWAY)
    left = datetime.combine(now.date() + DAY, clock_time(), NORWAY) - now
    if left < SOON + timedelta(minutes=3):
        time.sleep(left.total_seconds() + 5)
