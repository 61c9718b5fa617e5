"""Says what the rules need to know of working days; which days are public holidays is an adapter's answer."""

from datetime import date
from typing import Protocol, runtime_checkable


@runtime_checkable
class WorkingDays(Protocol):
    """Which days people in Norway are at work on: Monday to Friday without the public holidays."""

    def is_working_day(self, day: date) -> bool:
        """Whether most people work on that day."""

    def preceding_working_day(self, day: date) -> date:
        """The last working day strictly before that day."""

    def working_days_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before that day; for 1, the preceding one."""

    def following_working_day(self, day: date) -> date:
        """That day itself when it is a working day, else the next one."""
