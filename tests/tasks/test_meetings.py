"""A meeting through its life: calendars follow it, reminders come once, an answer belongs to the time it was given to."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from tests.tasks.desk import Desk, K
from tests.web.counting import counted
from tests.workflow.services.conftest import filled
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, Stale, StepNotOpen
from workflow.domain.meetings import Guest, MeetingAnswer, MeetingKind, NotHeld
from workflow.domain.stages import Stage
from workflow.services.answer_meeting import Said, answer_meeting
from workflow.services.cancel_meeting import cancel_meeting
from workflow.services.file_document import Filled, file_document
from workflow.services.hold_meeting import note_not_held
from workflow.services.meeting_reminders import order_meeting_reminders
from workflow.services.plan_meeting import PlannedMeeting, plan_meeting
from workflow.services.ports import Mail
from workflow.services.tell_dates import Told, tell_dates

FIRST = date(2026, 3, 9)
"""A Monday; the service stands at Monday 2 February."""


class Followed:
    """A case at a desk, and what a manager does with its meetings."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.work = desk, desk.work
        self.case_id = desk.work.open()
        desk.drain()
        desk.post.sent.clear()
        self.meeting_id = uuid.uuid4()

    def invite(self, on_day: date = FIRST, **facts: Any) -> None:
        paper = filled(K.MEETING_INVITATION, meeting_on=str(on_day), length_minutes=45, **facts)
        about = Filled(paper.kind, paper.answers, paper.facts, self.meeting_id)
        version = self.work.case(self.case_id).version
        file_document(self.work.office, self.case_id, about, actor=self.work.manager, version=version)

    def cancel(self) -> None:
        version = self.work.case(self.case_id).version
        cancel_meeting(self.work.office, self.meeting_id, actor=self.work.manager, version=version)

    def answer(self, answer: MeetingAnswer, sequence: int = 0, **more: Any) -> None:
        said = Said(answer=answer, **more)
        answer_meeting(self.work.office, self.meeting_id, said, actor=self.work.employee, sequence=sequence)

    @property
    def row(self) -> Any:
        return next(row for row in self.work.rows(t.meeting) if row.id == self.meeting_id)


@pytest.fixture
def followed(desk: Desk) -> Followed:
    return Followed(desk)


def entries(desk: Desk, name: str = "Kari") -> list[tuple[str, Event]]:
    return [_entry(mail) for mail in desk.post.to(name) if mail.calendar]


def _entry(mail: Mail) -> tuple[str, Event]:
    calendar = Calendar.from_ical(mail.calendar or b"")
    found = calendar.walk("VEVENT")[0]
    assert isinstance(found, Event)
    return str(calendar["METHOD"]), found


def told(desk: Desk, name: str = "Kari") -> list[tuple[str, int, str]]:
    return [
        (method, int(str(entry["SEQUENCE"])), str(entry.start)[:10]) for method, entry in entries(desk, name)
    ]


def test_invited_moved_twice_and_cancelled_the_calendars_follow(desk: Desk, followed: Followed) -> None:
    followed.invite()
    desk.drain()
    followed.invite(FIRST + timedelta(days=1))
    followed.invite(FIRST + timedelta(days=2))
    desk.drain()
    followed.cancel()
    desk.drain()
    for name in ("Kari", "Mona"):
        assert told(desk, name) == [
            ("REQUEST", 0, "2026-03-09"), ("REQUEST", 2, "2026-03-11"), ("CANCEL", 3, "2026-03-11")
        ]  # fmt: skip
        assert len({str(entry["UID"]) for _, entry in entries(desk, name)}) == 1
        assert {str(entry["CLASS"]) for _, entry in entries(desk, name)} == {"PRIVATE"}
    assert f"/me/meetings/{followed.meeting_id}" in desk.post.to("Kari")[0].text
    assert "svare på om du kommer" in desk.post.to("Kari")[0].text
    assert "svare på om du kommer" not in desk.post.to("Mona")[0].text


def test_with_the_mail_server_away_what_was_never_told_is_not_taken_back(
    desk: Desk, followed: Followed
) -> None:
    desk.post.away = True
    followed.invite()
    desk.drain()
    followed.cancel()
    desk.drain()
    desk.post.away = False
    desk.wait(hours=1)
    desk.drain()
    assert [mail for mail in desk.post.sent if mail.calendar] == []
    assert not desk.rows(t.outbox, outcome=None)


