"""Views somebody keeps of the list: found again, renamed, deleted, opened with, and nobody else's."""

import html
import re
import uuid

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import hidden
from tests.web.world import Browser, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import saved_view
from workflow.domain.people import Role


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


def keep(browser: Browser, narrowing: str, called: str, *, first: bool = False) -> None:
    page = browser.get(f"/hr/views/new?{narrowing}").text
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    kept.pop("csrf_token")
    opens = {"opens_list": "yes"} if first else {}
    assert browser.post("/hr/views", kept | {"called": called} | opens).status_code == 303


def rows(app: Flask) -> list[sa.Row[tuple[object, ...]]]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(saved_view)))


def shown(browser: Browser) -> dict[str, str]:
    page = browser.get("/hr/cases?all=1").text
    block = page.partition('<div class="tb-views">')[2].partition("</div>")[0]
    return {
        name: html.unescape(href) for href, name in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', block)
    }


def test_a_view_opens_the_list_as_it_was_narrowed(app: Flask, browser: Browser) -> None:
    keep(browser, "overdue=1&duty=plan&within=7&order=name", "Sene planer")
    narrowing = shown(browser)["Sene planer"].partition("?")[2]
    assert set(narrowing.split("&")) == {"overdue=1", "duty=plan", "within=7", "order=name"}
    page = browser.get(shown(browser)["Sene planer"]).text
    assert 'aria-current="true">Sene planer' in page


def test_the_name_of_a_view_is_sealed_and_no_name_searched_for_is_kept(app: Flask, browser: Browser) -> None:
    browser.get("/hr/cases")
    browser.post("/hr/cases/search", {"name": "navnesen"})
    keep(browser, "overdue=1&name=navnesen", "Mine forfalte")
    (row,) = rows(app)
    assert b"forfalte" not in row.name_sealed
    assert row.narrowing == {"overdue": "1"}


def test_the_same_form_twice_keeps_one_view(app: Flask, browser: Browser) -> None:
    form = {"called": "To klikk", "overdue": "1", "submission": str(uuid.uuid4())}
    browser.get("/hr/views/new?overdue=1")
    assert [browser.post("/hr/views", form).status_code for _ in range(2)] == [303, 303]
    assert len(rows(app)) == 1


@pytest.mark.parametrize("called", ["", "   ", "x" * 61, "31129956715"])
def test_a_name_that_will_not_do_is_said_at_the_field(app: Flask, browser: Browser, called: str) -> None:
    browser.get("/hr/views/new")
    refused = browser.post("/hr/views", {"called": called})
    assert refused.status_code == 422
    assert 'id="called-error"' in refused.text
    assert not rows(app)


def test_a_name_is_given_once_and_there_are_not_endlessly_many(app: Flask, browser: Browser) -> None:
    for number in range(20):
        keep(browser, "closed=1", f"Visning {number}")
    browser.get("/hr/views/new")
    assert browser.post("/hr/views", {"called": "En til"}).status_code == 422
    browser.post(f"/hr/views/{rows(app)[0].id}/delete")
    assert browser.post("/hr/views", {"called": "Visning 7"}).status_code == 422
    assert browser.post("/hr/views", {"called": "En til"}).status_code == 303


def test_the_list_opens_with_the_view_chosen_and_everything_is_one_click_away(browser: Browser) -> None:
    keep(browser, "unmanaged=1", "Uten ansvarlig", first=True)
    assert browser.get("/hr/cases").location == "/hr/cases?unmanaged=1"
    assert browser.get("/hr/cases?all=1").status_code == 200
    keep(browser, "", "Alle", first=True)
    assert browser.get("/hr/cases").location == "/hr/cases?all=1"


def test_a_view_is_renamed_chosen_first_and_deleted(app: Flask, browser: Browser) -> None:
    keep(browser, "closed=1", "Avsluttet")
    (row,) = rows(app)
    field = f"view{row.id.hex}-"
    browser.get("/hr/views")
    changed = {f"{field}called": "Ferdige saker", f"{field}opens_list": "yes"}
    assert browser.post(f"/hr/views/{row.id}", changed).status_code == 303
    assert list(shown(browser)) == ["Ferdige saker"]
    assert browser.get("/hr/cases").location == "/hr/cases?closed=1"
    assert browser.post(f"/hr/views/{row.id}", {f"{field}called": ""}).status_code == 422
    browser.post(f"/hr/views/{row.id}", {f"{field}called": "Ferdige saker"})
    assert browser.get("/hr/cases").status_code == 200
    assert browser.post(f"/hr/views/{row.id}/delete").status_code == 303
    assert not rows(app)


def test_nobody_reaches_a_view_of_somebody_else(app: Flask, browser: Browser) -> None:
    keep(browser, "closed=1", "Min")
    (row,) = rows(app)
    other = signed_in(app, add_somebody(app, Role.HR))
    assert shown(other) == {}
    field = f"view{row.id.hex}-called"
    assert other.post(f"/hr/views/{row.id}", {field: "Din"}).status_code == 404
    assert other.post(f"/hr/views/{row.id}/delete").status_code == 404
    assert rows(app) == [row]


def test_what_a_view_shows_stands_as_a_sentence(browser: Browser) -> None:
    keep(browser, "closed=1&exempted=exempt_plan", "Planunntak")
    page = browser.get("/hr/views").text
    assert "Avsluttede saker, med unntaket" in page
    assert hidden(page, "csrf_token")
