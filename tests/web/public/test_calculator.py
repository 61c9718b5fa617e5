"""The calculator: the dates a case would have, told with their reasons, and nothing left behind."""

import html
import logging
import re
from datetime import date, timedelta
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask
from icalendar import Calendar
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from tests.web.followed import follow
from tests.web.world import TODAY, Browser, signed_in, wiring_of
from tests.workflow.noted import record, sick_note
from workflow.adapters.persistence.tables import metadata

PATH = "/calculator"
DAY = timedelta(days=1)
FIRST = date(2026, 1, 5)
Period = tuple[str, str, str]


def entered(*periods: Period) -> dict[str, str]:
    return {
        f"period-{number}-{name}": value
        for number, period in enumerate(periods, start=1)
        for name, value in zip(("start", "end", "grade"), period, strict=True)
    }


def ask(app: Flask, *periods: Period, language: str = "en", **more: str) -> TestResponse:
    browser = Browser(app)
    headers = {"Accept-Language": language}
    browser.get(PATH, headers=headers)
    return browser.post(PATH, {**entered(*periods), **more}, headers=headers)


def words(page: str) -> str:
    """The text of a page on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def section(page: str, name: str) -> str:
    return page.partition(f'id="{name}"')[2].partition("</section>")[0]


def messages(page: str) -> list[str]:
    return [words(found) for found in re.findall(r'class="ds-validation-message"[^>]*>(.*?)</p>', page)]


def shown_dates(page: str, around: str) -> list[tuple[str, str]]:
    """What and when of every line in a list of dates."""
    part = page.partition(around)[2]
    lines = re.findall(
        r'tb-deadlines__what">(.*?)</p>\s*<p class="tb-deadlines__on">(.*?)(?: <span|</p>)', part
    )
    return [(words(what), words(on)) for what, on in lines]


def test_strangers_begin_with_three_fields_the_rest_is_folded_and_the_sign_in_page_leads_there(
    app: Flask,
) -> None:
    assert f'href="{PATH}"' in Browser(app).get("/sign-in").text
    page = Browser(app).get(PATH).text
    folded = "".join(re.findall(r"<details(?! open)[^>]*>.*?</details>", page, re.DOTALL))
    names = re.findall(r'name="((?:period-1-)\w+|born)"', page)
    assert [name for name in names if f'name="{name}"' not in folded] == [
        "period-1-start",
        "period-1-end",
        "period-1-grade",
    ]
    assert re.findall(r'name="((?:period-1-)\w+|born)"', folded) == [
        "period-1-kind",
        "period-1-employer",
        "born",
    ]
    assert 'name="period-1-grade" value="100"' in page
    assert "period-2-" not in page


def test_the_dates_are_those_of_a_case_with_the_same_periods(app: Flask) -> None:
    followed = follow(app, first_day=FIRST)
    note = sick_note(date(2026, 2, 10), date(2026, 4, 30), 60)
    record(followed.wiring.office, followed.case_id, note, actor=followed.by_manager)
    case = signed_in(app, followed.manager).get(f"/manager/cases/{followed.case_id}").text
    page = ask(
        app, ("05.01.2026", "09.02.2026", "100"), ("10.02.2026", "30.04.2026", "60"), language="nb"
    ).text
    ours = shown_dates(page, 'id="dates"')
    assert len(ours) > 7
    assert [line for line in ours if line not in shown_dates(case, 'id="dates"')] == []


def test_fifteen_empty_days_join_and_sixteen_split_and_both_are_explained(app: Flask) -> None:
    joined = words(section(ask(app, ("1.12.2025", "10.12.2025", "100"), ("26.12.2025", "31.12.2025", "100")).text, "spells"))  # fmt: skip
    split = words(section(ask(app, ("1.12.2025", "10.12.2025", "100"), ("27.12.2025", "31.12.2025", "100")).text, "spells"))  # fmt: skip
    assert "fewer than 16 days, so the spell goes on" in joined
    assert "16 days without sickness followed, so this is a new spell" in split
    assert "Counted from" not in joined


def test_dates_are_counted_from_the_latest_absence(app: Flask) -> None:
    page = ask(app, ("1.10.2025", "10.10.2025", "100"), ("5.1.2026", "", "100")).text
    assert "Counted from Monday 5 January 2026." in words(page)
    assert ("The follow-up plan", "Monday 2 February 2026") in shown_dates(page, 'id="dates"')


def test_the_order_of_the_periods_does_not_matter(app: Flask) -> None:
    one, other = ("5.1.2026", "20.1.2026", "100"), ("26.1.2026", "20.2.2026", "50")
    pages = [ask(app, *periods).text.partition('id="results"')[2].partition("<form")[0] for periods in ((one, other), (other, one))]  # fmt: skip
    assert pages[0] == pages[1] != ""


def test_employer_period_and_max_date_are_told_with_rule_and_assumptions(app: Flask) -> None:
    page = ask(app, ("5.1.2026", "", "100")).text
    assert "from Monday 5 January 2026 to Tuesday 20 January 2026" in words(section(page, "employer-period"))
    ends = words(section(page, "max-date"))
    assert "Friday 1 January 2027" in ends
    assert "of 248 sick-pay days are used" in ends
    assert "National Insurance Act section 8-12" in ends
    assert "birth date is not known" in ends


def test_from_seventy_there_is_no_right_and_no_day_on_which_it_ends(app: Flask) -> None:
    page = ask(app, ("5.1.2026", "", "100"), born="5.1.1956").text
    ends = words(section(page, "max-date"))
    assert "From the age of 70 there is no right to sick pay." in ends
    assert "days are used" not in ends
    assert "The end of sick pay" not in [what for what, _on in shown_dates(page, 'id="dates"')]
    day_younger = words(section(ask(app, ("5.1.2026", "", "100"), born="6.1.1956").text, "max-date"))
    assert "no right to sick pay" not in day_younger


def test_the_picture_stands_among_the_results(app: Flask) -> None:
    page = ask(app, ("5.1.2026", "20.1.2026", "100"), ("26.1.2026", "20.2.2026", "50")).text
    assert page.count('class="tb-timeline__bar"') == 2
    assert 'role="img"' in page


def test_a_day_behind_has_passed_and_is_nobodys_fault(app: Flask) -> None:
    page = section(ask(app, ("5.1.2026", "", "100")).text, "dates")
    assert "Has passed" in page
    assert "Overdue" not in page


@pytest.mark.parametrize(
    ("period", "field", "sentence"),
    [
        (
            ("20.01.2026", "05.01.2026", "100"),
            "end",
            "The last day cannot be before the first day, 20.01.2026.",
        ),
        (("05.01.1926", "", "100"), "start", "Check the year"),
        (("05.01.0026", "", "100"), "start", "Check the year"),
        (("05.01.2026", "05.01.2126", "100"), "end", "Check the year"),
        (("05.01.2040", "", "100"), "start", "too far ahead"),
        (("31.02.2026", "", "100"), "start", "There is no day 31"),
        (("05.01.2026", "", "101"), "grade", "Write a whole number from 1 to 100."),
        (("05.01.2026", "", "0"), "grade", "Write a whole number from 1 to 100."),
        (("05.01.2026", "", "half"), "grade", "Write a whole number from 1 to 100."),
        (("", "20.01.2026", "100"), "start", "Write the first day of the period."),
        (("05.01.2026", "", ""), "grade", "Write how many per cent."),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_on_top(
    app: Flask, period: Period, field: str, sentence: str
) -> None:
    answer = ask(app, period)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    at_field = answer.text.partition(f'id="period-1-{field}-error">')[2].partition("</p>")[0]
    assert sentence in html.unescape(at_field)
    assert f'href="#period-1-{field}"' in answer.text
    assert 'id="dates"' not in answer.text
    assert [value for value in period if f'value="{value}"' not in answer.text] == []


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        ((("5.1.2026", "20.1.2026", "100"), ("20.1.2026", "30.1.2026", "50")), "lasts until 20.01.2026"),
        ((("20.1.2026", "30.1.2026", "50"), ("5.1.2026", "20.1.2026", "100")), "lasts until 20.01.2026"),
        ((("5.1.2026", "", "100"), ("20.3.2026", "30.3.2026", "50")), "begins on 20.03.2026"),
        ((("5.1.2026", "20.1.2026", "100"), ("5.1.2026", "20.1.2026", "100")), "lasts until 20.01.2026"),
    ],
)
def test_a_day_may_be_told_once(app: Flask, periods: tuple[Period, Period], said: str) -> None:
    answer = ask(app, *periods)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert [said in message for message in messages(answer.text)] == [True]


def test_every_mistake_is_told_at_once(app: Flask) -> None:
    page = ask(app, ("5.1.2026", "1.1.2026", "101"), ("31.2.2026", "", "50")).text
    assert len(messages(page)) == 3
    summary = words(page.partition("ds-error-summary")[2].partition("</ul>")[0])
    assert [summary.count(f"Period {number}.") for number in (1, 2)] == [2, 1]


@pytest.mark.parametrize("count", [31, 10_000])
def test_too_many_periods_are_refused_with_the_limit(app: Flask, count: int) -> None:
    answer = ask(app, *[("5.1.2026", "5.1.2026", "100")] * count)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "There is room for 30 periods." in answer.text
    assert answer.text.count('class="ds-fieldset tb-period"') == 30


def test_thirty_periods_are_reckoned(app: Flask) -> None:
    days = [date(2025, 1, 6) + step * 7 * DAY for step in range(30)]
    answer = ask(app, *[(f"{day:%d.%m.%Y}", f"{day + DAY:%d.%m.%Y}", "100") for day in days])
    assert answer.status_code == HTTPStatus.OK
    assert answer.text.count('class="tb-timeline__bar"') == 30
    assert "There is room for 30 periods." in ask(app, *[("5.1.2026", "", "100")] * 30, add="yes").text


def test_a_period_can_be_added_and_left_out_without_script(app: Flask) -> None:
    more = ask(app, ("5.1.2026", "20.1.2026", "100"), add="yes")
    assert more.status_code == HTTPStatus.OK
    assert 'name="period-2-start" value=""' in more.text
    assert 'name="period-1-start" value="05.01.2026"' in more.text
    assert 'id="dates"' in more.text
    assert messages(more.text) == []
    less = ask(app, ("5.1.2026", "20.1.2026", "100"), ("26.1.2026", "30.1.2026", "50"), remove="1").text
    assert 'name="period-2-start" value="26.01.2026"' in less
    assert "period-1-start" not in less


def test_an_empty_period_does_not_count(app: Flask) -> None:
    page = ask(app, ("5.1.2026", "20.1.2026", "100"), ("", "", "100"))
    assert page.status_code == HTTPStatus.OK
    assert page.text.count('class="tb-timeline__bar"') == 1


def test_an_empty_form_asks_for_the_first_day(app: Flask) -> None:
    assert messages(ask(app, ("", "", "100")).text) == ["Write the first day of the period."]


def test_a_page_that_asks_while_somebody_types_is_never_refused(app: Flask) -> None:
    browser = Browser(app)
    browser.get(PATH)
    for start in ("", "5.", "5.1.2026"):
        answer = browser.post(PATH, entered((start, "", "100")), headers={"HX-Request": "true"})
        assert answer.status_code == HTTPStatus.OK
        assert "data-focus" not in answer.text
        assert ('id="dates"' in answer.text) is (start == "5.1.2026")


def fetched(app: Flask, *periods: Period) -> tuple[TestResponse, Calendar]:
    browser = Browser(app)
    browser.get(PATH)
    answer = browser.post(f"{PATH}/calendar", entered(*periods))
    return answer, Calendar.from_ical(answer.data)


def test_the_calendar_file_holds_the_days_ahead_and_no_word_of_illness_or_persons(app: Flask) -> None:
    answer, calendar = fetched(app, ("5.1.2026", "20.1.2026", "100"), ("26.1.2026", "", "37"))
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tilbake.ics"'
    events = calendar.walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert days == sorted(days)
    assert days[0] == date(2026, 7, 6)
    assert min(days) >= TODAY
    assert {str(event["class"]) for event in events} == {"PRIVATE"}
    text = answer.text.lower()
    revealing = ("syk", "sjuk", "sick", "frav", "absen", "37", "100", "05.01", "20260105", "dialog", "nav", "mailto", "attendee", "organizer")  # fmt: skip
    assert [word for word in revealing if word in re.sub(r"(uid|dtstamp):\S+", "", text)] == []


def test_the_same_days_fetched_again_are_the_same_entries(app: Flask) -> None:
    one, again = (fetched(app, ("5.1.2026", "", "100"))[1].walk("VEVENT") for _ in range(2))
    assert [str(event["uid"]) for event in one] == [str(event["uid"]) for event in again]
    assert len({str(event["uid"]) for event in one}) == len(one) > 1


def test_every_entry_of_the_calendar_file_has_its_own_words_and_leads_to_the_calculator(app: Flask) -> None:
    events = fetched(app, ("5.1.2026", "", "100"))[1].walk("VEVENT")
    said = [str(event["summary"]) for event in events]
    assert len(set(said)) == len(said)
    assert len([one for one in said if re.search(r": 8 \w+ \w+", one)]) == 1  # so many weeks before another
    assert {str(event["url"]).endswith(PATH) for event in events} == {True}


def test_no_calendar_file_comes_of_periods_that_cannot_be(app: Flask) -> None:
    browser = Browser(app)
    browser.get(PATH)
    answer = browser.post(f"{PATH}/calendar", entered(("5.1.2026", "1.1.2026", "100")))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.content_type.startswith("text/html")


def rows(app: Flask) -> dict[str, int]:
    with wiring_of(app).engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def test_nothing_is_stored_or_logged_and_nothing_stands_in_an_address(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    before = rows(app)
    browser = Browser(app)
    page = browser.get(PATH).text
    with capture_logs() as lines, caplog.at_level(logging.DEBUG):
        for period in (("7.8.2025", "", "37"), ("7.8.2025", "1.8.2025", "137")):
            browser.post(PATH, entered(period))
            browser.post(f"{PATH}/calendar", entered(period))
        browser.client.post(PATH, data=entered(("7.8.2025", "", "37")))  # without its token
    assert rows(app) == before
    assert re.findall(r"2025|\b37\b|137|period-", f"{lines} {caplog.text}") == []
    assert 'method="get"' not in page.lower()
    assert browser.client.get(f"{PATH}?period-1-start=5.1.2026").text.count("05.01.2026") == 0
    cookie = browser.cookie("tilbake-guest") or ""
    assert browser.cookie() is None
    assert "period" not in cookie


def test_today_comes_from_the_clock_of_the_service(app: Flask) -> None:
    page = ask(app, ("today", "", "100")).text
    assert "Counted from Monday 2 March 2026." in words(page)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Regnet fra mandag 5. januar 2026."), ("nn", "Rekna frå måndag 5. januar 2026.")],
)
def test_the_answer_is_in_the_language_asked_for(app: Flask, language: str, said: str) -> None:
    assert said in words(ask(app, ("5.1.2026", "", "100"), language=language).text)


def test_the_choice_of_language_leads_back_to_the_calculator(app: Flask) -> None:
    page = ask(app, ("5.1.2026", "", "100")).text
    assert f'name="next" value="{PATH}"' in page
