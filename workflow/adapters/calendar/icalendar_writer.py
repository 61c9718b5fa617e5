"""Decides how an appointment is written for other people's calendars; which words it shows is the caller's."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from workflow.services.ports import Attendee, CalendarEvent

NORWAY = ZoneInfo("Europe/Oslo")
PRODUCT = "-//Tilbake//Follow-up calendar//EN"
_ONE_DAY = timedelta(days=1)


class BadEvent(ValueError):
    """The appointment cannot be written: it ends before it starts, mixes days with instants, or lacks a timezone."""


class IcalendarWriter:
    """Invitations and cancellations (RFC 5546), marked private, in Norwegian time."""

    def request(self, event: CalendarEvent) -> bytes:
        """An invitation, or its update when `sequence` is higher than before; raises `BadEvent`."""
        return _calendar("REQUEST", _entry(event, "CONFIRMED"), event)

    def cancel(self, event: CalendarEvent) -> bytes:
        """The withdrawal of an invitation; raises `BadEvent`."""
        return _calendar("CANCEL", _entry(event, "CANCELLED"), event)


def _calendar(method: str, entry: Event, event: CalendarEvent) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(entry)
    # Without dates the rules of every year from 1970 to 2038 would go out with each invitation.
    first, last = _day(event.starts), _day(event.ends)
    calendar.add_missing_timezones(
        first_date=first.replace(month=1, day=1), last_date=last.replace(month=12, day=31)
    )
    content: bytes = calendar.to_ical()
    return content


def _entry(event: CalendarEvent, status: str) -> Event:
    starts, ends = _span(event)
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.stamped_at)
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    entry.add("status", status)
    # Colleagues who may look into the calendar see a busy time and nothing else.
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT" if _is_all_day(event) else "OPAQUE")
    _add_words(entry, event)
    entry.add("organizer", _person(event.organizer_address, event.organizer_name))
    for attendee in event.attendees:
        entry.add("attendee", _invited(attendee))
    return entry


def _add_words(entry: Event, event: CalendarEvent) -> None:
    words = (("summary", event.summary), ("description", event.description), ("location", event.location))
    for name, text in words:
        if text:
            entry.add(name, text, parameters={"LANGUAGE": event.language})
    if event.url:
        entry.add("url", event.url)


def _span(event: CalendarEvent) -> tuple[date, date]:
    """Start and end as the format wants them: the end of whole days is the day after the last."""
    starts, ends = event.starts, event.ends
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        if starts.utcoffset() is None or ends.utcoffset() is None:
            raise BadEvent("an appointment at a time of day needs a timezone")
        if ends <= starts:
            raise BadEvent("an appointment must end after it starts")
        return starts.astimezone(NORWAY), ends.astimezone(NORWAY)
    if isinstance(starts, datetime) or isinstance(ends, datetime):
        raise BadEvent("an appointment is either on whole days or between two times")
    if ends < starts:
        raise BadEvent("an appointment must not end before it starts")
    return starts, ends + _ONE_DAY


def _is_all_day(event: CalendarEvent) -> bool:
    return not isinstance(event.starts, datetime)


def _day(moment: date) -> date:
    return moment.astimezone(NORWAY).date() if isinstance(moment, datetime) else moment


def _invited(attendee: Attendee) -> vCalAddress:
    person = _person(attendee.address, attendee.name)
    person.params["ROLE"] = vText("OPT-PARTICIPANT" if attendee.optional else "REQ-PARTICIPANT")
    person.params["PARTSTAT"] = vText("NEEDS-ACTION")
    person.params["RSVP"] = vText("TRUE")
    return person


def _person(address: str, name: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{_one_line(address)}")
    if name:
        # Quotation marks cannot be written in this place of the format.
        person.params["CN"] = vText(_one_line(name).replace('"', "'"))
    return person


def _one_line(words: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
