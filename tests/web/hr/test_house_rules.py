"""HR sees every rule with its source, changes the house's own from a day on, and finds every change again."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask

from tests.web.followed import hidden
from tests.web.world import TODAY, Browser, add_somebody, signed_in
from workflow.adapters.clock import FixedClock
from workflow.domain.people import Role
from workflow.domain.rule_table import ALL_RULES, HOUSE_RULES

FORM = "/hr/rules/first_conversation_day"
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def browser(app: Flask) -> Browser:
    return somebody_at_hr(app)


def somebody_at_hr(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR, language="en"))


def posted(browser: Browser, value: str, valid_from: str, path: str = FORM) -> dict[str, str]:
    page = browser.get(path).text
    return {"value": value, "valid_from": valid_from, "submission": hidden(page, "submission")}


def change(browser: Browser, value: str = "3", valid_from: str = "", path: str = FORM) -> str:
    """Change a rule, and return the page it ends on."""
    answer = browser.post(path, posted(browser, value, valid_from or TOMORROW.isoformat(), path))
    assert answer.status_code == 303
    return browser.get(answer.location).text


def row(page: str, name: str) -> str:
    """What stands about one rule, without markup."""
    found = re.search(rf'<li id="rule-{name}">(.*?)</li>', page, re.DOTALL)
    assert found, name
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def test_every_rule_stands_on_the_page_with_paragraph_source_and_day(browser: Browser) -> None:
    page = browser.get("/hr/rules").text

    for name, rule in ALL_RULES.items():
        text = row(page, name)
        assert rule.title in text
        assert rule.law.paragraph in text
        assert rule.source in text
        assert "Checked 21.11.2026" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("first_conversation_day", "day 5"),
        ("plan_weeks", "4 weeks"),
        ("sick_pay_days", "248 days"),
        ("self_certified_days_a_year", "no limit"),
        ("self_certified_times", "4 times"),
        ("sick_pay_window_years", "3 years"),
        ("protection_months", "12 months"),
        ("wholly_absent_per_cent", "100 per cent"),
        ("expert_assistance_kroner", "24,900 kroner since 01.01.2026"),
        ("expert_assistance_kroner", "Before: 22,300 kroner from 01.01.2023 to 31.12.2025"),
        ("nav_considers_meeting_weeks", "17 weeks since 21.05.2022"),
        ("plan_weeks", "Set by law"),
        ("spell_gap_days", "Set by Nav"),
        ("contact_week_30", "Comes with Tilbake"),
    ],
)
def test_a_value_is_said_in_words(browser: Browser, name: str, words: str) -> None:
    assert words in row(browser.get("/hr/rules").text, name)


def test_only_the_rules_of_the_house_have_a_way_to_change_them(browser: Browser) -> None:
    page = browser.get("/hr/rules").text

    assert set(re.findall(r'href="/hr/rules/(\w+)"', page)) == set(HOUSE_RULES) | {"history"}
    for name in ("plan_weeks", "contact_week_30", "no_such_rule"):
        assert browser.get(f"/hr/rules/{name}").status_code == 404
        assert browser.post(f"/hr/rules/{name}", {"value": "3"}).status_code == 404


def test_a_change_is_told_on_the_page_until_it_counts_and_then_counts(
    app: Flask, browser: Browser, clock: FixedClock
) -> None:
    coming = row(change(browser), "first_conversation_day")
    clock.move_to(TOMORROW)
    begun = row(somebody_at_hr(app).get("/hr/rules").text, "first_conversation_day")

    assert "day 5" in coming
    assert "From Tuesday 3 March 2026: day 3" in coming
    assert "Take it back" in coming
    assert "day 3 since 03.03.2026" in begun
    assert "Before: day 5 until 02.03.2026" in begun
    assert "Take it back" not in begun


@pytest.mark.parametrize(
    ("value", "valid_from", "field", "sentence"),
    [
        ("", "2026-04-01", "value", "Write the new value."),
        ("five", "2026-04-01", "value", "Write a whole number, for instance 5."),
        ("-3", "2026-04-01", "value", "Write a whole number, for instance 5."),
        ("99999999999999999999", "2026-04-01", "value", "Write a whole number, for instance 5."),
        ("15", "2026-04-01", "value", "Choose a whole number from 1 to 14."),
        ("0", "2026-04-01", "value", "Choose a whole number from 1 to 14."),
        ("5", "2026-04-01", "value", "This is what counts from that day already."),
        ("3", "", "valid_from", "Choose the day the change counts from."),
        ("3", "2026-03-02", "valid_from", "Choose a later day. The earliest is tomorrow, 03.03.2026."),
        ("3", "2020-01-01", "valid_from", "Choose a later day. The earliest is tomorrow, 03.03.2026."),
        ("3", "2028-04-01", "valid_from", "This is too far ahead. The latest you can write is 01.03.2028."),
        ("15", "2020-01-01", "valid_from", "Choose a later day."),
        ("15", "2020-01-01", "value", "Choose a whole number from 1 to 14."),
    ],
)
def test_an_error_stands_beside_its_field_and_keeps_what_was_written(
    browser: Browser, value: str, valid_from: str, field: str, sentence: str
) -> None:
    answer = browser.post(FORM, posted(browser, value, valid_from))

    assert answer.status_code == 422
    beside = re.search(rf'id="{field}-error">([^<]+)<', answer.text)
    assert beside
    assert sentence in unescape(beside[1])
    assert f'value="{value}"' in answer.text
    assert browser.get("/hr/rules/history").text.count("instead of") == 0


@pytest.mark.parametrize(("language", "sentence"), [("nb", "fra 1 til 14"), ("nn", "frå 1 til 14")])
def test_an_error_is_in_the_language_of_whoever_reads_it(app: Flask, language: str, sentence: str) -> None:
    browser = signed_in(app, add_somebody(app, Role.HR, language=language))

    assert sentence in browser.post(FORM, posted(browser, "15", "2026-04-01")).text


@pytest.mark.parametrize(
    ("name", "sentence", "unit"),
    [
        ("first_conversation_day", "Choose a whole number from 1 to 14.", ""),
        ("reminder_days_before", "Choose a whole number from 1 to 10.", "days"),
        ("self_certified_times", "Choose a whole number from 4 to 24, or 0 for no limit.", "times"),
    ],
)
def test_the_bounds_and_the_unit_stand_at_the_field(
    browser: Browser, name: str, sentence: str, unit: str
) -> None:
    page = browser.get(f"/hr/rules/{name}").text
    hint = re.search(r'id="value-hint">([^<]+)<', page)

    assert hint
    assert hint[1].strip() == sentence
    assert re.findall(r'class="ds-field-affix"[^>]*>([^<]+)<', page) == ([unit] if unit else [])


def test_a_number_may_have_its_word_after_it(browser: Browser) -> None:
    page = change(browser, "8 days", path="/hr/rules/self_certified_days_at_a_time")

    assert "From Tuesday 3 March 2026: 8 days" in row(page, "self_certified_days_at_a_time")


def test_no_limit_is_written_as_nought(browser: Browser) -> None:
    page = change(browser, "0", path="/hr/rules/self_certified_times")

    assert "From Tuesday 3 March 2026: no limit" in row(page, "self_certified_times")


def test_two_clicks_make_one_change(browser: Browser) -> None:
    form = posted(browser, "3", TOMORROW.isoformat())

    assert [browser.post(FORM, form).status_code for _ in range(2)] == [303, 303]
    assert browser.get("/hr/rules/history").text.count("instead of") == 1


def test_a_change_is_taken_back_once_and_both_stay_in_the_history(browser: Browser) -> None:
    page = change(browser)
    (withdraw,) = re.findall(r'action="(/hr/rules/changes/[^"]+)"', page)

    answers = [browser.post(withdraw) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert "Take it back" not in browser.get("/hr/rules").text
    told = browser.get("/hr/rules/history").text
    assert "day 3 instead of day 5" in told
    assert "Taken back by Aud Berg" in told


def test_a_change_from_the_same_day_takes_the_place_of_the_first(browser: Browser) -> None:
    change(browser)
    coming = row(change(browser, "4"), "first_conversation_day")
    told = browser.get("/hr/rules/history").text

    assert "From Tuesday 3 March 2026: day 4" in coming
    assert coming.count("From Tuesday 3 March 2026") == 1
    assert "Replaced by Aud Berg" in told
    assert "day 4 instead of day 3" in told
    assert "day 3 instead of day 5" in told


def test_what_counts_already_is_not_taken_back(app: Flask, browser: Browser, clock: FixedClock) -> None:
    page = change(browser)
    (withdraw,) = re.findall(r'action="(/hr/rules/changes/[^"]+)"', page)
    clock.move_to(TOMORROW)
    later = somebody_at_hr(app)

    answer = later.post(withdraw)

    assert "cannot be taken back" in later.get(answer.location).text
    assert "day 3 since 03.03.2026" in row(later.get("/hr/rules").text, "first_conversation_day")


def test_a_change_that_is_not_there_is_not_found(browser: Browser) -> None:
    browser.get("/hr/rules")
    answer = browser.post("/hr/rules/changes/8f0a2c6e-1d3b-4f6a-9a51-0c7d5e2b9f10/withdraw")

    assert answer.status_code == 404


def test_before_any_change_the_history_says_so(browser: Browser) -> None:
    assert "Nothing has been changed." in browser.get("/hr/rules/history").text


def test_the_menu_leads_to_the_rules(browser: Browser) -> None:
    assert 'href="/hr/rules"' in browser.get("/hr/").text


@pytest.mark.parametrize("who", [Role.MANAGER, Role.EMPLOYEE, Role.PAYROLL, Role.ADMIN])
def test_nobody_else_sees_the_rules(app: Flask, who: Role) -> None:
    browser = signed_in(app, add_somebody(app, who))

    assert browser.get("/hr/rules").status_code == 404
    assert browser.get(FORM).status_code == 404
