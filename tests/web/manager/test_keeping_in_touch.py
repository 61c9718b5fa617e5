"""How often contact is agreed is set, seen and wished for; a contact is noted with two clicks from the start page and the case."""

import re
from datetime import timedelta

from flask import Flask

from tests.web.followed import Followed, hidden
from tests.web.world import TODAY, Browser, signed_in
from workflow.adapters.clock import FixedClock


def case_path(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}"


def sent(page: str, **answers: str) -> dict[str, str]:
    return {"case_version": hidden(page, "case_version"), "submission": hidden(page, "submission")} | answers


def agree(browser: Browser, followed: Followed, **answers: str) -> int:
    path = f"{case_path(followed)}/contact-rhythm"
    page = browser.get(path).text
    first = f"{TODAY + timedelta(days=7):%d.%m.%Y}"
    posted = {"every_weeks": "2", "way": "phone", "from_on": first, "together": "yes"} | answers
    return browser.post(path, sent(page, **posted)).status_code


def test_the_form_begins_with_what_the_house_suggests_and_keeps_what_was_agreed(
    browser: Browser, followed: Followed, clock: FixedClock
) -> None:
    path = f"{case_path(followed)}/contact-rhythm"
    assert re.search(r'name="every_weeks"[^>]* value="4"', browser.get(path).text)
    assert agree(browser, followed, every_weeks="2") == 303
    page = browser.get(case_path(followed)).text
    assert "Hver 2. uke, på telefon" in page
    assert "Neste gang senest" in page
    clock.advance(seconds=60)
    assert agree(browser, followed, every_weeks="1", way="message", together="no") == 303
    page = browser.get(path).text
    assert "Hver uke, med melding" in page
    assert "ikke avtalt med medarbeideren ennå" in page
    assert "Hver 2. uke, på telefon" in page.partition("Det dere avtalte før")[2]


def test_what_cannot_be_is_said_beside_its_field(browser: Browser, followed: Followed) -> None:
    yesterday = f"{TODAY - timedelta(days=1):%d.%m.%Y}"
    for wrong in ({"every_weeks": "9"}, {"every_weeks": ""}, {"from_on": yesterday}, {"together": ""}):
        assert agree(browser, followed, **wrong) == 422


def test_the_employee_sees_the_rhythm_and_says_what_suits(
    app: Flask, browser: Browser, followed: Followed
) -> None:
    agree(browser, followed)
    employee = signed_in(app, followed.employee)
    assert "Hver 2. uke, på telefon" in employee.get(f"/me/cases/{followed.case_id}").text
    path = f"/me/cases/{followed.case_id}/contact-wish"
    assert employee.post(path, {"words": ""}).status_code == 422
    wish = {"every_weeks": "1", "way": "message", "words": "Helst før klokka 12."}
    assert employee.post(path, wish).status_code == 303
    for page in (
        browser.get(case_path(followed)).text,
        browser.get(f"{case_path(followed)}/contact-rhythm").text,
    ):
        assert "Helst før klokka 12." in page
        assert "Hver uke, med melding" in page
    assert "Helst før klokka 12." in employee.get(path).text
    history = employee.get(f"/me/cases/{followed.case_id}").text.partition('id="history"')[2]
    assert "Du sa hvilken kontakt som passer for deg" in history


def test_two_clicks_from_the_start_page_note_a_contact_and_a_double_click_notes_one(
    browser: Browser, followed: Followed
) -> None:
    href = f"{case_path(followed)}/contact"
    assert f'href="{href}"' in browser.get("/manager/").text  # the first click
    page = browser.get(href).text
    assert re.search(r'value="talked"[^>]* checked', page)
    assert re.search(r'value="phone"[^>]* checked', page)
    filled = sent(page, contacted_on=hidden(page, "contacted_on"), channel="phone", outcome="talked", note="")
    for _ in range(2):  # the second click, and its twin
        assert browser.post(f"{case_path(followed)}/contact-attempt", filled).status_code == 303
    log = browser.get(f"{case_path(followed)}/contacts").text
    assert "På telefon: vi snakket sammen" in log
    assert log.count("Notert av") == 1


def test_the_form_on_the_case_is_filled_in_already(browser: Browser, followed: Followed) -> None:
    quick = browser.get(case_path(followed)).text.partition('id="quick"')[2]
    assert re.search(r'value="talked"[^>]* checked', quick)


def test_nobody_else_sees_or_sets_it(app: Flask, followed: Followed) -> None:
    employee = signed_in(app, followed.employee)
    for path in ("contact", "contact-rhythm"):
        assert employee.get(f"{case_path(followed)}/{path}").status_code == 404