def test_whoever_got_the_invitation_before_the_other_s_failed_gets_its_withdrawal(
    desk: Desk, followed: Followed
) -> None:
    desk.post.refuses = {"Mona@example.org"}
    followed.invite()
    desk.drain()
    desk.post.refuses = set()
    followed.cancel()
    desk.drain()
    assert [method for method, *_ in told(desk)] == ["REQUEST", "CANCEL"]
    assert told(desk, "Mona") == []


def test_what_is_only_planned_is_told_to_nobody_and_the_manager_is_reminded_to_invite(
    desk: Desk, followed: Followed
) -> None:
    planned = PlannedMeeting(
        kind=MeetingKind.PLAN_MEETING, on_day=FIRST, at_time=None, length_minutes=45, guests=(Guest.BHT,)
    )
    version = desk.work.case(followed.case_id).version
    plan_meeting(desk.work.office, followed.case_id, planned, actor=desk.work.manager, version=version)
    desk.drain()
    assert desk.post.sent == []
    desk.work.clock.move_to(date(2026, 3, 6))
    desk.sweep()
    assert desk.ended(Effect.REMIND_OF_MEETING) == [("done", None)]
    assert not [mail for mail in desk.post.to("Kari") if "meetings" in mail.text]


def test_both_are_reminded_once_the_working_day_before(desk: Desk, followed: Followed) -> None:
    followed.invite()
    desk.drain()
    desk.work.clock.move_to(date(2026, 3, 5))
    desk.sweep()
    assert desk.ended(Effect.REMIND_OF_MEETING) == []
    desk.work.clock.move_to(date(2026, 3, 6))
    for hour in ("08", "09"):
        desk.sweep(hour)
    assert desk.ended(Effect.REMIND_OF_MEETING) == [("done", None)]
    for name in ("Kari", "Mona"):
        assert len([mail for mail in desk.post.to(name) if str(followed.meeting_id) in mail.text]) == 2


def test_the_reminders_of_many_meetings_are_ordered_in_as_many_statements_as_of_one(
    desk: Desk, followed: Followed
) -> None:
    def ordered() -> int:
        with desk.work.office.store.transaction() as tx:
            return counted(
                desk.work.engine, lambda: order_meeting_reminders(desk.work.office, tx, FIRST - timedelta(1))
            )

    followed.invite()
    of_one = ordered()
    for _ in range(3):
        followed.meeting_id = uuid.uuid4()
        followed.invite()
    assert ordered() == of_one
    reminders = [row for row in desk.work.rows(t.outbox) if row.effect == Effect.REMIND_OF_MEETING]
    assert len(reminders) == 4


@pytest.mark.parametrize("away", [Followed.cancel, lambda one: one.invite(FIRST + timedelta(days=14))])
def test_a_reminder_that_waits_is_withdrawn_when_the_meeting_goes_or_moves(
    desk: Desk, followed: Followed, away: Callable[[Followed], None]
) -> None:
    followed.invite()
    desk.drain()
    desk.work.clock.move_to(date(2026, 3, 6))
    desk.post.away = True
    desk.sweep()
    away(followed)
    desk.post.away = False
    desk.wait(hours=1)
    desk.drain()
    assert desk.ended(Effect.REMIND_OF_MEETING)[0] == ("done", None)
    waited = [row for row in desk.work.rows(t.reminder) if row.effect == Effect.REMIND_OF_MEETING]
    assert {row.ended for row in waited} == {"withdrawn"}


def test_an_answer_belongs_to_the_time_it_was_given_to(desk: Desk, followed: Followed) -> None:
    followed.invite()
    desk.drain()
    followed.answer(MeetingAnswer.ANOTHER_TIME, proposed_on=FIRST + timedelta(days=3), words="Heller torsdag")
    desk.drain()
    assert "see_meeting_answer" in desk.tasks("manager")
    assert "torsdag" not in str(desk.work.rows(t.meeting_answer)), "sealed"
    followed.invite(FIRST + timedelta(days=3))
    desk.drain()
    assert "see_meeting_answer" not in desk.tasks("manager")
    with pytest.raises(Stale):
        followed.answer(MeetingAnswer.COMES, sequence=0)
    followed.answer(MeetingAnswer.COMES, sequence=followed.row.sequence)
    assert [row.answer for row in sorted(desk.work.rows(t.meeting_answer), key=lambda row: row.sequence)] == [
        "another_time", "comes"
    ]  # fmt: skip


