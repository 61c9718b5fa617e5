"""The days of a story: counted from the first day of the absence or from the demonstration's own, and falling on working days."""

from datetime import date, timedelta

from workflow.adapters.clock import FixedClock
from workflow.domain.working_days import WorkingDays


class Days:
    """Days as a story speaks of them. No day of a story lies after the demonstration's own, unless it is `ahead`."""

    def __init__(self, days: WorkingDays, clock: FixedClock, today: date) -> None:
        self._days = days
        self._clock = clock
        self._today = today
        self.first_day = today

    def begins(self, *, days_ago: int) -> date:
        """The first day of the absence."""
        self.first_day = self._working_day(self._today - timedelta(days=days_ago))
        return self.first_day

    def ago(self, days: int) -> date:
        """A working day so many days before the demonstration's own, before this absence."""
        return self._working_day(self._today - timedelta(days=days))

    def day(self, number: int) -> date:
        """So many days after the first one, or the next working day."""
        return self._working_day(self.first_day + timedelta(days=number))

    def on(self, number: int) -> str:
        """The same day, as people write it."""
        return shown(self.day(number))

    def ahead(self, days: int) -> str:
        """A working day so many days from now, as people write it."""
        return self._following(self._clock.today() + timedelta(days=days))

    def to_come(self, days: int) -> str:
        """A working day so many days after the demonstration's own, as people write it."""
        return self._following(self._today + timedelta(days=days))

    def until(self, number: int) -> str:
        """The day so many days after the first one, working day or not, as people write it."""
        return shown(self.first_day + timedelta(days=number))

    def now(self) -> str:
        """This very day, as people write it."""
        return shown(self._clock.today())

    def _following(self, wanted: date) -> str:
        return shown(self._days.following_working_day(wanted))

    def _working_day(self, wanted: date) -> date:
        return min(self._days.following_working_day(wanted), self._today)


def shown(day: date) -> str:
    """A day as people write it."""
    return day.strftime("%d.%m.%Y")
