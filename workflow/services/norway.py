"""Decides which day an instant falls on for people in Norway, and which instant stands for a day."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

NORWAY = ZoneInfo("Europe/Oslo")
_NOON = time(12)


def day_in_norway(instant: datetime) -> date:
    """The day on a wall calendar in Norway."""
    return instant.astimezone(NORWAY).date()


def noon_of(day: date) -> datetime:
    """An instant for a day whose hour nobody knows; at noon it is the same day in Norway and by UTC."""
    return datetime.combine(day, _NOON, NORWAY)
