"""HR's lists: everything is found, in the right order, page by page, and no name stands in an address."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

import web.queries.hr_cases as hr_cases_query
from tests.web.counting import counted
from tests.web.followed import Followed, add_unit, follow
from tests.web.world import TODAY, Browser, add_somebody, give_factor, signed_in, wiring_of
from web.queries.hr_numbers import open_tasks
from workflow.adapters.persistence.tables import account, case, unit
from workflow.domain.people import Role


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


def change(followed: Followed, **values: Any) -> None:
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(values))


def names(page: str) -> list[str]:
    return re.findall(r'role="rowheader"[^>]*>\s*<a[^>]*>([^<]+)</a>', page)


def test_cases_stand_by_the_soonest_duty_and_undated_ones_last(app_on_both: Flask) -> None:
    app = app_on_both
    for family, due in (
        ("Sen", TODAY + timedelta(days=9)),
        ("Ingen", None),
        ("Snart", TODAY - timedelta(days=1)),
    ):
        change(follow(app, names=("Kari", family)), next_due_on=due)
    page = signed_in(app, add_somebody(app, Role.HR)).get("/hr/cases").text
    assert names(page) == ["Kari Snart", "Kari Sen", "Kari Ingen"]


@pytest.mark.parametrize("order", ["urgency", "name", "unit"])
def test_every_case_is_on_exactly_one_page_whatever_the_order(
    app_on_both: Flask, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(hr_cases_query, "PAGE", 2)
    app = app_on_both
    for number in range(7):
        followed = follow(app, names=("Kari", f"Navn{number // 2}"), unit_name=f"Enhet {number % 3}")
        change(followed, next_due_on=None if number > 4 else TODAY + timedelta(days=number // 2))
    browser = signed_in(app, add_somebody(app, Role.HR))
    seen: list[str] = []
    path: str | None = f"/hr/cases?order={order}"
    pages = 0
    while path:
        text = browser.get(path).text
        seen += re.findall(r'href="(/hr/cases/[0-9a-f-]{36})"', text)
        found = re.search(r'href="([^"]+)" rel="next"', text)
        path = found[1].replace("&amp;", "&") if found else None
        pages += 1
    assert (len(seen), len(set(seen)), pages) == (7, 7, 4)


def test_closed_cases_are_a_list_of_their_own_the_latest_first(app: Flask, browser: Browser) -> None:
    for days, family in ((9, "Før"), (2, "Nylig")):
        closed = follow(app, names=("Kari", family))
        at = wiring_of(app).clock.now() - timedelta(days=days)
        change(closed, stage="closed", closed_at=at, outcome="returned", next_due_on=None, next_duty=None)
    follow(app, names=("Ola", "Åpen"))
    assert names(browser.get("/hr/cases").text) == ["Ola Åpen"]
    assert names(browser.get("/hr/cases?closed=1").text) == ["Kari Nylig", "Kari Før"]


def test_the_list_is_narrowed_by_stage_unit_duty_and_what_is_overdue(app: Flask, browser: Browser) -> None:
    late = follow(app, names=("Kari", "Sen"), unit_name="Hjemmetjenesten")
    change(late, stage="plan", next_duty="plan", next_due_on=TODAY - timedelta(days=3))
    change(follow(app, names=("Ola", "Tidlig")), next_due_on=TODAY + timedelta(days=3))
    for narrowed in ("stage=plan", f"unit={late.unit_id}", "overdue=1", "overdue=1&duty=plan"):
        assert names(browser.get(f"/hr/cases?{narrowed}").text) == ["Kari Sen"], narrowed
    assert names(browser.get("/hr/cases?overdue=1&duty=aftercare").text) == []
    assert "tb-empty" in browser.get("/hr/cases?overdue=1&duty=aftercare").text


def test_a_unit_is_shown_with_the_units_below_it(app: Flask, browser: Browser) -> None:
    below, above = follow(app, names=("Kari", "Under")), add_unit(app, "Oppvekst")
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(unit).where(unit.c.id == below.unit_id).values(parent_id=above))
    assert names(browser.get(f"/hr/cases?unit={above}").text) == ["Kari Under"]


@pytest.mark.parametrize("why", ["nobody", "disabled", "no longer a manager"])
def test_a_case_nobody_can_follow_up_is_found_the_same_day(app: Flask, browser: Browser, why: str) -> None:
    followed = follow(app)
    follow(app, names=("Ola", "Trygg"))
    with wiring_of(app).engine.begin() as connection:
        if why == "nobody":
            connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(manager_id=None))
        elif why == "disabled":
            at = wiring_of(app).clock.now()
            mine = account.c.id == followed.manager.account_id
            connection.execute(sa.update(account).where(mine).values(disabled_at=at))
        else:
            key = {"id": followed.manager.account_id.hex}
            wanted = sa.text("UPDATE account_role SET role = 'payroll' WHERE account_id = :id")
            connection.execute(wanted, key)
    assert names(browser.get("/hr/cases?unmanaged=1").text) == ["Kari Nordmann"]
    assert re.search(r'href="/hr/cases\?unmanaged=1"[^>]*><span[^>]*>1<', browser.get("/hr/").text)


@pytest.mark.parametrize(
    "typed", ["Østerås", "osteras", "OESTERAAS", "åse", "aase", "ase ost", "  Åse   Østerås "]
)
def test_a_name_is_found_with_and_without_our_letters(app_on_both: Flask, typed: str) -> None:
    follow(app_on_both, names=("Åse", "Østerås"))
    follow(app_on_both, names=("Ola", "Dunk"))
    browser = signed_in(app_on_both, add_somebody(app_on_both, Role.HR))
    browser.get("/hr/cases")
    sent = browser.post("/hr/cases/search", {"name": typed})
    assert (sent.status_code, sent.location) == (303, "/hr/cases?named=1")
    assert names(browser.get(sent.location).text) == ["Åse Østerås"]


@pytest.mark.parametrize("typed", ["%", "_", "'; DROP TABLE person", "\\", "x" * 5000])
def test_what_is_typed_into_the_search_is_a_name_and_no_pattern(
    app: Flask, browser: Browser, typed: str
) -> None:
    follow(app)
    browser.get("/hr/cases")
    found = browser.post("/hr/cases/search", {"name": typed}).location
    assert names(browser.get(found).text) == []
    all_names = browser.post("/hr/cases/search", {"name": typed, "forget": "1"}).location
    assert names(browser.get(all_names).text) == ["Kari Nordmann"]


def test_a_name_that_was_searched_for_goes_along_in_the_list_and_narrows_no_number(
    app: Flask, browser: Browser
) -> None:
    follow(app, names=("Kari", "Nordmann"))
    follow(app, names=("Ola", "Dunk"))
    browser.get("/hr/cases")
    found = browser.post("/hr/cases/search", {"name": "dunk", "order": "name"}).location
    page = browser.get(found).text
    assert names(page) == ["Ola Dunk"]
    overdue = re.search(r'href="(/hr/cases\?overdue=1[^"]*)"', page)
    assert overdue
    assert names(browser.get(overdue[1].replace("&amp;", "&")).text) == ["Ola Dunk"]
    assert 'name="named" value="1"' in page
    assert set(names(browser.get("/hr/cases?overdue=1").text)) == {"Kari Nordmann", "Ola Dunk"}


def test_what_is_due_much_later_is_neither_counted_nor_in_the_way_but_one_link_away(
    app: Flask, browser: Browser
) -> None:
    followed = follow(app)
    soon = followed.give_task(Role.HR, "plan", TODAY + timedelta(days=3))
    years_ahead = followed.give_task(Role.HR, "clarification", TODAY + timedelta(weeks=102))
    page = browser.get("/hr/tasks").text
    assert str(soon) in page
    assert str(years_ahead) not in page
    assert 'href="/hr/tasks?later=1"' in page
    later = browser.get("/hr/tasks?later=1").text
    assert str(soon) not in later
    assert str(years_ahead) in later
    with followed.wiring.reading.connect() as connection:
        assert open_tasks(connection, sa.true(), TODAY) == 1


def test_no_address_on_hr_s_pages_holds_a_name(app: Flask, browser: Browser) -> None:
    follow(app, names=("Unikum", "Navnesen"))
    browser.get("/hr/cases")
    browser.post("/hr/cases/search", {"name": "navnesen"})
    for path in ("/hr/", "/hr/cases?order=name", "/hr/overdue", "/hr/escalations", "/hr/tasks"):
        addresses = re.findall(r'(?:href|action)="([^"]*)"', browser.get(path).text)
        assert not [one for one in addresses if re.search("unikum|navnesen", one, re.IGNORECASE)], path


@pytest.mark.parametrize(
    "broken",
    [
        "stage=none",
        "unit=1",
        "after=x",
        "order=DROP",
        "duty=%00",
        f"after={uuid.UUID(int=7)}",
        "unit=" + "9" * 5000,
    ],
)
def test_a_broken_address_shows_the_plain_list(app: Flask, browser: Browser, broken: str) -> None:
    follow(app)
    page = browser.get(f"/hr/cases?{broken}")
    assert page.status_code == 200
    assert names(page.text) == ["Kari Nordmann"]


def test_hr_does_not_find_an_absence_of_their_own(app: Flask) -> None:
    followed = follow(app)
    with wiring_of(app).engine.begin() as connection:
        key = {"id": followed.employee.account_id.hex}
        connection.execute(sa.text("INSERT INTO account_role (account_id, role) VALUES (:id, 'hr')"), key)
    give_factor(app, followed.employee)
    browser = signed_in(app, followed.employee)
    assert names(browser.get("/hr/cases").text) == []
    assert browser.get(f"/hr/cases/{followed.case_id}/hand-over").status_code == 404


def test_overdue_is_shown_by_unit_and_each_number_opens_its_list(app: Flask, browser: Browser) -> None:
    for family in ("En", "To"):
        late = follow(app, names=("Kari", family), unit_name=f"Enhet {family}")
        change(late, next_duty="plan", next_due_on=date(2026, 1, 1))
    page = browser.get("/hr/overdue").text
    doors = [one.replace("&amp;", "&") for one in re.findall(r'href="(/hr/cases\?[^"]+)"', page)]
    assert len(doors) == 3  # of each of the two units, and of both
    assert [len(names(browser.get(door).text)) for door in doors] == [1, 1, 2]


def test_the_list_and_the_overview_ask_a_fixed_number_of_questions(app: Flask, browser: Browser) -> None:
    followed = follow(app)
    pages = (
        "/hr/cases", "/hr/", "/hr/overdue", "/hr/tasks", "/hr/escalations", "/hr/exemptions", "/hr/views",
        "/hr/cases?overdue=1&objected=1&within=7", "/hr/cases?order=max_date", "/hr/hand-over", "/hr/hand-over/preview",
    )  # fmt: skip

    browser.get("/hr/hand-over")
    browser.post(
        "/hr/hand-over", {"case": str(followed.case_id), "shown": str(followed.case_id), "go_on": "1"}
    )
    followed.give_task(Role.HR, "see_case", TODAY)

    def asked() -> list[int]:
        for path in pages:
            browser.get(path)  # who stands on a list is noted once a day
        return [counted(followed.wiring.engine, lambda path=path: browser.get(path)) for path in pages]  # type: ignore[misc]

    before = asked()
    for number in range(5):
        more = follow(app, names=("Ola", f"Dunk{number}"))
        more.give_task(Role.HR, "see_case", TODAY)
        browser.post("/hr/hand-over", {"case": str(more.case_id), "shown": str(more.case_id), "go_on": "1"})
        browser.post("/hr/views", {"called": f"Visning {number}", "overdue": "1"})
    after = asked()
    assert after == before
    assert (
        max(after) <= 34
    )  # the overview: each of its numbers is a question, and so is whether reminders go out
