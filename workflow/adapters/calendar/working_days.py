"""Decides which days people in Norway are at work on; what falls due on them is the domain's."""

from datetime import date, timedelta

import holidays

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4


class NorwegianWorkingDays:
    """Monday to Friday without Norway's public holidays, for any year."""

    def __init__(self) -> None:
        # Sundays are no holidays here: weekends are asked separately, and the names stay those of real holidays.
        self._holidays = holidays.country_holidays("NO", language="no")

    def is_working_day(self, day: date) -> bool:
        """Whether most people work on that day."""
        return day.weekday() <= _FRIDAY and day not in self._holidays

    def preceding_working_day(self, day: date) -> date:
        """The last working day strictly before that day."""
        before = day - _ONE_DAY
        while not self.is_working_day(before):
            before -= _ONE_DAY
        return before

    def working_days_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before that day; for 1, the preceding one."""
        for _ in range(count):
            day = self.preceding_working_day(day)
        return day

    def following_working_day(self, day: date) -> date:
        """That day itself when it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day
