"""Which part is killed when: so many a day by chance, at any moment while the day is being worked out."""

import logging
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from tests.soak.house import EVERYTHING, QUEUES, House

log = logging.getLogger(__name__)

WITHIN_SECONDS = 4.0
"""A day is worked out in about so long."""
DEAD_AFTER_SECONDS = {"redis": 8.0, "database": 3.0, EVERYTHING: 2.0}
"""After how long nobody can still hold what was in hand: a worker outlives its queue's server for a while."""
WORKER_DEAD_AFTER_SECONDS = 1.5


@dataclass
class Kills:
    """What will die today, what died, and when; times are real."""

    house: House
    chance: Random
    a_day: float
    counted: Counter[str] = field(default_factory=Counter)
    at: list[datetime] = field(default_factory=list)
    _planned: list[tuple[float, str]] = field(default_factory=list)
    _dying: list[tuple[float, str, datetime]] = field(default_factory=list)

    def plan_day(self) -> None:
        """Choose moments and parts for the hours to come; several may die in one day, in most none does."""
        many = sum(self.chance.random() < self.a_day / 3 for _ in range(3))
        start = time.monotonic()
        self._planned = sorted(
            (start + self.chance.uniform(0, WITHIN_SECONDS), self.chance.choice(self.house.killable))
            for _ in range(many)
        )

    def go_on(self) -> None:
        """Kill what is to die by now, and let go what those held who died a while ago."""
        while self._planned and self._planned[0][0] <= time.monotonic():
            self._kill(self._planned.pop(0)[1])
        for one in [one for one in self._dying if one[0] <= time.monotonic()]:
            self.house.let_leases_run_out(one[1], one[2])
            self._dying.remove(one)

    def _kill(self, part: str) -> None:
        log.info("%s: killing %s", self.house.today, part)
        killed_at = datetime.now(UTC)
        self.at.append(killed_at)
        self.counted[part] += 1
        self.house.kill(part, pause=self.chance.uniform(0.1, 1.5))
        if part in QUEUES or part in DEAD_AFTER_SECONDS or part == "scheduler":
            dead = DEAD_AFTER_SECONDS.get(part, WORKER_DEAD_AFTER_SECONDS)
            self._dying.append((time.monotonic() + dead, part, killed_at))

    @property
    def are_over(self) -> bool:
        """Whether nobody dies any more today, and nobody dead holds anything."""
        return not self._planned and not self._dying
