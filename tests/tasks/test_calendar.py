"""Appointments: one a kind of conversation, moved and withdrawn, and silent about whom and why."""

from datetime import date
from uuid import UUID

import pytest
from icalendar import Calendar, Event

from tests.tasks.desk import Desk, K
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.services.ports import Mail

MEETING = "2026-03-09"


def opened(desk: Desk) -> UUID:
    case_id = desk.work.open()
    desk.drain()
    desk.post.sent.clear()
    return case_id


def invite(desk: Desk, case_id: UUID, on: str = MEETING, at: str = "10:00") -> None:
    desk.work.file(
        case_id, K.DIALOGUE_MEETING_1_INVITATION, meeting_on=on, meeting_time=at, length_minutes=60
    )
    desk.drain()


def entries(desk: Desk, name: str) -> list[tuple[str, Event]]:
    """Method and appointment of each calendar mail somebody got, the oldest first."""
    return [_entry(mail) for mail in desk.post.to(name) if mail.calendar]


def _entry(mail: Mail) -> tuple[str, Event]:
    calendar = Calendar.from_ical(mail.calendar or b"")
    found = calendar.walk("VEVENT")[0]
    assert isinstance(found, Event)
    return str(calendar["METHOD"]), found


def test_manager_and_employee_get_the_same_appointment_each_for_themselves(desk: Desk) -> None:
    invite(desk, opened(desk))
    (method, mine), (_, theirs) = entries(desk, "Mona")[0], entries(desk, "Kari")[0]
    assert method == "REQUEST"
    assert str(mine["UID"]) == str(theirs["UID"])
    assert mine.start.isoformat() == "2026-03-09T10:00:00+01:00"
    assert (mine.end - mine.start).total_seconds() == 3600
    assert str(mine["ATTENDEE"]) == "mailto:Mona@example.org"
    assert str(theirs["ATTENDEE"]) == "mailto:Kari@example.org"


def test_an_appointment_reveals_neither_whom_nor_why(desk: Desk) -> None:
    invite(desk, opened(desk))
    for name, other in (("Mona", "Kari"), ("Kari", "Mona")):
        _, entry = entries(desk, name)[0]
        text = entry.to_ical().decode().lower()
        assert entry["CLASS"] == "PRIVATE"
        assert not [
            word for word in (other.lower(), "prøve", "syk", "sick", "dialog", "oppfølg") if word in text
        ]


def test_a_new_day_moves_the_appointment_and_the_same_day_again_changes_nothing(desk: Desk) -> None:
    case_id = opened(desk)
    invite(desk, case_id)
    invite(desk, case_id, on="2026-03-10")
    invite(desk, case_id, on="2026-03-10")
    assert desk.ended(Effect.TELL_OF_MEETING) == [
        ("done", None),
        ("done", None),
        ("dropped", "already_in_calendars"),
    ]
    sent = [entry for _, entry in entries(desk, "Kari")]
    assert len({str(entry["UID"]) for entry in sent}) == 1
    assert [str(entry["SEQUENCE"]) for entry in sent] == ["0", "1"]
    assert [(str(row.on_day), row.sequence) for row in desk.work.rows(t.meeting)] == [("2026-03-10", 1)]


def test_only_the_last_of_two_invitations_that_wait_is_sent(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, meeting_on=MEETING, length_minutes=45)
    invite(desk, case_id, on="2026-03-12")
    assert desk.ended(Effect.TELL_OF_MEETING) == [("dropped", "replaced"), ("done", None)]


