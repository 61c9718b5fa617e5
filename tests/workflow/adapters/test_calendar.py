"""Appointments as other people's calendars receive them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from workflow.adapters.calendar import BadEvent, IcalendarWriter
from workflow.services.ports import Attendee, CalendarEvent, CalendarWriter

TALK = CalendarEvent(
    uid="talk-7@tilbake.example",
    sequence=0,
    stamped_at=datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
    starts=datetime(2026, 11, 30, 9, 0, tzinfo=UTC),
    ends=datetime(2026, 11, 30, 9, 45, tzinfo=UTC),
    summary="Avtale",
    description="Logg inn for å lese mer.\nTa med det du vil; alt er frivillig, også dette.",
    location="Møterom 2",
    organizer_address="ola@fjellvik.example",
    organizer_name="Ola Leder",
    attendees=(
        Attendee(address="kari@fjellvik.example", name="Kari"),
        Attendee(address="x@y.example", optional=True),
    ),
    url="https://tilbake.example/",
)
WRITER = IcalendarWriter()


def read(content: bytes) -> tuple[Calendar, Any]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


def test_the_writer_is_what_the_services_ask_for() -> None:
    assert isinstance(WRITER, CalendarWriter)


def test_an_invitation_keeps_its_instant_in_norwegian_time_and_is_private() -> None:
    calendar, event = read(WRITER.request(TALK))

    assert calendar["METHOD"] == "REQUEST"
    assert event["DTSTART"].dt.isoformat() == "2026-11-30T10:00:00+01:00"
    assert event["DTSTART"].params["TZID"] == "Europe/Oslo"
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=45)
    assert (event["CLASS"], event["STATUS"], event["TRANSP"]) == ("PRIVATE", "CONFIRMED", "OPAQUE")
    assert event["DTSTAMP"].dt == TALK.stamped_at


def test_a_change_and_a_cancellation_name_the_same_appointment_with_a_higher_number() -> None:
    _, first = read(WRITER.request(TALK))
    _, moved = read(WRITER.request(replace(TALK, sequence=1)))
    withdrawal, gone = read(WRITER.cancel(replace(TALK, sequence=2)))

    assert first["UID"] == moved["UID"] == gone["UID"] == TALK.uid
    assert [event["SEQUENCE"] for event in (first, moved, gone)] == [0, 1, 2]
    assert (withdrawal["METHOD"], gone["STATUS"]) == ("CANCEL", "CANCELLED")


def test_the_people_invited_are_named_with_how_much_they_are_needed() -> None:
    _, event = read(WRITER.request(TALK))

    assert event["ORGANIZER"] == "mailto:ola@fjellvik.example"
    assert event["ORGANIZER"].params["CN"] == "Ola Leder"
    assert [str(one) for one in event["ATTENDEE"]] == ["mailto:kari@fjellvik.example", "mailto:x@y.example"]
    assert [one.params["ROLE"] for one in event["ATTENDEE"]] == ["REQ-PARTICIPANT", "OPT-PARTICIPANT"]


def test_words_keep_their_line_breaks_commas_and_language() -> None:
    _, event = read(WRITER.request(TALK))

    assert event["DESCRIPTION"] == TALK.description
    assert event["SUMMARY"].params["LANGUAGE"] == "nb"
    assert event["URL"] == TALK.url


def test_whole_days_include_the_last_one_and_block_nobody() -> None:
    days = replace(TALK, starts=date(2026, 12, 30), ends=date(2027, 1, 2))
    _, event = read(WRITER.request(days))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 30), date(2027, 1, 3))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_an_invitation_brings_the_timezone_of_its_own_year_only() -> None:
    content = WRITER.request(TALK)

    assert b"BEGIN:VTIMEZONE" in content
    assert b"1970" not in content
    assert len(content) < 3_000
    assert b"BEGIN:VTIMEZONE" not in WRITER.request(
        replace(TALK, starts=date(2027, 1, 4), ends=date(2027, 1, 4))
    )


@pytest.mark.parametrize(
    "summer", [datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)]
)
def test_an_appointment_in_the_night_the_clock_changes_keeps_its_instant(summer: datetime) -> None:
    _, event = read(WRITER.request(replace(TALK, starts=summer, ends=summer + timedelta(hours=2))))

    assert event["DTSTART"].dt.astimezone(UTC) == summer
    assert event["DTEND"].dt.astimezone(UTC) == summer + timedelta(hours=2)


def test_words_cannot_smuggle_in_lines_of_their_own() -> None:
    evil = "x\r\nATTENDEE:mailto:thief@evil.example\r\nBEGIN:VALARM"
    content = WRITER.request(
        replace(
            TALK,
            summary=evil,
            location=evil,
            organizer_name=evil + '";X="1',
            attendees=(Attendee(address=evil, name=evil),),
            uid="talk-7",
        )
    )
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")

    assert not [line for line in lines if line.startswith((b"ATTENDEE:", b"BEGIN:VALARM"))]
    assert read(content)[1]["SUMMARY"] == evil.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (TALK.ends, TALK.starts),
        (TALK.starts, TALK.starts),
        (date(2026, 11, 30), date(2026, 11, 29)),
        (date(2026, 11, 30), TALK.ends),
        (datetime(2026, 11, 30, 9, 0), datetime(2026, 11, 30, 10, 0)),
    ],
)
def test_an_impossible_span_is_refused(starts: date, ends: date) -> None:
    with pytest.raises(BadEvent):
        WRITER.request(replace(TALK, starts=starts, ends=ends))
