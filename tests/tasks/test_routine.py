"""The routine is reminded of once a person, version or quarter and reminder, and never to those who have left."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from tests.tasks.desk import Desk
from tests.workflow.services.routines import join, publish
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.services.read_routine import acknowledge_routine
from workflow.services.talk_through_routine import talk_through_routine

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what does not depend on how the database is asked."""


def reminders(desk: Desk, name: str) -> int:
    return len(desk.post.to(name))


def let_days_pass(desk: Desk, days: int) -> None:
    desk.work.clock.advance(days=days)
    desk.sweep()


def test_a_reader_is_reminded_after_a_week_and_after_two_and_then_left_alone(desk: Desk) -> None:
    publish(desk.work)
    let_days_pass(desk, 4)
    assert reminders(desk, "Kari") == 0
    let_days_pass(desk, 3)
    assert reminders(desk, "Kari") == 1
    desk.sweep("an hour later")
    assert reminders(desk, "Kari") == 1
    let_days_pass(desk, 7)
    assert reminders(desk, "Kari") == 2
    for _week in range(4):
        let_days_pass(desk, 7)
    assert reminders(desk, "Kari") == 2


@ON_ONE
def test_the_mail_says_nothing_of_sickness_and_leads_to_the_readers_own_page(desk: Desk) -> None:
    publish(desk.work)
    let_days_pass(desk, 7)
    (mail,) = desk.post.to("Kari")
    assert "/me/routine" in mail.text
    assert not any(
        word in f"{mail.subject} {mail.text}".casefold() for word in ("syk", "fravær", "sjuk", "sick")
    )
    assert "Kari" not in mail.text


def test_after_months_without_service_one_reminder_comes_and_not_two(desk: Desk) -> None:
    publish(desk.work)
    let_days_pass(desk, 84)
    assert reminders(desk, "Kari") == 1
    let_days_pass(desk, 7)
    assert reminders(desk, "Kari") == 1


@ON_ONE
def test_who_has_read_is_not_reminded_and_a_new_version_asks_anew(desk: Desk) -> None:
    first = publish(desk.work)
    acknowledge_routine(desk.work.office, first.id, actor=desk.work.employee)
    let_days_pass(desk, 14)
    assert reminders(desk, "Kari") == 0
    publish(desk.work, words="Ring før klokken åtte.")
    let_days_pass(desk, 7)
    assert reminders(desk, "Kari") == 1


@ON_ONE
def test_a_manager_is_a_reader_too(desk: Desk) -> None:
    first = publish(desk.work)
    talk_through_routine(desk.work.office, first.id, desk.work.clock.today(), (), actor=desk.work.manager)
    let_days_pass(desk, 7)
    (mail,) = desk.post.to("Mona")
    assert "/manager/routine" in mail.text


def test_who_has_left_or_cannot_sign_in_is_never_reminded(desk: Desk) -> None:
    publish(desk.work)
    join(desk.work, "Siri", start=date(2026, 2, 2))
    with desk.work.engine.begin() as connection:
        gone = sa.update(t.employment).where(t.employment.c.person_id == desk.work.employee.person_id)
        connection.execute(gone.values(end_on=desk.work.clock.today()))
        closed = sa.update(t.account).where(t.account.c.username != "Mona")
        connection.execute(closed.values(disabled_at=desk.work.clock.now()))
    let_days_pass(desk, 14)
    assert (reminders(desk, "Kari"), reminders(desk, "Siri")) == (0, 0)


@ON_ONE
def test_who_leaves_between_the_order_and_the_mail_is_not_written_to(desk: Desk) -> None:
    publish(desk.work)
    desk.work.clock.advance(days=7)
    with desk.work.office.store.transaction() as tx:
        tx.due_work.order_routine(desk.work.clock.today(), tx.house_rules.book(), desk.work.clock.wall())
    with desk.work.engine.begin() as connection:
        connection.execute(sa.update(t.employment).values(end_on=desk.work.clock.today() - timedelta(days=1)))
    desk.drain()
    assert {reason for _outcome, reason in desk.ended(Effect.REMIND_ROUTINE)} == {"nothing_to_read"}
    assert desk.post.sent == []


def test_a_manager_hears_each_quarter_until_it_is_gone_through(desk: Desk) -> None:
    routine = publish(desk.work)
    acknowledge_routine(desk.work.office, routine.id, actor=desk.work.manager)
    let_days_pass(desk, 1)
    assert reminders(desk, "Mona") == 1
    let_days_pass(desk, 7)
    assert reminders(desk, "Mona") == 1
    desk.work.clock.move_to(date(2026, 4, 1))
    talk_through_routine(desk.work.office, routine.id, date(2026, 4, 1), (), actor=desk.work.manager)
    desk.sweep()
    assert reminders(desk, "Mona") == 1
    desk.work.clock.move_to(date(2026, 7, 1))
    desk.sweep()
    assert reminders(desk, "Mona") == 2


@ON_ONE
def test_nothing_goes_out_on_a_day_off(desk: Desk) -> None:
    publish(desk.work)
    desk.work.clock.move_to(date(2026, 4, 2))  # Maundy Thursday
    desk.sweep()
    assert desk.post.sent == []


def test_a_manager_hears_once_of_each_newcomer_who_has_not_read(desk: Desk) -> None:
    routine = publish(desk.work)
    for who in (desk.work.manager, desk.work.employee):
        acknowledge_routine(desk.work.office, routine.id, actor=who)
    talk_through_routine(desk.work.office, routine.id, date(2026, 2, 2), (), actor=desk.work.manager)
    siri = join(desk.work, "Siri", start=date(2026, 2, 9))
    join(desk.work, "Tor", start=date(2026, 2, 9))
    let_days_pass(desk, 18)
    assert reminders(desk, "Mona") == 0
    let_days_pass(desk, 3)
    assert reminders(desk, "Mona") == 1
    let_days_pass(desk, 7)
    assert reminders(desk, "Mona") == 1
    acknowledge_routine(desk.work.office, routine.id, actor=siri)
    join(desk.work, "Ulf", start=date(2026, 2, 16))
    let_days_pass(desk, 7)
    assert reminders(desk, "Mona") == 2


@ON_ONE
def test_somebody_without_an_address_gets_no_mail_and_nothing_is_left_waiting(desk: Desk) -> None:
    publish(desk.work)
    desk.change_person(desk.work.employee.person_id, email=None)
    let_days_pass(desk, 7)
    assert ("dropped", "no_address") in desk.ended(Effect.REMIND_ROUTINE)


@ON_ONE
def test_a_mail_server_that_is_away_loses_nothing_and_sends_nothing_twice(desk: Desk) -> None:
    publish(desk.work)
    desk.post.away = True
    let_days_pass(desk, 7)
    desk.post.away = False
    desk.wait(minutes=15)
    desk.drain()
    assert reminders(desk, "Kari") == 1
    assert len(desk.rows(t.delivery, case_id=None, person_id=desk.work.employee.person_id)) == 1
