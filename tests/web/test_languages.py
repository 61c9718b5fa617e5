"""Three languages, chosen by session, person or browser; days as each writes them."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.web.world import Browser, add_somebody, signed_in
from web.i18n import format_day, format_day_without_year, format_instant, format_short_day, format_week
from workflow.domain.people import Role

DAY = date(2026, 2, 2)


def language_of(page: str) -> str:
    return page.split('<html lang="')[1][:2]


def test_bokmal_is_spoken_unless_somebody_prefers_otherwise(app: Flask) -> None:
    assert language_of(Browser(app).get("/sign-in").text) == "nb"


@pytest.mark.parametrize(
    ("prefers", "spoken"),
    [("nn", "nn"), ("no", "nb"), ("en-GB,en;q=0.9", "en"), ("de", "nb"), ("nb-NO", "nb"), ("%%%", "nb")],
)
def test_the_browser_of_a_stranger_is_listened_to(app: Flask, prefers: str, spoken: str) -> None:
    page = Browser(app).get("/sign-in", headers={"Accept-Language": prefers}).text
    assert language_of(page) == spoken


def test_the_persons_language_comes_before_the_browsers_and_the_choice_before_both(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER, language="nn"))
    assert language_of(browser.get("/manager/", headers={"Accept-Language": "en"}).text) == "nn"
    answer = browser.post("/language", {"language": "en", "next": "/manager/?a=b"})
    assert answer.location == "/manager/?a=b"
    assert language_of(browser.get("/manager/").text) == "en"


def test_a_choice_made_before_sign_in_stays_after_it_and_after_sign_out(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    browser.post("/language", {"language": "en"})
    browser.sign_in(add_somebody(app, Role.MANAGER))
    assert language_of(browser.get("/manager/").text) == "en"
    browser.post("/sign-out")
    assert language_of(browser.get("/sign-in").text) == "en"


def test_an_unknown_language_changes_nothing(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    browser.post("/language", {"language": "xx", "next": "//evil.example"})
    assert language_of(browser.get("/sign-in").text) == "nb"


@pytest.mark.parametrize(
    ("locale", "whole", "short", "week"),
    [
        ("nb", "mandag 2. februar 2026", "mandag 2. februar", "uke 6"),
        ("nn", "måndag 2. februar 2026", "måndag 2. februar", "veke 6"),
        ("en", "Monday 2 February 2026", "Monday 2 February", "week 6"),
    ],
)
def test_days_are_written_as_each_language_does(
    app: Flask, locale: str, whole: str, short: str, week: str
) -> None:
    with app.test_request_context(), force_locale(locale):
        assert format_day(DAY) == whole
        assert format_day_without_year(DAY) == short
        assert format_week(DAY) == week
        assert format_short_day(DAY) == "02.02.2026"


def test_instants_are_shown_in_norwegian_time(app: Flask) -> None:
    with app.test_request_context(), force_locale("nb"):
        assert format_instant(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "1. juli 2026 kl. 14.05"
