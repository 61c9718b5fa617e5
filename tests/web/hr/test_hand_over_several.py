"""Giving several cases away: chosen over pages, seen beforehand, each by itself, and safe to send twice."""

import html
import re
import uuid
from collections.abc import Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

import web.queries.hr_cases as hr_cases_query
from tests.web.followed import Followed, follow, name_person
from tests.web.world import Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import audit_event, case, employment, history
from workflow.domain.people import Role


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


@pytest.fixture
def three(app: Flask) -> list[Followed]:
    return [follow(app, names=("Kari", family)) for family in ("En", "To", "Tre")]


@pytest.fixture
def successor(app: Flask) -> Somebody:
    who = add_somebody(app, Role.MANAGER)
    name_person(app, who, "Ny", "Leder")
    return who


def choose(browser: Browser, cases: Sequence[Followed]) -> None:
    browser.get("/hr/hand-over")
    ticked = [str(one.case_id) for one in cases]
    answer = browser.post("/hr/hand-over", {"case": ticked, "shown": ticked, "go_on": "1"})
    assert answer.location == "/hr/hand-over/preview"


def preview(browser: Browser, to: Somebody) -> dict[str, Any]:
    """The form that gives them away."""
    page = browser.get(f"/hr/hand-over/preview?manager={to.person_id}").text
    form = page.partition('action="/hr/hand-over/now"')[2].partition("</form>")[0]
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def give(browser: Browser, form: dict[str, Any]) -> str:
    answer = browser.post("/hr/hand-over/now", form)
    assert (answer.status_code, answer.location) == (303, "/hr/hand-over/result")
    return browser.get("/hr/hand-over/result").text


def rows(app: Flask, table: sa.Table) -> list[Any]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


def managers_of(app: Flask) -> dict[uuid.UUID, uuid.UUID | None]:
    return {row.id: row.manager_id for row in rows(app, case)}


def test_the_chosen_go_to_the_new_manager_and_the_old_ones_see_them_no_more(
    app: Flask, browser: Browser, three: list[Followed], successor: Somebody
) -> None:
    old, new = signed_in(app, three[0].manager), signed_in(app, successor)
    path = f"/manager/cases/{three[0].case_id}"
    assert (old.get(path).status_code, new.get(path).status_code) == (200, 404)
    choose(browser, three[:2])
    page = give(browser, preview(browser, successor))
    assert managers_of(app) == {
        three[0].case_id: successor.person_id,
        three[1].case_id: successor.person_id,
        three[2].case_id: three[2].manager.person_id,
    }
    assert (old.get(path).status_code, new.get(path).status_code) == (404, 200)
    assert "Kari En" in page
    assert "Kari Tre" not in page
    assert {row.manager_id for row in rows(app, employment) if row.id == three[0].employment_id} == {
        successor.person_id
    }
    lines = [row for row in rows(app, history) if row.event == "handed_over"]
    assert {row.case_id for row in lines} == {three[0].case_id, three[1].case_id}
    (noted,) = [row for row in rows(app, audit_event) if row.event == "cases_handed_over"]
    assert (noted.object_id, noted.detail) == (successor.person_id, {"cases": 2})
    assert ("hr", "list") in three[0].readings()


def test_nothing_happens_before_the_answer_to_what_would_happen(
    app: Flask, browser: Browser, three: list[Followed], successor: Somebody
) -> None:
    name_person(app, three[0].manager, "Gammel", "Leder")
    before = managers_of(app)
    choose(browser, three)
    page = browser.get(f"/hr/hand-over/preview?manager={successor.person_id}").text
    assert "Ny Leder" in page
    assert "Gammel Leder mister innsyn" in page
    assert managers_of(app) == before


def test_the_same_form_twice_gives_nothing_twice_and_says_the_same(
    app: Flask, browser: Browser, three: list[Followed], successor: Somebody
) -> None:
    choose(browser, three)
    form = preview(browser, successor)
    pages = [give(browser, form) for _ in range(2)]
    main = [page[page.index("<main") : page.index("</main>")] for page in pages]
    assert main[0] == main[1]
    assert len([row for row in rows(app, history) if row.event == "handed_over"]) == 3
    assert len([row for row in rows(app, audit_event) if row.event == "cases_handed_over"]) == 1


def test_a_case_that_changed_meanwhile_stays_and_keeps_no_other_back(
    app: Flask, browser: Browser, three: list[Followed], successor: Somebody
) -> None:
    choose(browser, three)
    form = preview(browser, successor)
    three[1].file_plan()
    page = give(browser, form)
    assert managers_of(app)[three[1].case_id] == three[1].manager.person_id
    assert managers_of(app)[three[2].case_id] == successor.person_id
    assert "endret saken mens du så på" in page
    give(browser, preview(browser, successor))  # it is still chosen
    assert managers_of(app)[three[1].case_id] == successor.person_id