def test_a_conversation_without_a_time_stands_on_its_day(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.plan(case_id)
    desk.drain()
    _, entry = entries(desk, "Kari")[0]
    assert entry.start.isoformat() == "2026-02-16"
    assert desk.work.rows(t.meeting)[0].kind == "follow_up_conversation"


def test_a_day_that_has_passed_is_put_into_no_calendar(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, meeting_on=MEETING, length_minutes=45)
    desk.work.clock.advance(days=60)
    desk.drain()
    assert desk.ended(Effect.TELL_OF_MEETING) == [("dropped", "day_has_passed")]
    assert entries(desk, "Kari") == []


def test_back_at_work_the_meetings_of_the_absence_leave_the_calendars(desk: Desk) -> None:
    case_id = opened(desk)
    invite(desk, case_id)
    desk.work.clock.advance(days=14)
    desk.work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-16", follow_up_on="2026-03-02")
    desk.drain()
    methods = [(method, str(entry["SUMMARY"])) for method, entry in entries(desk, "Kari")]
    assert [method for method, _ in methods] == ["REQUEST", "REQUEST", "CANCEL"]
    by_kind = {row.kind: row for row in desk.work.rows(t.meeting)}
    assert by_kind["dialogue_meeting_1"].cancelled_at is not None
    assert by_kind["aftercare_conversation"].cancelled_at is None
    assert desk.tasks("manager") == {"aftercare"}


@pytest.mark.parametrize("minutes", [K.DIALOGUE_MEETING_1_MINUTES, K.DIALOGUE_MEETING_2_OUTCOME])
def test_the_next_conversation_a_meeting_agreed_stands_beside_the_meeting_itself(
    desk: Desk, minutes: K
) -> None:
    case_id = opened(desk)
    invite(desk, case_id)
    desk.work.file(case_id, minutes, held_on="2026-02-02", next_conversation_on="2026-03-23")
    desk.drain()
    kept = {row.kind: (str(row.on_day), row.sequence) for row in desk.work.rows(t.meeting)}
    assert kept == {"dialogue_meeting_1": (MEETING, 0), "follow_up_conversation": ("2026-03-23", 0)}
    assert len({str(entry["UID"]) for _, entry in entries(desk, "Kari")}) == 2


def test_where_no_next_day_was_agreed_nothing_is_put_into_a_calendar(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_MINUTES, held_on="2026-02-02")
    desk.drain()
    assert desk.ended(Effect.PUT_MEETING_IN_CALENDARS) == [("dropped", "no_day_agreed")]
    assert desk.work.rows(t.meeting) == []


def test_another_talk_agreed_after_the_return_stands_beside_the_one_that_was_held(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-16", follow_up_on="2026-03-02")
    desk.drain()
    desk.work.clock.move_to(date(2026, 3, 2))
    desk.work.file(case_id, K.AFTERCARE_NOTE, held_on="2026-03-02", next_on="2026-03-30")
    desk.drain()
    kept = {(row.kind, str(row.on_day)) for row in desk.work.rows(t.meeting)}
    assert kept == {("aftercare_conversation", "2026-03-02"), ("aftercare_conversation", "2026-03-30")}
    assert [str(entry["SEQUENCE"]) for _, entry in entries(desk, "Kari")] == ["0", "0"]
    assert desk.tasks("manager") == {"aftercare"}


def test_back_at_work_minutes_that_still_waited_move_nothing(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_MINUTES, next_conversation_on="2026-03-23")
    desk.work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-02", follow_up_on="2026-03-02")
    desk.drain()
    assert ("dropped", "back_at_work") in desk.ended(Effect.PUT_MEETING_IN_CALENDARS)
    assert [row.kind for row in desk.work.rows(t.meeting)] == ["aftercare_conversation"]


def test_a_retry_after_half_the_mails_keeps_the_appointment(desk: Desk) -> None:
    case_id = opened(desk)
    desk.post.refuses = {"Mona@example.org"}
    invite(desk, case_id)
    assert [row.told_sequence for row in desk.work.rows(t.meeting)] == [None]
    desk.post.refuses = set()
    row = desk.rows(t.outbox, effect=Effect.TELL_OF_MEETING)[0]
    with desk.work.office.store.transaction() as tx:
        tx.due_work.start_over(row.id, desk.work.clock.wall())
    desk.drain()
    assert str(entries(desk, "Mona")[0][1]["UID"]) == str(entries(desk, "Kari")[0][1]["UID"])
    assert len(entries(desk, "Kari")) == 1
