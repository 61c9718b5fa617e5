"""What people see of reminders: the number in the menu, the manager's list, who was told, feeds, and when nothing is sent."""

import re
import uuid
from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence import tables as t
from workflow.adapters.queue.heartbeat import EXPECTED, SCHEDULER, beat
from workflow.adapters.queue.missed_runs import missed_runs
from workflow.domain.people import Role

AT = datetime(2026, 3, 2, 6, 5, tzinfo=UTC)
NAMES_NOBODY = re.compile(r"syk|sjuk|sick|dialog|plan|lege", re.IGNORECASE)


def remind(followed: Followed, who: Somebody, **changes: Any) -> uuid.UUID:
    """A reminder that was sent, unless told otherwise."""
    row = {
        "id": uuid.uuid4(),
        "case_id": followed.case_id,
        "effect_id": 1,
        "effect": "remind_duty",
        "about": "plan",
        "period": "1/plan/2026-03-20",
        "rung": "before",
        "due_on": _plan_due(followed),
        "person_id": who.person_id,
        "recipient": "manager",
        "moved": False,
        "made_at": AT,
        "times": 1,
        "ended": "sent",
        "ended_at": AT,
    } | changes
    with followed.wiring.engine.begin() as connection:
        connection.execute(t.reminder.insert(), row)
    return uuid.UUID(str(row["id"]))


def _plan_due(followed: Followed) -> Any:
    return followed.row.first_day + timedelta(weeks=4)


def count_in_menu(page: str) -> str:
    found = re.search(r'class="tb-count">(\d+)', page)
    return found[1] if found else ""


# --- what waits ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "path"), [(Role.HR, "/hr/"), (Role.PAYROLL, "/payroll/")])
def test_the_menu_counts_the_open_tasks_of_the_role(followed: Followed, role: Role, path: str) -> None:
    browser = signed_in(followed.app, add_somebody(followed.app, role))
    assert count_in_menu(browser.get(path).text) == ""
    followed.give_task(role, "stop_pay")
    assert count_in_menu(browser.get(path).text) == "1"


def test_a_managers_menu_counts_what_is_near_and_the_list_shows_what_comes_later_too(
    followed: Followed, manager: Browser
) -> None:
    followed.give_task(Role.MANAGER, "send_plan_to_nav", due_on=TODAY + timedelta(days=3))
    followed.give_task(Role.MANAGER, "max_date", due_on=TODAY + timedelta(days=200))
    page = manager.get("/manager/tasks").text
    assert count_in_menu(page) == "1"
    assert "Send planen til Nav" in page
    assert "Senere: 1 til" in page
    assert ("manager", "tasks") in followed.readings()


def test_an_employees_menu_counts_their_tasks_and_papers_to_answer(
    followed: Followed, employee: Browser
) -> None:
    followed.file_plan()
    followed.give_task(Role.EMPLOYEE, "apply_for_allowance")
    assert count_in_menu(employee.get("/me/").text) == "2"


def test_another_managers_tasks_are_not_mine(followed: Followed) -> None:
    followed.give_task(Role.MANAGER, "send_plan_to_nav")
    other = signed_in(followed.app, add_somebody(followed.app, Role.MANAGER))
    assert count_in_menu(other.get("/manager/").text) == ""
    assert "Send planen til Nav" not in other.get("/manager/tasks").text


# --- who was told ----------------------------------------------------------------------------------------------------


def test_the_case_says_who_was_reminded_of_a_deadline_and_what_still_waits(
    followed: Followed, manager: Browser
) -> None:
    remind(followed, followed.manager)
    remind(followed, followed.employee, rung="after", recipient="employee", ended=None, ended_at=None)
    page = manager.get(f"/manager/cases/{followed.case_id}").text
    assert re.search(r"Påminnet: [^.]+ 02\.03\.2026\.", page)
    assert "En påminnelse venter" in page


def test_what_was_withdrawn_is_not_called_reminded(followed: Followed, manager: Browser) -> None:
    remind(followed, followed.manager, ended="withdrawn", because="done")
    assert "Påminnet" not in manager.get(f"/manager/cases/{followed.case_id}").text


def test_a_managers_own_manager_sees_that_something_is_late_and_neither_whom_nor_what(
    followed: Followed,
) -> None:
    above = add_somebody(followed.app, Role.MANAGER)
    followed.give_task(Role.MANAGER, "plan", due_on=_plan_due(followed))
    remind(followed, above, rung="above")
    page = signed_in(followed.app, above).get("/manager/").text
    assert "Forsinket hos dem som rapporterer til deg" in page
    with followed.wiring.reading.connect() as connection:
        name = connection.scalar(
            sa.select(t.person.c.given_name).where(t.person.c.id == followed.employee.person_id)
        )
    assert str(name) not in page.split("<main")[1]
    assert str(followed.case_id) not in page


