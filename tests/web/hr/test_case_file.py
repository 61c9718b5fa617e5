"""The list as a file: what the list shows and no more, noted for each case, after one has said again who one is."""

import csv
import io
import re

import pytest
import sqlalchemy as sa
from flask import Flask

import web.queries.hr_cases as hr_cases_query
from tests.fixtures.many_cases import add_many
from tests.web.followed import Followed, follow
from tests.web.world import PASSWORD, TODAY, Browser, add_somebody, signed_in, wiring_of
from web.queries import reading_log
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import read_log
from workflow.domain.people import Role

HEAD = 4


@pytest.fixture
def browser(app: Flask) -> Browser:
    browser = signed_in(app, add_somebody(app, Role.HR))
    browser.get("/hr/cases")
    return browser


def lines(browser: Browser, **narrowing: str) -> list[list[str]]:
    answer = browser.post("/hr/cases/export", narrowing)
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_the_file_has_the_rows_of_the_list_over_all_pages_in_its_order(
    app: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hr_cases_query, "AT_ONCE", 7)
    monkeypatch.setattr(reading_log, "AT_ONCE", 5)
    add_many(wiring_of(app).engine, 60, TODAY)
    names = [line[0] for line in lines(browser, order="name", overdue="1")[HEAD:]]
    shown = re.findall(
        r'role="rowheader"[^>]*>\s*<a[^>]*>([^<]+)</a>', browser.get("/hr/cases?order=name&overdue=1").text
    )
    assert names == shown
    assert len(names) > 7
    with wiring_of(app).reading.connect() as connection:
        noted = connection.scalars(sa.select(read_log.c.case_id).where(read_log.c.what == "list_file")).all()
    assert len(noted) == len(set(noted)) == len(names)


def test_the_file_leaves_out_what_the_list_does_not_show(app: Flask, browser: Browser) -> None:
    follow(app, names=("Kari", "Nordmann"))
    follow(app, names=("Ola", "Dunk"))
    browser.post("/hr/cases/search", {"name": "dunk"})
    assert [line[0] for line in lines(browser, named="1")[HEAD:]] == ["Ola Dunk"]
    assert lines(browser, closed="1")[HEAD:] == []


def test_a_name_that_would_run_does_not(app: Flask, browser: Browser) -> None:
    follow(app, names=("=1+1", "x"))
    assert lines(browser)[HEAD][0] == "'=1+1 x"


def test_the_employee_sees_that_it_was_taken_along(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    lines(browser)
    assert ("hr", "list_file") in followed.readings()
    assert "tatt med som fil" in employee.get(f"/me/cases/{followed.case_id}/readers").text


def test_ten_minutes_after_the_proof_it_asks_first(
    followed: Followed, browser: Browser, clock: FixedClock
) -> None:
    clock.advance(seconds=15 * 60)
    answer = browser.post("/hr/cases/export", {"overdue": "1"})
    assert answer.location == "/account/confirm"
    assert ("hr", "list_file") not in followed.readings()
    browser.get("/account/confirm")
    browser.post("/account/confirm", {"password": PASSWORD})
    assert 'action="/hr/cases/export"' in browser.get("/account/confirm/go-on").text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HR])
def test_nobody_else_takes_it(followed: Followed, role: Role) -> None:
    browser = signed_in(followed.app, add_somebody(followed.app, role))
    assert browser.post("/hr/cases/export").status_code == 404
