"""Decides on which day something that has been kept long enough goes: the same day so many months or years later."""

from calendar import monthrange
from datetime import date, timedelta

from workflow.domain.dated_rules import Unit

_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}


def goes_on(event: date, count: int, unit: Unit) -> date:
    """The first day it is not kept any more. The 31st becomes the last day of a shorter month."""
    if unit in _DAYS:
        return event + timedelta(days=count * _DAYS[unit])
    months = event.year * 12 + event.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(event.day, monthrange(year, month + 1)[1]))


def last_event(day: date, count: int, unit: Unit) -> date:
    """The latest event whose time is over on `day`: everything from then or before goes, nothing later does."""
    found = goes_on(day, -count, unit)
    while goes_on(found + timedelta(days=1), count, unit) <= day:
        found += timedelta(days=1)
    return found
