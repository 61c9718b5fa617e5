"""The calculator with more than sick notes: holiday, work, several employers and an age; and nothing of it kept."""

import html
import logging
import re

import pytest
from flask import Flask
from icalendar import Calendar
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from tests.web.public.test_calculator import DAY, PATH, messages, rows, section, shown_dates, words
from tests.web.world import Browser


def ask(
    app: Flask, *periods: dict[str, str], language: str = "en", path: str = PATH, **more: str
) -> TestResponse:
    browser = Browser(app)
    headers = {"Accept-Language": language}
    browser.get(PATH, headers=headers)
    return browser.post(path, posted(*periods) | more, headers=headers)


def posted(*periods: dict[str, str]) -> dict[str, str]:
    return {
        f"period-{number}-{name}": value
        for number, period in enumerate(periods, start=1)
        for name, value in ({"end": "", "grade": "100"} | period).items()
    }


def first_day(page: str) -> str:
    found = re.search(r"Counted from \w+ ([^.]+)\.", words(page))
    assert found
    return found[1]


def last_day_with_pay(page: str) -> str:
    found = re.search(r"<strong>\w+ ([^<]+)</strong>", section(page, "max-date"))
    assert found
    return found[1]


@pytest.mark.parametrize("kind", ["work_resumed", "zero", "treatment_days", "travel_subsidy", "pending"])
def test_sixteen_days_that_are_not_sick_end_an_absence_whatever_they_are_called(
    app: Flask, kind: str
) -> None:
    between = {"start": "1.2.2026", "end": "16.2.2026", "kind": kind}
    page = ask(app, {"start": "1.1.2026", "end": "31.1.2026"}, between, {"start": "17.2.2026"}).text
    assert first_day(page) == "17 February 2026"


def test_holiday_straight_after_sickness_belongs_to_it(app: Flask) -> None:
    between = {"start": "1.2.2026", "end": "16.2.2026", "kind": "holiday"}
    page = ask(app, {"start": "1.1.2026", "end": "31.1.2026"}, between, {"start": "17.2.2026"}).text
    assert first_day(page) == "1 January 2026"


def test_work_resumed_without_an_end_cuts_the_note_it_lies_over(app: Flask) -> None:
    note = {"start": "5.1.2026", "end": "30.4.2026"}
    page = ask(app, note, {"start": "2.2.2026", "kind": "work_resumed"}).text
    assert "Sunday 1 February 2026" in words(section(page, "spells"))
    again = ask(
        app, note, {"start": "2.2.2026", "kind": "work_resumed"}, {"start": "4.5.2026", "end": "8.5.2026"}
    )
    assert first_day(again.text) == "4 May 2026"


@pytest.mark.parametrize("kind", ["holiday", "work_resumed", "zero", "pending"])
def test_without_a_day_of_sickness_it_says_what_is_missing(app: Flask, kind: str) -> None:
    answer = ask(app, {"start": "5.1.2026", "end": "20.1.2026", "kind": kind})
    assert answer.status_code == 422
    assert "No day of sickness is left" in words(answer.text)
    assert 'href="#period-1-kind"' in answer.text


def test_each_employer_has_its_own_period_to_pay(app: Flask) -> None:
    page = ask(
        app,
        {"start": "5.1.2026", "employer": "1"},
        {"start": "2.2.2026", "grade": "50", "employer": "2"},
        {"start": "5.1.2026", "end": "9.1.2026", "kind": "holiday", "employer": "3"},
    ).text
    told = words(section(page, "employer-period"))
    assert re.findall(r"Employer \d", told) == ["Employer 1", "Employer 2", "Employer 3"]
    assert "from Monday 5 January 2026 to Tuesday 20 January 2026" in told
    assert "from Monday 2 February 2026 to Tuesday 17 February 2026" in told
    assert told.count("No day of sickness for this employer to pay.") == 1
    assert "Absence, Employer 2" in words(page)


def test_one_employer_is_not_told_apart(app: Flask) -> None:
    assert "Employer 1" not in words(
        section(ask(app, {"start": "5.1.2026", "employer": "1"}).text, "employer-period")
    )


@pytest.mark.parametrize(
    ("born", "ends", "said"),
    [
        ("", "1 January 2027", "birth date is not known"),
        ("1.1.1980", "1 January 2027", "248"),
        ("1.3.1959", "22 May 2026", "section 8-51"),
        ("1.6.1956", "14 April 2026", "section 8-51"),
        ("10.3.1956", "9 March 2026", "section 8-51"),
    ],
)
def test_the_age_limits_the_right_to_sick_pay(app: Flask, born: str, ends: str, said: str) -> None:
    page = ask(app, {"start": "5.1.2026"}, born=born).text
    assert last_day_with_pay(page) == ends
    assert said in words(section(page, "max-date"))
    assert ("birth date is not known" in page) is (born == "")


def test_used_and_left_days_are_counted_from_today(app: Flask) -> None:
    ends = words(section(ask(app, {"start": "5.1.2026", "end": "30.4.2026"}).text, "max-date"))
    assert "Sick-pay days used until today 29" in ends
    assert "Sick-pay days left after today 219" in ends


