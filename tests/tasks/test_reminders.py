"""Reminders that nobody misses and nobody gets twice: who hears on which rung, and what becomes of what waits."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.tasks.desk import Desk, K
from tests.workflow.noted import sick_note
from tests.workflow.papers import send_paper
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.papers import PaperKind
from workflow.domain.people import Role
from workflow.domain.reminders import Because, Rung
from workflow.services.change_absence import change_absence
from workflow.services.due_work import Order
from workflow.services.perform_work import perform
from workflow.services.register_edits import CorrectPeriod
from workflow.services.storms import LET_GO, SET_ASIDE, answer_storm
from workflow.services.withdraw_paper import withdraw_paper
from workflow.tasks.drain import drain_all
from workflow.tasks.effects import HANDLERS

FRIDAY = date(2026, 2, 6)  # the first conversation is due
MONDAY = date(2026, 2, 9)
DAY = timedelta(days=1)


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    """An absence from Monday 2 February, and no mail yet."""
    found = desk.work.open()
    desk.drain()
    desk.post.sent.clear()
    return found


def at(desk: Desk, day: date, hour: int = 12, minute: int = 0) -> None:
    """Let it be that time, sweep, and do what comes of it."""
    desk.work.clock.move_to(day, time(hour, minute))
    desk.sweep(f"{day}/{hour:02}/{minute}")


def told(desk: Desk, **where: Any) -> list[tuple[str, str, str | None, str | None]]:
    """Who was to hear on which rung, and how it ended."""
    people = {row.id: row.given_name for row in desk.work.rows(t.person)}
    rows = desk.rows(t.reminder, **where)
    return sorted((people[row.person_id], row.rung, row.ended, row.because) for row in rows if row.rung)


def put_above(desk: Desk, above: str = "Mats") -> None:
    """Let the manager have a manager."""
    people = {row.given_name: row.id for row in desk.work.rows(t.person)}
    row = {
        "id": uuid4(),
        "person_id": desk.work.manager.person_id,
        "unit_id": desk.work.unit,
        "manager_id": people[above],
        "position": "Leder",
        "percentage": 100,
        "start_on": date(2019, 1, 1),
    }
    with desk.work.engine.begin() as connection:
        connection.execute(t.employment.insert(), row)


def stand_in(desk: Desk, until: date = date(2026, 12, 31)) -> None:
    """Let Mats stand in for Mona."""
    row = {
        "id": uuid4(),
        "manager_id": desk.work.manager.person_id,
        "substitute_id": desk.work.other_manager.person_id,
        "from_on": date(2026, 2, 1),
        "to_on": until,
        "given_by": desk.work.manager.person_id,
        "given_as": Role.MANAGER,
        "given_at": desk.work.clock.now(),
        "mandate_sealed": b"x",
    }
    with desk.work.engine.begin() as connection:
        connection.execute(t.substitution.insert(), row)


def disable(desk: Desk, person_id: UUID) -> None:
    with desk.work.engine.begin() as connection:
        connection.execute(
            sa.update(t.account)
            .where(t.account.c.person_id == person_id)
            .values(disabled_at=desk.work.clock.now())
        )


def concluded(desk: Desk, case_id: UUID) -> None:
    minutes: dict[str, Any] = {"next_conversation_on": "2026-02-16", "told_of_trusted_person": True}
    desk.work.file(case_id, K.FIRST_CONVERSATION_MINUTES, **minutes)


def test_a_late_duty_climbs_from_the_manager_to_the_substitute_to_the_one_above_to_hr(
    desk: Desk, case_id: UUID
) -> None:
    put_above(desk, "Lars")
    stand_in(desk)
    with desk.work.engine.begin() as connection:
        lars = sa.select(t.account.c.id).where(t.account.c.person_id == desk.work.payroll.person_id)
        connection.execute(
            t.account_role.insert(), {"account_id": connection.scalar(lars), "role": Role.MANAGER}
        )
    desk.pass_days(19)
    assert told(desk, about="first_conversation") == [
        ("Hilde", "hr", "sent", None),
        ("Kari", "after", "sent", None),
        ("Kari", "before", "sent", None),
        ("Kari", "on_the_day", "sent", None),
        ("Lars", "above", "sent", None),
        ("Mats", "before", "sent", None),
        ("Mats", "on_the_day", "sent", None),
        ("Mats", "substitute", "sent", None),
        ("Mona", "after", "sent", None),
        ("Mona", "before", "sent", None),
        ("Mona", "on_the_day", "sent", None),
    ]
    above = desk.post.to("Lars")[0].text
    assert "rapporterer til deg" in above
    assert "samtale" not in above
    assert "/manager/\n" in above
    assert "first_conversation" in desk.tasks("hr")


def test_without_anybody_above_that_rung_goes_to_hr(desk: Desk, case_id: UUID) -> None:
    desk.pass_days(12)
    assert ("Hilde", "above", "sent", None) in told(desk)


def test_of_what_is_the_employers_alone_the_employee_hears_nothing(desk: Desk, case_id: UUID) -> None:
    desk.pass_days(7 * 8)
    heard = {row.about for row in desk.rows(t.reminder, recipient="employee") if row.rung}
    assert heard == {"first_conversation", "plan", "dialogue_meeting_1"}
    assert "activity_check" in {row.about for row in desk.rows(t.reminder, recipient="manager")}


def test_a_mail_says_what_kind_of_task_it_is_the_date_the_days_left_and_one_link(
    desk: Desk, case_id: UUID
) -> None:
    desk.pass_days(3)
    text = desk.post.to("Mona")[0].text
    assert "En samtale som skal holdes innen fredag 6. februar 2026 (1 dag igjen)." in text
    assert text.count("https://") == 1
    assert f"/manager/cases/{case_id}" in text


def test_hours_second_schedulers_and_killed_workers_say_nothing_twice(desk: Desk, case_id: UUID) -> None:
    desk.pass_days(3)
    before = len(desk.post.sent)
    for hour in ("13", "14", "15"):
        desk.sweep(f"2026-02-05/{hour}")
        desk.sweep(f"2026-02-05/{hour}/second")
    assert len(desk.post.sent) == before
    assert len(desk.rows(t.reminder)) == len({(row.person_id, row.rung) for row in desk.rows(t.reminder)})


# --- what waits ------------------------------------------------------------------------------------------------------


def test_what_comes_up_at_night_waits_for_the_working_morning(desk: Desk, case_id: UUID) -> None:
    at(desk, date(2026, 2, 5), 0, 5)
    assert desk.post.sent == []
    at(desk, date(2026, 2, 5), 6, 55)
    assert desk.post.sent == []
    at(desk, date(2026, 2, 5), 7, 1)
    assert len(desk.post.to("Mona")) == 1


@pytest.mark.parametrize(
    ("met", "because"),
    [
        (concluded, Because.DONE),
        (lambda desk, case_id: desk.work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="x"), "case_closed"),
        (lambda desk, case_id: desk.work.record(case_id, sick_note(date(2026, 1, 30), None)), Because.MOVED),
    ],
)
def test_what_is_met_or_moved_before_the_morning_is_withdrawn_with_the_reason(
    desk: Desk, case_id: UUID, met: Callable[[Desk, UUID], Any], because: str
) -> None:
    at(desk, date(2026, 2, 5), 0, 5)
    met(desk, case_id)
    at(desk, date(2026, 2, 5), 8)
    old = told(desk, due_on=FRIDAY)
    assert ("Mona", "before", "withdrawn", because) in old
    assert all(ended == "withdrawn" for *_, ended, _ in old)


def test_a_date_that_moved_is_told_once_more_and_as_moved(desk: Desk, case_id: UUID) -> None:
    desk.pass_days(3)
    assert "flyttet" not in desk.post.to("Mona")[0].text
    desk.work.record(case_id, sick_note(date(2026, 1, 30), None))  # the first conversation was due on Tuesday
    desk.sweep("2026-02-05/13")
    assert "Datoen er flyttet." in desk.post.to("Mona")[-1].text
    assert [row.moved for row in desk.rows(t.reminder, rung=Rung.AFTER, recipient="manager")] == [True]


def test_a_date_that_moved_away_and_back_before_anybody_heard_of_it_is_told_as_moved(
    desk: Desk, case_id: UUID
) -> None:
    at(desk, date(2026, 2, 5), 0, 5)  # the first date waits for the morning
    desk.work.record(case_id, sick_note(date(2026, 1, 30), None))
    at(desk, date(2026, 2, 5), 8)
    assert told(desk, due_on=FRIDAY, recipient="manager") == [("Mona", "before", "withdrawn", "moved")]
    assert "flyttet" not in desk.post.to("Mona")[-1].text
    note = next(row for row in desk.work.rows(t.absence_period) if row.start_on == date(2026, 1, 30))
    version = desk.work.case(case_id).version
    back = CorrectPeriod(note.id, sick_note(date(2026, 2, 2), None))
    change_absence(desk.work.office, desk.work.employment, back, actor=desk.work.manager, version=version)
    at(desk, date(2026, 2, 5), 12)
    assert told(desk, due_on=FRIDAY, recipient="manager") == [("Mona", "before", "sent", None)]
    assert "Datoen er flyttet." in desk.post.to("Mona")[-1].text


def test_a_rung_whose_day_passed_while_the_employee_was_back_is_said_when_they_are_ill_again(
    desk: Desk, case_id: UUID
) -> None:
    put_above(desk)
    at(desk, date(2026, 2, 12), 8)
    desk.work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-12", follow_up_on="2026-03-02")
    at(desk, date(2026, 2, 16), 8)  # the one above would have heard on the 13th
    desk.work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-02-16", grade=100)
    at(desk, date(2026, 2, 17), 8)
    assert told(desk, due_on=FRIDAY, rung=Rung.ABOVE) == [("Mats", "above", "sent", None)]


@pytest.mark.parametrize("days_late", [3, 10, 20])
def test_an_absence_that_is_reported_late_is_told_of_the_next_morning(desk: Desk, days_late: int) -> None:
    put_above(desk)
    desk.work.clock.move_to(MONDAY + days_late * DAY, time(18))
    desk.work.open(MONDAY)
    desk.work.clock.move_to(MONDAY + (days_late + 1) * DAY, time(8))
    while not desk.work.office.days.is_working_day(desk.work.clock.today()):
        desk.work.clock.advance(days=1)
    desk.sweep("morning")
    late = (desk.work.clock.today() - (MONDAY + 4 * DAY)).days
    spoken = {row.rung for row in desk.rows(t.reminder, about="first_conversation", ended="sent")}
    assert (Rung.AFTER in spoken, Rung.ABOVE in spoken, Rung.HR in spoken) == (
        late >= 1,
        late >= 7,
        late >= 14,
    )


def test_what_was_withdrawn_is_said_after_all_when_the_duty_is_there_again(desk: Desk, case_id: UUID) -> None:
    desk.work.clock.move_to(date(2026, 3, 20))
    desk.sweep()
    desk.post.sent.clear()
    desk.work.clock.move_to(
        date(2026, 3, 23)
    )  # dialogue meeting 1 is due: the working day before it was Friday
    desk.sweep("night")
    kept = told(desk, about="dialogue_meeting_1")
    with desk.work.engine.begin() as connection:
        connection.execute(
            sa.update(t.reminder)
            .where(t.reminder.c.about == "dialogue_meeting_1", t.reminder.c.rung == Rung.ON_THE_DAY)
            .values(ended="withdrawn", because=Because.EXEMPT)
        )
        connection.execute(sa.update(t.case).values(next_alarm_on=date(2026, 3, 23), version=99))
    desk.sweep("again")
    assert told(desk, about="dialogue_meeting_1") == kept
    times = {row.times for row in desk.rows(t.reminder, about="dialogue_meeting_1", rung=Rung.ON_THE_DAY)}
    assert times == {2}


def test_a_manager_whose_account_is_closed_overnight_passes_the_rung_to_the_substitute(
    desk: Desk, case_id: UUID
) -> None:
    at(desk, date(2026, 2, 7), 12)  # a Saturday: it waits
    stand_in(desk)
    disable(desk, desk.work.manager.person_id)
    at(desk, MONDAY, 8)
    after = [line for line in told(desk) if line[1] == "after"]
    assert after == [
        ("Kari", "after", "sent", None),
        ("Mats", "after", "withdrawn", Because.OVERTAKEN),  # the substitute's own rung came with it
        ("Mona", "after", "withdrawn", Because.PASSED_ON),
    ]
    assert ("Mats", "substitute", "sent", None) in told(desk)
    assert desk.post.to("Mona") == []
    assert len(desk.post.to("Mats")) == 1


def test_with_nobody_left_the_rung_goes_to_hr(desk: Desk, case_id: UUID) -> None:
    at(desk, date(2026, 2, 7), 12)
    disable(desk, desk.work.manager.person_id)
    at(desk, MONDAY, 8)
    assert ("Hilde", "after", "sent", None) in told(desk)


def test_whoever_slept_wakes_to_one_mail_with_the_highest_rung_of_each_duty(
    desk: Desk, case_id: UUID
) -> None:
    at(desk, date(2026, 3, 20), 10)  # six weeks without a scheduler: four duties are late, another is near
    for name in ("Mona", "Hilde"):
        assert len(desk.post.to(name)) == 1, [mail.text for mail in desk.post.to(name)]
    sent = [line for line in told(desk, about="first_conversation") if line[2] == "sent"]
    assert sent == [
        ("Hilde", "hr", "sent", None),
        ("Kari", "after", "sent", None),
        ("Mona", "after", "sent", None),
    ]
    assert ("Hilde", "above", "withdrawn", Because.OVERTAKEN) in told(desk, about="first_conversation")
    assert desk.post.to("Mona")[0].text.count("https://") == 1
    assert "Dette venter på deg:" in desk.post.to("Mona")[0].text


def test_one_mail_a_morning_is_what_somebody_may_choose(desk: Desk, case_id: UUID) -> None:
    with desk.work.engine.begin() as connection:
        mona = t.account.c.person_id == desk.work.manager.person_id
        connection.execute(sa.update(t.account).where(mona).values(digest=True))
    at(desk, date(2026, 2, 5), 12)
    assert desk.post.to("Mona") == []
    assert len(desk.post.to("Kari")) == 1
    at(desk, FRIDAY, 8)
    assert len(desk.post.to("Mona")) == 1
    assert told(desk, recipient="manager") == [
        ("Mona", "before", "withdrawn", Because.OVERTAKEN),
        ("Mona", "on_the_day", "sent", None),
    ]


def test_what_somebody_files_in_the_evening_is_mailed_in_the_morning_and_its_papers_are_there_at_once(
    desk: Desk, case_id: UUID
) -> None:
    desk.work.clock.move_to(date(2026, 2, 3), time(21))
    concluded(desk, case_id)
    desk.drain()
    assert [mail for mail in desk.post.to("Kari") if mail.calendar is None] == []
    assert desk.ended(Effect.SEND_MINUTES_TO_EMPLOYEE) == [("done", None)]
    at(desk, date(2026, 2, 4), 7, 5)
    assert len([mail for mail in desk.post.to("Kari") if mail.calendar is None]) == 1


def test_a_worker_that_comes_back_in_the_morning_mails_nothing_of_what_waits_since_the_night(
    desk: Desk, case_id: UUID
) -> None:
    desk.work.clock.move_to(date(2026, 2, 3), time(23))
    desk.order(case_id, Effect.TELL_EMPLOYEE_RIGHTS, period="late")
    (row,) = [row for row in desk.rows(t.outbox, effect=Effect.TELL_EMPLOYEE_RIGHTS) if row.period == "late"]
    desk.drain()
    assert desk.post.sent == []
    names = Order.__dataclass_fields__
    late = Order(**{name: getattr(row, name) for name in names} | {"effect": Effect.TELL_EMPLOYEE_RIGHTS})
    desk.work.clock.move_to(date(2026, 2, 4), time(10))
    perform(desk.bench, late, HANDLERS)
    assert desk.post.sent == []
    desk.mail_goes()
    assert len(desk.post.sent) == 1


def test_a_mail_that_is_repeated_after_a_crash_says_the_same(desk: Desk, case_id: UUID) -> None:
    desk.work.clock.move_to(date(2026, 2, 5))
    desk.sweep("asleep")
    desk.post.sent.clear()
    with (
        desk.work.engine.begin() as connection
    ):  # as it is when the worker dies between the mail and its note
        connection.execute(sa.delete(t.delivery))
        connection.execute(sa.update(t.reminder).values(ended=None, ended_at=None))
        connection.execute(
            sa.update(t.outbox)
            .where(t.outbox.c.effect == Effect.SEND_REMINDERS, t.outbox.c.outcome == "done")
            .values(outcome=None)
        )
    desk.drain()
    ids = [mail.message_id for mail in desk.post.sent]
    assert len(ids) == len(set(ids)) == 2
    assert {row.ended for row in desk.rows(t.reminder)} == {"sent"}


# --- too many at once ------------------------------------------------------------------------------------------------


def storm(desk: Desk) -> UUID:
    """More waits than is usual: the house says nothing at all is."""
    desk.set_rule("storm_floor", 0)
    desk.work.clock.move_to(date(2026, 2, 5))
    desk.sweep()
    found = desk.rows(t.reminder_storm)[0]
    return UUID(str(found.id))


def test_a_storm_waits_for_hrs_yes_while_the_tasks_are_there(desk: Desk, case_id: UUID) -> None:
    storm_id = storm(desk)
    assert desk.post.to("Mona") == []
    assert "first_conversation" in desk.tasks("manager")
    assert len(desk.post.to("Hilde")) == 1
    answer_storm(desk.work.office, storm_id, LET_GO, None, actor=desk.work.hr)
    desk.drain()
    assert len(desk.post.to("Mona")) == 1
    assert {line[2] for line in told(desk)} == {"sent"}


def test_what_hr_sets_aside_is_never_sent_and_says_so(desk: Desk, case_id: UUID) -> None:
    storm_id = storm(desk)
    answer_storm(desk.work.office, storm_id, SET_ASIDE, "wrong_clock", actor=desk.work.hr)
    desk.drain()
    assert desk.post.to("Mona") == []
    assert {line[3] for line in told(desk)} == {Because.SET_ASIDE}
    row = desk.rows(t.reminder_storm)[0]
    assert (row.answer, row.because, row.is_open) == (SET_ASIDE, "wrong_clock", None)


def test_only_hr_answers_and_once(desk: Desk, case_id: UUID) -> None:
    storm_id = storm(desk)
    for actor in (desk.work.manager, desk.work.payroll, desk.work.employee):
        with pytest.raises(NotFound):
            answer_storm(desk.work.office, storm_id, LET_GO, None, actor=actor)
    answer_storm(desk.work.office, storm_id, LET_GO, None, actor=desk.work.hr)
    with pytest.raises(AlreadyDone):
        answer_storm(desk.work.office, storm_id, SET_ASIDE, "wrong_clock", actor=desk.work.hr)


def test_a_reminder_that_cannot_be_worked_out_does_not_hold_up_the_others(
    desk: Desk, case_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(desk, date(2026, 2, 5), 0, 5)
    with desk.work.engine.begin() as connection:
        connection.execute(
            sa.update(t.reminder)
            .where(t.reminder.c.person_id == desk.work.manager.person_id)
            .values(about="unheard_of", period="1/unheard_of/2026-02-06")
        )
    desk.work.clock.move_to(date(2026, 2, 5), time(8))
    drain_all(desk.bench, "messages")
    assert len(desk.post.to("Kari")) == 1


def test_a_duty_that_a_lost_answer_opens_again_is_told_of_the_same_day(desk: Desk) -> None:
    """What should have been said while the plan was answered for lies in the past."""
    case_id = desk.work.open()
    desk.print_plainly()
    plan = desk.work.plan(case_id)
    signed: dict[str, Any] = {"kind": PaperKind.SIGNED_COPY, "says": ConfirmationOutcome.CONFIRMED}
    paper = send_paper(desk.work, case_id, document_id=plan.id, **signed).paper
    at(desk, date(2026, 3, 10))  # the plan was due on 2 March
    assert told(desk, about="plan") == []
    withdraw_paper(desk.work.office, paper.id, "Feil papir", actor=desk.work.manager)
    at(desk, date(2026, 3, 10), 13)
    assert ("Mona", "after", "sent", None) in told(desk, about="plan")