def test_a_changed_mind_takes_the_place_of_the_first_answer_and_its_task(
    desk: Desk, followed: Followed
) -> None:
    followed.invite()
    desk.drain()
    followed.answer(MeetingAnswer.CANNOT)
    followed.answer(MeetingAnswer.COMES)
    desk.drain()
    assert desk.ended(Effect.TELL_MANAGER_OF_MEETING_ANSWER) == [("dropped", "replaced"), ("done", None)]
    assert "see_meeting_answer" not in desk.tasks("manager")


def test_a_doctor_is_a_guest_only_by_the_employee_s_consent_and_gets_the_paper_by_hand(
    desk: Desk, followed: Followed
) -> None:
    planned = PlannedMeeting(
        kind=MeetingKind.PLAN_MEETING, on_day=FIRST, at_time=None, length_minutes=45, guests=(Guest.DOCTOR,)
    )
    with pytest.raises(Invalid, match="invited"):
        followed.invite(invited="bht,doctor", doctor_consent=True)
    version = desk.work.case(followed.case_id).version
    with pytest.raises(Invalid, match="invited"):
        plan_meeting(desk.work.office, followed.case_id, planned, actor=desk.work.manager, version=version)
    desk.work.consent(followed.case_id)
    followed.invite(invited="bht,doctor", doctor_consent=True)
    desk.drain()
    assert followed.row.guests == "bht,doctor"
    assert "hand_on_invitation" in desk.tasks("manager")
    assert {mail.to_address for mail in desk.post.sent} == {"Kari@example.org", "Mona@example.org"}


def test_minutes_say_that_the_meeting_of_their_kind_that_has_come_was_held(desk: Desk) -> None:
    case_id = desk.work.open()
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, meeting_on=str(FIRST), length_minutes=45)
    desk.drain()
    desk.work.clock.move_to(FIRST)
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_MINUTES, held_on=str(FIRST))
    assert [row.held_on for row in desk.work.rows(t.meeting)] == [FIRST]
    version, meeting = desk.work.case(case_id).version, desk.work.rows(t.meeting)[0].id
    with pytest.raises(StepNotOpen):
        note_not_held(desk.work.office, meeting, NotHeld.OTHER, actor=desk.work.manager, version=version)


def test_a_dialogue_meeting_that_is_exempted_leaves_the_calendars(desk: Desk) -> None:
    case_id = desk.work.open()
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, meeting_on=str(FIRST), length_minutes=45)
    desk.drain()
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_EXEMPTION, reason="will_return")
    desk.drain()
    assert [method for method, *_ in told(desk)] == ["REQUEST", "CANCEL"]


def test_the_day_nav_tells_is_a_meeting_that_moves_and_goes_with_it(desk: Desk, followed: Followed) -> None:
    def told_by_nav(day: date | None) -> None:
        version = desk.work.case(followed.case_id).version
        answer = Told(meeting_on=day)
        tell_dates(desk.work.office, followed.case_id, answer, actor=desk.work.manager, version=version)
        desk.drain()

    told_by_nav(FIRST)
    told_by_nav(FIRST)
    told_by_nav(FIRST + timedelta(days=7))
    followed.meeting_id = desk.work.rows(t.meeting)[0].id
    followed.cancel()
    desk.drain()
    assert [method for method, *_ in told(desk)] == ["REQUEST", "REQUEST", "CANCEL"]
    row = desk.work.rows(t.meeting)[0]
    assert (row.kind, row.called_by, row.cancelled_at is None) == ("dialogue_meeting_2", "nav", False)
    assert desk.work.case(followed.case_id).meeting_on is None


def test_back_at_work_a_planned_talk_nobody_knew_of_goes_without_a_word(
    desk: Desk, followed: Followed
) -> None:
    planned = PlannedMeeting(
        kind=MeetingKind.FOLLOW_UP_CONVERSATION, on_day=FIRST, at_time=None, length_minutes=45
    )
    version = desk.work.case(followed.case_id).version
    plan_meeting(desk.work.office, followed.case_id, planned, actor=desk.work.manager, version=version)
    desk.work.clock.advance(days=14)
    desk.work.file(followed.case_id, K.RETURN_NOTE, returned_on="2026-02-16", follow_up_on="2026-03-02")
    desk.drain()
    assert desk.work.case(followed.case_id).stage is Stage.AFTERCARE
    assert [method for method, *_ in told(desk)] == ["REQUEST"]
    version, later = desk.work.case(followed.case_id).version, replace(planned, on_day=date(2026, 4, 1))
    with pytest.raises(StepNotOpen):
        plan_meeting(desk.work.office, followed.case_id, later, actor=desk.work.manager, version=version)
