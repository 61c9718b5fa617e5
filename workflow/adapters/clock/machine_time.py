"""Decides how the machine's time becomes a day in Norway."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NORWAY = ZoneInfo("Europe/Oslo")


def real_instant() -> datetime:
    """The machine's time, aware, in UTC."""
    return datetime.now(UTC)


def day_in_norway(instant: datetime) -> date:
    """The calendar day in Norway at an instant."""
    return instant.astimezone(NORWAY).date()


def days_from_real_today(day: date) -> int:
    """How many days ahead of the real day in Norway a day lies; negative for the past."""
    return (day - day_in_norway(real_instant())).days
