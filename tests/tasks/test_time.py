"""What time brings about: each alarm once for each date, however often and however late somebody looks."""

from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from tests.tasks.desk import Desk, K
from tests.workflow.noted import sick_note
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.sweep import order_alarms
from workflow.domain.effects import Effect
from workflow.services.records import Work
from workflow.tasks.drain import drain_all

ALARM_EFFECTS = {
    Effect.REMIND_DUTY,
    Effect.TELL_OVERDUE,
    Effect.WARN_SICK_PAY_MAY_STOP,
    Effect.TELL_HR_ACTIVITY_IS_MISSING,
    Effect.REMIND_PLAN_TO_NAV,
    Effect.REMIND_CONTACT,
    Effect.REMIND_AAP,
    Effect.REMIND_MAX_DATE_LETTER,
    Effect.TELL_PAYROLL,
}


def opened(desk: Desk) -> UUID:
    case_id = desk.work.open()
    desk.drain()
    return case_id


def _raised(desk: Desk) -> list[tuple[str, str]]:
    return sorted((row.effect, row.period) for row in desk.work.rows(t.outbox) if row.effect in ALARM_EFFECTS)


def test_a_year_of_days_raises_each_alarm_once_and_on_its_day(desk: Desk) -> None:
    case_id = opened(desk)
    for _ in range(60):
        desk.work.clock.advance(days=7)
        desk.sweep()
        desk.sweep(period=f"{desk.work.clock.today()}/again")
    raised = _raised(desk)
    assert len(raised) == len(set(raised))
    effects = {effect for effect, _ in raised}
    assert effects == {effect.value for effect in ALARM_EFFECTS}
    assert desk.work.case(case_id).next_alarm_on is None or (
        desk.work.case(case_id).next_alarm_on > desk.work.clock.today()  # type: ignore[operator]
    )
    assert not desk.rows(t.outbox, outcome="failed")


def test_a_reminder_goes_out_the_working_day_before_and_word_of_delay_the_day_after(desk: Desk) -> None:
    opened(desk)
    desk.post.sent.clear()
    desk.pass_days(2)
    assert desk.post.to("Mona") == []
    desk.pass_days(1)  # Thursday, the first conversation is due on Friday
    assert len(desk.post.to("Mona")) == 1
    desk.pass_days(1)  # the day itself
    assert len(desk.post.to("Mona")) == 2
    desk.pass_days(2)  # nothing is mailed at the weekend
    assert len(desk.post.to("Mona")) == 2
    desk.pass_days(1)
    assert len(desk.post.to("Mona")) == 3
    assert "3 dager siden" in desk.post.to("Mona")[-1].text


def test_a_service_that_slept_for_five_days_misses_nothing_and_reminds_of_nothing_past(desk: Desk) -> None:
    opened(desk)
    desk.work.clock.advance(days=5)
    desk.sweep()
    assert desk.ended(Effect.REMIND_DUTY) == [("dropped", "overtaken")] * 2
    assert ("done", None) in desk.ended(Effect.TELL_OVERDUE)


def test_a_sweep_counts_for_the_day_it_is_done_on(desk: Desk) -> None:
    opened(desk)
    with desk.work.office.store.transaction() as tx:
        tx.outbox.add(None, desk.work.clock.wall(), [_sweep("asleep")])
    desk.work.clock.advance(days=5)
    desk.drain()
    assert ("done", None) in desk.ended(Effect.TELL_OVERDUE)


def _sweep(period: str) -> Work:
    return Work(effect=Effect.SWEEP, about="sweep", period=period)


def test_many_schedulers_order_one_sweep(desk: Desk) -> None:
    for _ in range(5):
        with desk.work.office.store.transaction() as tx:
            tx.outbox.add(None, desk.work.clock.wall(), [_sweep("2026-02-02/08")])
    assert len(desk.rows(t.outbox, effect=Effect.SWEEP)) == 1


