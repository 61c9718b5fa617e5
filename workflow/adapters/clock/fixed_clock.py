"""Decides nothing by itself: a clock that stands where a test puts it."""

from datetime import UTC, date, datetime, time, timedelta

from workflow.adapters.clock.machine_time import NORWAY


class FixedClock:
    """A clock that moves only when told; `wall()` moves along with it, days and seconds alike."""

    def __init__(self, day: date, at: time = time(12, 0)) -> None:
        self._local = datetime.combine(day, at, NORWAY)

    def today(self) -> date:
        """The day it was put on."""
        return self._local.date()

    def now(self) -> datetime:
        """The instant it was put on, in UTC."""
        return self._local.astimezone(UTC)

    def wall(self) -> datetime:
        """The same instant as `now()`."""
        return self.now()

    def move_to(self, day: date, at: time | None = None) -> None:
        """Put it on another day, at the same time of day unless another is given."""
        self._local = datetime.combine(day, at or self._local.time(), NORWAY)

    def advance(self, *, days: int = 0, seconds: float = 0) -> None:
        """Let time pass: whole days of wall time, then real seconds."""
        later = (self._local + timedelta(days=days)).astimezone(UTC) + timedelta(seconds=seconds)
        self._local = later.astimezone(NORWAY)