def test_what_cannot_go_is_said_beforehand_and_is_not_sent(
    app: Flask, browser: Browser, three: list[Followed]
) -> None:
    own, closed = three[0], three[1]
    with wiring_of(app).engine.begin() as connection:
        at = wiring_of(app).clock.now()
        connection.execute(sa.update(case).where(case.c.id == closed.case_id).values(closed_at=at))
        account = {"id": own.employee.account_id.hex}
        connection.execute(
            sa.text("INSERT INTO account_role (account_id, role) VALUES (:id, 'manager')"), account
        )
    choose(browser, three)
    page = browser.get(f"/hr/hand-over/preview?manager={own.employee.person_id}").text
    assert "Ingen følger opp sin egen sak" in page
    assert "Saken er avsluttet" in page
    form = preview(browser, own.employee)
    assert [one.partition(":")[0] for one in form["case"]] == [str(three[2].case_id)]
    choose(browser, three[2:])
    assert "allerede" in browser.get(f"/hr/hand-over/preview?manager={three[2].manager.person_id}").text


def test_a_forged_form_gives_nobody_their_own_case_and_nothing_that_is_out_of_sight(
    app: Flask, browser: Browser, three: list[Followed]
) -> None:
    own = three[0]
    with wiring_of(app).engine.begin() as connection:
        account = {"id": own.employee.account_id.hex}
        connection.execute(
            sa.text("INSERT INTO account_role (account_id, role) VALUES (:id, 'manager')"), account
        )
    browser.get("/hr/hand-over")
    form = {
        "manager": str(own.employee.person_id),
        "submission": str(uuid.uuid4()),
        "case": [f"{own.case_id}:{own.row.version}", f"{uuid.uuid4()}:1", "x:1", f"{three[1].case_id}:x"],
    }
    give(browser, form)
    assert managers_of(app)[own.case_id] == own.manager.person_id
    assert managers_of(app)[three[1].case_id] == three[1].manager.person_id


def test_what_is_ticked_on_one_page_is_kept_on_the_next_and_can_be_unticked(
    app: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hr_cases_query, "PAGE", 2)
    made = [follow(app, names=("Kari", f"Navn{number}")) for number in range(5)]
    path, seen = "/hr/hand-over?order=name", 0
    while path:
        page = browser.get(path).text
        shown = re.findall(r'name="shown" value="([^"]+)"', page)
        seen += len(shown)
        after = re.search(r'name="after" value="([^"]+)"', page)
        sent = {"shown": shown, "case": shown[:1], "order": "name"} | (
            {"after": after[1]} if after else {"go_on": "1"}
        )
        path = browser.post("/hr/hand-over", sent).location if after else ""
        if not after:
            browser.post("/hr/hand-over", sent)
    assert seen == len(made)
    assert browser.get("/hr/hand-over/preview").text.count('role="rowheader"') == 3
    first = browser.get("/hr/hand-over?order=name").text
    shown = re.findall(r'name="shown" value="([^"]+)"', first)
    assert len(re.findall(r'type="checkbox"[^>]* checked', first)) == 1
    browser.post("/hr/hand-over", {"shown": shown, "go_on": "1"})
    assert browser.get("/hr/hand-over/preview").text.count('role="rowheader"') == 2


def test_all_cases_of_one_manager_are_chosen_at_once(
    app: Flask, browser: Browser, three: list[Followed], successor: Somebody
) -> None:
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(case).values(manager_id=three[0].manager.person_id))
    other = follow(app)
    where = f"manager={three[0].manager.person_id}"
    assert "Velg alle 3" in browser.get(f"/hr/hand-over?{where}").text
    browser.post("/hr/hand-over", {"manager": str(three[0].manager.person_id), "all_of_one": "1"})
    give(browser, preview(browser, successor))
    assert managers_of(app)[other.case_id] == other.manager.person_id
    assert [managers_of(app)[one.case_id] for one in three] == [successor.person_id] * 3


def test_a_talk_and_an_absence_of_one_employment_go_together_and_both_are_said_to_have_gone(
    app: Flask, browser: Browser, followed: Followed, successor: Somebody
) -> None:
    beside = uuid.uuid4()
    with wiring_of(app).engine.begin() as connection:
        row = dict(connection.execute(sa.select(case)).mappings().one())
        connection.execute(case.insert(), row | {"id": beside, "spell": 0, "stage": "prevention"})
    ticked = [str(followed.case_id), str(beside)]
    browser.get("/hr/hand-over")
    browser.post("/hr/hand-over", {"case": ticked, "shown": ticked, "go_on": "1"})
    form = preview(browser, successor)
    for _ in range(2):
        assert give(browser, form).count('role="rowheader"') == 2
        assert set(managers_of(app).values()) == {successor.person_id}


def test_giving_many_away_opens_none_of_them_without_a_reason(
    browser: Browser, three: list[Followed], successor: Somebody
) -> None:
    choose(browser, three)
    give(browser, preview(browser, successor))
    path = f"/hr/cases/{three[0].case_id}"
    assert browser.get(path).location.startswith(f"{path}/reason")


@pytest.mark.parametrize("path", ["/hr/hand-over/preview", "/hr/hand-over/result"])
def test_without_anything_chosen_one_is_led_to_the_list(browser: Browser, path: str) -> None:
    assert browser.get(path).location == "/hr/hand-over"
