"""The manager is reminded of the next agreed contact once for each day of the rhythm, and not when they were in touch."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from tests.tasks.desk import Desk, K
from tests.workflow.services.test_contact_rhythm import agree, note
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.domain.meetings import MeetingKind
from workflow.services.chores import Chore
from workflow.services.plan_meeting import PlannedMeeting, plan_meeting

DUE, FRIDAY_BEFORE = date(2026, 2, 16), date(2026, 2, 13)
NUDGE = Effect.REMIND_NEXT_CONTACT
DONE = ("done", None)


@pytest.fixture
def agreed(desk: Desk) -> UUID:
    """A case with contact every second week, the first time on a Monday."""
    case_id = desk.work.open()
    agree(desk.work, case_id)
    desk.drain()
    return case_id


def until(desk: Desk, day: date) -> None:
    """Every day up to this one passes, with its sweep."""
    while desk.work.clock.today() < day:
        desk.pass_days(1)


def told(desk: Desk) -> list[str]:
    return [str(row.period) for row in desk.rows(t.outbox, effect=NUDGE) if row.outcome == "done"]


def test_it_is_told_on_the_working_day_before_and_once(desk: Desk, agreed: UUID) -> None:
    until(desk, FRIDAY_BEFORE - timedelta(days=1))
    assert desk.ended(NUDGE) == []
    until(desk, DUE + timedelta(days=3))
    desk.sweep("again")
    assert desk.ended(NUDGE) == [DONE]
    assert Chore.KEEP_IN_TOUCH in desk.tasks("manager")


def test_the_mail_says_neither_who_nor_why(desk: Desk, agreed: UUID) -> None:
    until(desk, FRIDAY_BEFORE)
    mail = desk.post.to("Mona")[-1]
    assert "16. februar" in mail.text
    for word in ("Kari", "syk", "fravær", "borte"):
        assert word not in mail.text + mail.subject


def test_a_contact_noted_late_whose_next_has_passed_too_is_told_of_the_same_day(
    desk: Desk, agreed: UUID
) -> None:
    until(desk, date(2026, 3, 17))
    before = len(told(desk))
    note(desk.work, agreed, "2026-02-24")  # the next was to be on 10 March
    desk.sweep("noted")
    assert [period.rpartition("/")[2] for period in told(desk)[before:]] == ["2026-03-10"]


def test_being_in_touch_takes_the_reminder_back_and_moves_the_next_one(desk: Desk, agreed: UUID) -> None:
    until(desk, FRIDAY_BEFORE)
    note(desk.work, agreed, "2026-02-13")
    assert Chore.KEEP_IN_TOUCH not in desk.tasks("manager")
    until(desk, date(2026, 2, 27))
    assert told(desk) == ["1/next_contact/2026-02-16", "1/next_contact/2026-02-27"]


def test_whoever_was_in_touch_in_time_is_not_reminded(desk: Desk, agreed: UUID) -> None:
    until(desk, date(2026, 2, 11))
    note(desk.work, agreed, "2026-02-11")
    until(desk, date(2026, 2, 20))
    assert desk.ended(NUDGE) == []


def test_a_try_without_an_answer_leaves_the_task_where_it_is(desk: Desk, agreed: UUID) -> None:
    until(desk, FRIDAY_BEFORE)
    note(desk.work, agreed, "2026-02-13", "no_answer")
    assert Chore.KEEP_IN_TOUCH in desk.tasks("manager")


def test_when_nobody_is_in_touch_the_rhythm_goes_on_with_one_reminder_a_day_of_it(
    desk: Desk, agreed: UUID
) -> None:
    until(desk, date(2026, 3, 17))
    assert told(desk) == [f"1/next_contact/{day}" for day in ("2026-02-16", "2026-03-02", "2026-03-16")]
    assert [row.due_on for row in desk.rows(t.work_item, task=Chore.KEEP_IN_TOUCH)] == [date(2026, 3, 16)]


def test_a_service_that_slept_tells_of_the_latest_day_alone(desk: Desk, agreed: UUID) -> None:
    desk.work.clock.move_to(date(2026, 3, 4))
    desk.sweep()
    assert told(desk) == ["1/next_contact/2026-03-02"]


def test_a_meeting_in_the_calendar_is_reminder_enough(desk: Desk, agreed: UUID) -> None:
    planned = PlannedMeeting(
        kind=MeetingKind.FOLLOW_UP_CONVERSATION, on_day=DUE, at_time=time(10), length_minutes=45
    )
    version = desk.work.case(agreed).version
    plan_meeting(desk.work.office, agreed, planned, actor=desk.work.manager, version=version)
    until(desk, FRIDAY_BEFORE)
    assert desk.ended(NUDGE) == [("dropped", "meeting_planned")]


def test_the_rhythm_takes_the_place_of_the_weeks_of_the_house(desk: Desk, agreed: UUID) -> None:
    desk.work.clock.advance(days=7 * 34)
    desk.sweep()
    assert desk.ended(Effect.REMIND_CONTACT) == []
    assert desk.ended(NUDGE) == [DONE]


def test_back_at_work_nobody_is_reminded(desk: Desk, agreed: UUID) -> None:
    until(desk, date(2026, 2, 9))
    desk.work.file(agreed, K.RETURN_NOTE, returned_on="2026-02-09", follow_up_on="2026-02-23")
    until(desk, DUE)
    assert desk.ended(NUDGE) == []


def test_of_a_new_absence_the_rhythm_begins_anew(desk: Desk, agreed: UUID) -> None:
    until(desk, date(2026, 2, 9))
    desk.work.file(agreed, K.RETURN_NOTE, returned_on="2026-02-09", follow_up_on="2026-02-23")
    until(desk, date(2026, 4, 1))
    desk.work.file(agreed, K.RELAPSE_NOTICE, first_day="2026-04-01", grade=100)
    until(desk, date(2026, 4, 15))
    assert told(desk) == ["2/next_contact/2026-04-15"]