def test_other_dates_are_told_quietly_in_their_order(app: Flask) -> None:
    lines = words(section(ask(app, {"start": "5.1.2026"}).text, "others"))
    in_order = (
        "Nav looks at activity : Sunday 1 March 2026",
        "Nav begins to consider dialogue meeting 2 : Monday 4 May 2026",
        "26 weeks : Monday 6 July 2026",
        "39 weeks : Monday 5 October 2026",
        "52 weeks : Monday 4 January 2027",
        "The protected year : Monday 4 January 2027",
    )
    places = [lines.find(line) for line in in_order]
    assert -1 not in places
    assert places == sorted(places)
    assert not re.search(r"days left|remain", lines)


def test_part_work_before_a_whole_absence_counts_for_the_duties_of_the_wholly_absent(app: Flask) -> None:
    page = ask(app, {"start": "5.1.2026", "end": "28.2.2026", "grade": "50"}, {"start": "1.3.2026"}).text
    assert ("Dialogue meeting 1", "Sunday 1 March 2026") in shown_dates(page, 'id="dates"')


def hidden(page: str) -> dict[str, str]:
    form = page.partition('action="/calculator/calendar"')[2].partition("</form>")[0]
    return {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form)}


def test_the_calendar_form_carries_everything_that_was_entered(app: Flask) -> None:
    asked = posted(
        {"start": "05.01.2026", "end": "28.02.2026", "employer": "1"},
        {"start": "09.02.2026", "end": "13.02.2026", "kind": "holiday", "employer": "1"},
        {"start": "05.01.2026", "end": "28.02.2026", "grade": "40", "employer": "2"},
    ) | {"born": "14.05.1960"}
    browser = Browser(app)
    browser.get(PATH)
    carried = hidden(browser.post(PATH, asked).text)
    assert {name: carried[name] for name in asked if asked[name] != "100"} == {
        name: value for name, value in asked.items() if value != "100"
    }
    answer = browser.post(
        f"{PATH}/calendar", {name: value for name, value in carried.items() if name != "csrf_token"}
    )
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert days
    assert days == sorted(days)
    assert {event.decoded("dtend") - event.decoded("dtstart") for event in events} == {DAY}
    assert len({str(event["uid"]) for event in events}) == len(events)
    told = re.sub(r"(UID|DTSTAMP):\S+", "", answer.text).lower()
    assert [word for word in ("arbeidsgiv", "employer", "ferie", "holiday", "1960", "fødsel", "birth") if word in told] == []  # fmt: skip


CANARIES = {
    "born": "17.9.1961",
    "period-1-start": "3.8.2025",
    "period-1-employer": "4",
    "period-1-grade": "37",
}
WRONG = CANARIES | {
    "period-1-kind": "kanari-kind",
    "period-1-employer": "kanari-employer",
    "born": "kanari-born",
}
TRACES = re.compile(r"kanari|1961|0?3\.0?8\.2025|2025-08-03|\b37\b|period-1")


@pytest.mark.parametrize("asked", [CANARIES, WRONG])
@pytest.mark.parametrize("path", [PATH, f"{PATH}/calendar"])
def test_nothing_entered_is_stored_logged_or_left_in_the_browser(
    app: Flask,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    asked: dict[str, str],
    path: str,
) -> None:
    before = rows(app)
    browser = Browser(app)
    browser.get(PATH)
    guest = browser.cookie("tilbake-guest")
    with capture_logs() as lines, caplog.at_level(logging.DEBUG):
        answer = browser.post(path, asked)
        refused = browser.client.post(path, data=asked)  # without its token
    assert answer.status_code == (200 if asked is CANARIES else 422)
    for one in (answer, refused):
        assert one.headers["Cache-Control"] == "no-store"
        assert "Location" not in one.headers
        assert not TRACES.search(f"{one.headers} {one.request.url}")
    written = "".join(capfd.readouterr())
    assert not TRACES.search(f"{lines} {caplog.text} {written}")
    assert rows(app) == before
    assert browser.cookie() is None
    assert browser.cookie("tilbake-guest") == guest
    assert not TRACES.search(browser.get(PATH).text.replace("period-1", ""))


def test_sickness_that_work_covers_wholly_is_none(app: Flask) -> None:
    note = {"start": "5.1.2026", "end": "9.1.2026"}
    answer = ask(app, note, note | {"kind": "work_resumed"})
    assert answer.status_code == 422
    assert "No day of sickness is left" in words(answer.text)


def test_every_mistake_names_its_question(app: Flask) -> None:
    page = ask(app, {"start": "5.1.2026", "end": "1.1.2026", "grade": "101", "kind": "x", "employer": "9"}, born="1.1.2030").text  # fmt: skip
    assert len(messages(page)) == 4
    summary = words(page.partition("ds-error-summary")[2].partition("</ul>")[0])
    assert [question in summary for question in ("Last day:", "What is this period?", "Which employer?", "Birth date:")] == [True] * 4  # fmt: skip
    assert len(re.findall(r"<details[^>]* open", page)) == 2


def test_a_stranger_stays_a_stranger_whatever_is_entered(app: Flask) -> None:
    page = ask(app, {"start": "5.1.2026"}, born="1.1.1980").text
    assert "calculator_person" not in page
    assert "/sign-out" not in page


def test_a_sick_day_far_ahead_is_reckoned_from_its_first_day(app: Flask) -> None:
    page = ask(app, {"start": "1.6.2027", "end": "30.6.2027"}).text
    assert first_day(page) == "1 June 2027"
    assert "Sick-pay days used until today 0" in words(section(page, "max-date"))