def test_raising_does_not_make_an_open_form_stale(desk: Desk) -> None:
    case_id = opened(desk)
    version = desk.work.case(case_id).version
    desk.work.clock.advance(days=3)
    desk.sweep()
    assert desk.ended(Effect.RAISE_ALARMS) == [("done", None)]
    assert desk.work.case(case_id).version == version


def test_a_reminder_that_is_no_longer_due_is_dropped(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.clock.advance(days=3)
    sweep = _sweep("today")
    with desk.work.office.store.transaction() as tx:
        tx.outbox.add(None, desk.work.clock.wall(), [sweep])
        tx.due_work.order_alarms(desk.work.clock.today(), desk.work.clock.wall())
    drain_all(desk.bench, "follow_up")
    drain_all(desk.bench, "follow_up")
    desk.work.file(
        case_id, K.FIRST_CONVERSATION_MINUTES, next_conversation_on="2026-02-16", told_of_trusted_person=True
    )
    desk.drain()
    assert desk.ended(Effect.REMIND_DUTY) == [("dropped", "done")]


def test_a_duty_whose_day_moved_into_the_past_is_told_of_within_the_hour(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.clock.move_to(date(2026, 2, 27))
    desk.sweep()
    assert [row.period for row in desk.rows(t.outbox, effect=Effect.REMIND_DUTY) if row.about == "plan"] == [
        "1/plan/2026-03-02"
    ]
    desk.work.record(case_id, sick_note(date(2026, 1, 26), None))
    desk.sweep("2026-02-27/13")  # sweeps are ordered each hour
    about_plan = [row for row in desk.work.rows(t.outbox) if row.about == "plan" and row.outcome == "done"]
    assert ("tell_overdue", "1/plan/2026-02-23") in [(row.effect, row.period) for row in about_plan]


def test_contact_reminders_that_slept_speak_once(desk: Desk) -> None:
    opened(desk)
    desk.work.clock.advance(days=7 * 40)
    desk.sweep()
    ends = desk.ended(Effect.REMIND_CONTACT)
    assert sorted(ends, key=str) == [("done", None), ("dropped", "overtaken"), ("dropped", "overtaken")]


def test_the_activity_alarm_is_silent_for_somebody_who_works_in_part(desk: Desk) -> None:
    desk.work.open(grade=50)
    desk.drain()
    desk.work.clock.advance(days=7 * 9)
    desk.sweep()
    assert desk.ended(Effect.WARN_SICK_PAY_MAY_STOP) == []
    assert desk.ended(Effect.TELL_HR_ACTIVITY_IS_MISSING) == []


def test_hrs_task_is_closed_when_the_duty_is_met(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.clock.advance(days=7 * 8 + 1)
    desk.sweep()
    assert "activity_check" in desk.tasks("hr")
    with desk.work.office.store.transaction() as tx:
        tx.beside.settle_duty(case_id, "activity_check", desk.work.clock.now(), None)
    assert "activity_check" not in desk.tasks("hr")


def test_the_sweep_finds_open_cases_whose_day_has_come_and_no_others(desk: Desk) -> None:
    case_id = opened(desk)
    today = desk.work.clock.today()
    with desk.work.engine.begin() as connection:
        connection.execute(sa.update(t.case).values(next_alarm_on=today + timedelta(days=1)))
        assert order_alarms(connection, today, desk.work.clock.wall()) == 0
        connection.execute(sa.update(t.case).values(next_alarm_on=today))
        assert order_alarms(connection, today, desk.work.clock.wall()) == 1
        assert order_alarms(connection, today, desk.work.clock.wall()) == 0
        connection.execute(sa.update(t.case).values(closed_at=desk.work.clock.now(), version=99))
        assert order_alarms(connection, today, desk.work.clock.wall()) == 0
    assert desk.rows(t.outbox, effect=Effect.RAISE_ALARMS, case_id=case_id)


def test_raising_says_when_to_look_again(desk: Desk) -> None:
    case_id = opened(desk)
    desk.work.clock.advance(days=3)
    desk.sweep()
    assert desk.work.case(case_id).next_alarm_on == date(2026, 2, 6)
