"""Decides how a list of days is written for somebody's own calendar: nobody is invited, no time is taken up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from workflow.adapters.calendar.icalendar_writer import PRODUCT


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarDay:
    """A day to remember; the caller chooses words that reveal nothing, and the same `uid` for the same day."""

    uid: str
    on: date
    summary: str
    description: str
    url: str = ""


def day_list(days: Iterable[CalendarDay], *, stamped_at: datetime, language: str) -> bytes:
    """The days as a calendar file (RFC 5545, published), marked private and free."""
    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):  # fmt: skip
        calendar.add(name, value)
    for day in days:
        calendar.add_component(_entry(day, stamped_at, language))
    content: bytes = calendar.to_ical()
    return content


def _entry(day: CalendarDay, stamped_at: datetime, language: str) -> Event:
    entry = Event()
    entry.add("uid", day.uid)
    entry.add("dtstamp", stamped_at)
    entry.add("dtstart", day.on)
    entry.add("dtend", day.on + timedelta(days=1))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", day.summary, parameters={"LANGUAGE": language})
    entry.add("description", day.description, parameters={"LANGUAGE": language})
    if day.url:
        entry.add("url", day.url)
    return entry