# --- how mail comes --------------------------------------------------------------------------------------------------


def test_somebody_chooses_one_mail_a_morning_and_nothing_else_is_taken(
    followed: Followed, manager: Browser
) -> None:
    def chosen() -> Any:
        with followed.wiring.reading.connect() as connection:
            mine = t.account.c.id == followed.manager.account_id
            return connection.scalar(sa.select(t.account.c.digest).where(mine))

    assert chosen() is None
    for word, kept in (("morning", True), ("each", False), ("house", None)):
        assert manager.post("/account/mail", {"mail": word}).status_code == HTTPStatus.SEE_OTHER
        assert chosen() is kept
    assert manager.post("/account/mail", {"mail": "never"}).status_code == HTTPStatus.BAD_REQUEST


def feed_address(browser: Browser) -> str:
    browser.get("/account/")
    page = browser.post("/account/calendar").text
    found = re.search(r'value="https?://[^/"]+(/calendar/[^"]+)"', page)
    assert found, page
    return found[1]


def test_a_feed_has_days_and_a_neutral_word_and_nothing_of_anybody(
    followed: Followed, manager: Browser
) -> None:
    address = feed_address(manager)
    answer = Browser(followed.app).get(address)
    assert answer.mimetype == "text/calendar"
    text = answer.text.replace("\r\n ", "")
    assert "SUMMARY;LANGUAGE=nb:Oppfølgingsoppgave" in text
    assert _plan_due(followed).strftime("%Y%m%d") in text
    assert f"/manager/cases/{followed.case_id}" in text
    words = re.sub(r"(?m)^(URL|UID|PRODID).*$", "", text)
    assert not NAMES_NOBODY.search(words), words
    with followed.wiring.reading.connect() as connection:
        names = connection.execute(sa.select(t.person.c.given_name, t.person.c.family_name)).all()
    for given, family in names:
        assert given not in words
        assert family not in words


def test_a_feed_is_private_and_asks_whether_it_has_changed(followed: Followed, manager: Browser) -> None:
    address, browser = feed_address(manager), Browser(followed.app)
    first = browser.get(address)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = browser.client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == HTTPStatus.NOT_MODIFIED
    followed.give_task(Role.MANAGER, "send_plan_to_nav", due_on=TODAY + timedelta(days=3))
    changed = browser.client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == HTTPStatus.OK


def test_each_case_in_a_feed_is_noted_as_read_by_its_owner(followed: Followed, manager: Browser) -> None:
    address = feed_address(manager)
    before = len(followed.readings())
    Browser(followed.app).get(address)
    assert ("manager", "feed") in followed.readings()[before:]


def test_a_feed_ends_at_once_with_its_end_a_new_one_and_the_account(
    followed: Followed, manager: Browser
) -> None:
    stranger, first = Browser(followed.app), feed_address(manager)
    second = feed_address(manager)
    assert stranger.get(first).status_code == HTTPStatus.NOT_FOUND
    assert stranger.get(second).status_code == HTTPStatus.OK
    manager.get("/account/")
    assert manager.post("/account/calendar/end").status_code == HTTPStatus.SEE_OTHER
    assert stranger.get(second).status_code == HTTPStatus.NOT_FOUND
    third = feed_address(manager)
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(t.account).values(disabled_at=AT))
    assert stranger.get(third).status_code == HTTPStatus.NOT_FOUND
    assert stranger.get("/calendar/none.ics").status_code == HTTPStatus.NOT_FOUND


def test_the_address_of_a_feed_is_nowhere_in_the_database(followed: Followed, manager: Browser) -> None:
    token = feed_address(manager).removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) >= 43
    with followed.wiring.reading.connect() as connection:
        rows = connection.execute(sa.select(t.calendar_feed)).all()
    assert token not in str(rows)


def test_an_employees_feed_has_what_they_come_to_and_not_what_is_the_employers(
    followed: Followed, employee: Browser
) -> None:
    text = Browser(followed.app).get(feed_address(employee)).text.replace("\r\n ", "")
    assert f"/me/cases/{followed.case_id}" in text
    assert _plan_due(followed).strftime("%Y%m%d") in text
    activity = followed.row.first_day + timedelta(weeks=8)
    assert f"DTSTART;VALUE=DATE:{activity:%Y%m%d}" not in text


# --- a storm ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def storm(followed: Followed) -> uuid.UUID:
    storm_id = uuid.uuid4()
    row = {"id": storm_id, "is_open": True, "found": 240, "allowed": 100, "asked_at": AT}
    with followed.wiring.engine.begin() as connection:
        connection.execute(t.reminder_storm.insert(), row)
    remind(followed, followed.manager, ended=None, ended_at=None, storm_id=storm_id)
    return storm_id


