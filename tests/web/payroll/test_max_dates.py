"""Payroll sees dates and percentages, and closes its own tasks; nothing else of a case reaches it."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import Followed, follow, hidden
from tests.web.world import TODAY, add_somebody, signed_in
from workflow.adapters.persistence.tables import case, work_item
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role

SOON = TODAY + timedelta(days=40)


def with_max_date(app: Flask, family: str = "Nordmann") -> Followed:
    followed = follow(app, names=("Kari", family))
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(max_date=SOON))
    return followed


def test_a_task_shows_who_where_when_and_how_much_and_no_word_of_the_case(app_on_both: Flask) -> None:
    followed = with_max_date(app_on_both)
    followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    document = followed.file_plan()
    followed.give_task(Role.PAYROLL, "stop_pay", SOON)
    page = signed_in(app_on_both, add_somebody(app_on_both, Role.PAYROLL)).get("/payroll/").text
    for shown in ("Kari Nordmann", "Solbakken skole", "80 %", "100 %", "11. april 2026"):
        assert shown in page
    for kept_away in (str(document), str(followed.case_id), "Lærer", "vikar", "Aud Berg, "):
        assert kept_away not in page


def test_a_task_names_the_day_of_the_letter_when_nav_said_another_than_the_estimate(app: Flask) -> None:
    followed = with_max_date(app)
    followed.give_task(Role.PAYROLL, "stop_pay", SOON - timedelta(days=7))
    tasks = signed_in(app, add_somebody(app, Role.PAYROLL)).get("/payroll/").text.split('id="coming"')[0]
    assert "4. april 2026" in tasks
    assert "11. april 2026" not in tasks


def test_a_task_says_when_no_absence_is_known_so_that_nobody_at_work_loses_the_pay(app: Flask) -> None:
    followed = with_max_date(app)
    followed.give_task(Role.PAYROLL, "stop_pay", SOON)
    payroll = signed_in(app, add_somebody(app, Role.PAYROLL))
    for last_day, asked in ((None, False), (TODAY, False), (TODAY - timedelta(days=5), True)):
        _told(followed, last_day=last_day)
        assert ("Spør HR før du stopper lønnen" in payroll.get("/payroll/").text) is asked


def test_reading_the_dates_is_noted_once_for_each_case_on_the_page(app: Flask) -> None:
    followed = with_max_date(app)
    followed.give_task(Role.PAYROLL, "stop_pay", SOON)
    signed_in(app, add_somebody(app, Role.PAYROLL)).get("/payroll/")
    assert followed.readings() == [("payroll", "dates")]


def test_a_task_is_closed_by_one_click_or_two(app: Flask) -> None:
    followed = with_max_date(app)
    item = followed.give_task(Role.PAYROLL, "stop_pay", SOON)
    browser = signed_in(app, add_somebody(app, Role.PAYROLL))
    form: dict[str, object] = {"submission": hidden(browser.get("/payroll/").text, "submission")}
    path = f"/payroll/tasks/{item}/done"
    assert [browser.post(path, form).status_code for _ in range(2)] == [303, 303]
    assert path not in browser.get("/payroll/").text
    with followed.wiring.reading.connect() as connection:
        (closed,) = connection.execute(sa.select(work_item))
    assert closed.done_at is not None


def test_tasks_of_other_roles_are_neither_shown_nor_closed(app: Flask) -> None:
    followed = with_max_date(app)
    items = [followed.give_task(role, "stop_pay", SOON) for role in (Role.HR, Role.MANAGER, Role.EMPLOYEE)]
    browser = signed_in(app, add_somebody(app, Role.PAYROLL))
    page = browser.get("/payroll/").text
    for item in items:
        assert str(item) not in page
        assert browser.post(f"/payroll/tasks/{item}/done").status_code == 404


def test_only_max_dates_of_the_next_three_months_are_shown(app: Flask) -> None:
    near, far = with_max_date(app, "Nær"), follow(app, names=("Ola", "Fjern"))
    page = signed_in(app, add_somebody(app, Role.PAYROLL)).get("/payroll/").text
    assert "Kari Nær" in page
    assert "Ola Fjern" not in page
    assert far.readings() == []
    assert near.readings() == [("payroll", "dates")]


def _told(followed: Followed, **dates: date | None) -> None:
    with followed.wiring.engine.begin() as connection:
        connection.execute(
            sa.update(case).where(case.c.id == followed.case_id).values(max_date=SOON, **dates)
        )


ORIGINS = [
    ({"max_date_reckoned": SOON}, "Beregnet av Tilbake", "Nav har oppgitt"),
    ({"max_date_told": SOON}, "Nav har oppgitt", "Beregnet av Tilbake"),
    ({"max_date_told": SOON, "max_date_reckoned": SOON + timedelta(days=3)}, "14. april 2026", "Beregnet av"),
]


@pytest.mark.parametrize(("dates", "shown", "not_shown"), ORIGINS)
def test_a_max_date_opens_into_its_reason_and_says_where_it_comes_from(
    app_on_both: Flask, dates: dict[str, date], shown: str, not_shown: str
) -> None:
    _told(follow(app_on_both), **dates)
    page = signed_in(app_on_both, add_somebody(app_on_both, Role.PAYROLL)).get("/payroll/").text
    behind = page.split('<details class="tb-why">')[1].split("</details>")[0]
    assert shown in behind
    assert not_shown not in behind
    assert "§\u00a08-12" in behind


def test_the_reason_of_a_max_date_tells_nothing_of_the_periods_behind_it(app: Flask) -> None:
    _told(follow(app), max_date_reckoned=SOON)
    page = signed_in(app, add_somebody(app, Role.PAYROLL)).get("/payroll/").text
    behind = page.split('<details class="tb-why">')[1].split("</details>")[0]
    for kept_away in ("tb-why__bars", "tb-why__reasons", "248", " %", "ykmelding", "genmelding"):
        assert kept_away not in behind


def test_with_nothing_to_do_the_page_says_when_something_comes(app: Flask) -> None:
    page = signed_in(app, add_somebody(app, Role.PAYROLL)).get("/payroll/").text
    assert "tb-empty" in page


def test_the_page_asks_a_fixed_number_of_questions(app: Flask) -> None:
    followed = with_max_date(app)
    followed.give_task(Role.PAYROLL, "stop_pay", SOON)
    browser = signed_in(app, add_somebody(app, Role.PAYROLL))
    before = counted(followed.wiring.engine, lambda: browser.get("/payroll/"))
    for number in range(4):
        with_max_date(app, f"Nordmann{number}").give_task(Role.PAYROLL, "stop_pay", SOON)
    assert counted(followed.wiring.engine, lambda: browser.get("/payroll/")) == before