@pytest.fixture
def hr(followed: Followed) -> Browser:
    return signed_in(followed.app, add_somebody(followed.app, Role.HR))


def storm_row(followed: Followed) -> Any:
    with followed.wiring.reading.connect() as connection:
        return connection.execute(sa.select(t.reminder_storm)).one()


def test_hr_sees_how_many_wait_of_which_kind_and_lets_them_go(
    followed: Followed, storm: uuid.UUID, hr: Browser
) -> None:
    assert "Uvanlig mange påminnelser venter" in hr.get("/hr/").text
    page = hr.get("/hr/reminders").text
    assert "240 ville gått ut" in page
    assert "Påminnelse om en frist" in page
    for _click in range(2):
        assert hr.post(f"/hr/reminders/{storm}/go").status_code == HTTPStatus.SEE_OTHER
    assert storm_row(followed).answer == "let_go"
    with followed.wiring.reading.connect() as connection:
        ordered = list(connection.scalars(sa.select(t.outbox.c.effect).where(t.outbox.c.case_id.is_(None))))
    assert ordered.count("send_reminders") == 1
    assert "Sendt" in hr.get("/hr/reminders").text


def test_setting_them_aside_takes_a_reason(followed: Followed, storm: uuid.UUID, hr: Browser) -> None:
    hr.get("/hr/reminders")
    refused = hr.post(f"/hr/reminders/{storm}/aside", {"reason": ""})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Velg hvorfor de legges til side." in refused.text
    assert storm_row(followed).answer is None
    hr.post(f"/hr/reminders/{storm}/aside", {"reason": "wrong_clock"})
    assert (storm_row(followed).answer, storm_row(followed).because) == ("set_aside", "wrong_clock")


# --- when nothing is sent --------------------------------------------------------------------------------------------


@pytest.fixture
def alive(followed: Followed, clock: FixedClock) -> Flask:
    """A service in which every part beats and the day was swept."""
    clock.move_to(TODAY, time(10))
    for name in EXPECTED:
        beat(followed.wiring.engine, name, clock.wall())
    swept(followed, clock)
    return followed.app


def swept(followed: Followed, clock: FixedClock) -> None:
    row = {
        "effect": "sweep",
        "about": "sweep",
        "period": f"{clock.today()}/09",
        "queue": "follow_up",
        "due_at": clock.wall(),
        "created_at": clock.wall(),
        "outcome": "done",
        "done_at": clock.wall(),
    }
    with followed.wiring.engine.begin() as connection:
        connection.execute(t.outbox.insert(), row)


def missed(followed: Followed) -> tuple[str, ...]:
    clock = followed.wiring.clock
    with wiring_of(followed.app).reading.connect() as connection:
        found = missed_runs(connection, today=clock.today(), now=clock.now(), at=clock.wall())
    return found.parts if found else ()


@pytest.mark.parametrize(("role", "path"), [(Role.HR, "/hr/"), (Role.ADMIN, "/admin/")])
def test_a_dead_scheduler_is_told_of_on_the_start_pages(
    followed: Followed, alive: Flask, clock: FixedClock, role: Role, path: str
) -> None:
    browser = signed_in(alive, add_somebody(alive, role))
    assert "Påminnelser er ikke sendt" not in browser.get(path).text
    clock.advance(seconds=11 * 60)
    for name in set(EXPECTED) - {SCHEDULER}:
        beat(followed.wiring.engine, name, clock.wall())
    page = browser.get(path).text
    assert "Påminnelser er ikke sendt siden 2. mars 2026 kl. 10.00." in page
    assert "(scheduler)" in page


def test_a_part_that_is_started_anew_within_minutes_is_no_news(
    followed: Followed, alive: Flask, clock: FixedClock
) -> None:
    clock.advance(seconds=9 * 60)
    assert missed(followed) == ()


def test_a_day_that_was_not_swept_by_eight_is_told_of(
    followed: Followed, alive: Flask, clock: FixedClock
) -> None:
    def all_beat() -> None:
        for name in EXPECTED:
            beat(followed.wiring.engine, name, clock.wall())

    clock.move_to(TODAY + timedelta(days=1), time(7, 59))
    all_beat()
    assert missed(followed) == ()
    clock.move_to(TODAY + timedelta(days=1), time(8, 1))
    all_beat()
    assert missed(followed) == ("sweep",)
    swept(followed, clock)
    assert missed(followed) == ()


def test_a_service_that_was_just_started_has_missed_nothing_yet(
    followed: Followed, clock: FixedClock
) -> None:
    clock.move_to(TODAY, time(12))
    for name in EXPECTED:
        beat(followed.wiring.engine, name, clock.wall())
    assert missed(followed) == ()
