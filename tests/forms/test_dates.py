"""Which day is meant when somebody writes a date, seen from Saturday 21 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.dates import LONGEST, NotADate, Toward, parse_date, shown_date

TODAY = date(2026, 11, 21)
PAST, FUTURE, EITHER = Toward.PAST, Toward.FUTURE, Toward.EITHER


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21.11.2026", date(2026, 11, 21)),
        ("21.11.26", date(2026, 11, 21)),
        ("1.2.2026", date(2026, 2, 1)),
        ("21. 11. 2026", date(2026, 11, 21)),
        ("  21.11.2026. ", date(2026, 11, 21)),
        ("21/11/2026", date(2026, 11, 21)),
        ("21-11-2026", date(2026, 11, 21)),
        ("21 11 2026", date(2026, 11, 21)),
        ("21112026", date(2026, 11, 21)),
        ("211126", date(2026, 11, 21)),
        ("2026-11-21", date(2026, 11, 21)),
        ("2026.1.2", date(2026, 1, 2)),
        ("21. november 2026", date(2026, 11, 21)),
        ("3. MAI 2026", date(2026, 5, 3)),
        ("3 oct 2026", date(2026, 10, 3)),
        ("3. des. 26", date(2026, 12, 3)),
        ("lørdag 21.11.2026", date(2026, 11, 21)),
        ("laurdag 21. november 2026", date(2026, 11, 21)),
        ("Saturday, 21 November 2026", date(2026, 11, 21)),
        ("lørdag den 21. november 2026", date(2026, 11, 21)),
        ("29.2.2028", date(2028, 2, 29)),
        ("٢١.١١.٢٠٢٦", date(2026, 11, 21)),
    ],
)
@pytest.mark.parametrize("toward", list(Toward))
def test_a_whole_date_means_itself_whichever_way_the_field_looks(
    text: str, day: date, toward: Toward
) -> None:
    assert parse_date(text, TODAY, toward) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("i dag", 0),
        ("I dag", 0),
        ("idag", 0),
        ("i dag tidleg", 0),
        ("i morges", 0),
        ("today", 0),
        ("i går", -1),
        ("igår", -1),
        ("yesterday", -1),
        ("i forgårs", -2),
        ("i morgen", 1),
        ("i morgon", 1),
        ("tomorrow", 1),
        ("i overmorgen", 2),
    ],
)
def test_words_are_counted_from_the_day_of_the_context(text: str, days: int) -> None:
    assert parse_date(text, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "toward", "day"),
    [
        ("21/11", PAST, date(2026, 11, 21)),
        ("21 11", FUTURE, date(2026, 11, 21)),
        ("20.11", PAST, date(2026, 11, 20)),
        ("1.1.", FUTURE, date(2027, 1, 1)),
        ("1.1.", PAST, date(2026, 1, 1)),
        ("1/3", FUTURE, date(2027, 3, 1)),
        ("24/12", FUTURE, date(2026, 12, 24)),
        ("24. desember", PAST, date(2025, 12, 24)),
        ("10. jan", EITHER, date(2027, 1, 10)),
        ("10. okt", EITHER, date(2026, 10, 10)),
    ],
)
def test_a_date_without_a_year_is_the_nearest_the_way_the_field_looks(
    text: str, toward: Toward, day: date
) -> None:
    assert parse_date(text, TODAY, toward) == day


@pytest.mark.parametrize(
    ("text", "toward", "day"),
    [("23/11", PAST, date(2026, 11, 23)), ("20/11", FUTURE, date(2026, 11, 20))],
)
def test_a_slip_of_a_few_days_is_not_taken_for_another_year(text: str, toward: Toward, day: date) -> None:
    assert parse_date(text, TODAY, toward) == day


def test_around_new_year_yesterdays_date_is_last_years() -> None:
    assert parse_date("31/12", date(2027, 1, 1), PAST) == date(2026, 12, 31)
    assert parse_date("2/1", date(2026, 12, 31), FUTURE) == date(2027, 1, 2)


def test_a_leap_day_without_a_year_is_found_in_the_neighbouring_leap_year() -> None:
    assert parse_date("29/2", date(2027, 6, 1), FUTURE) == date(2028, 2, 29)


def test_a_leap_day_far_from_a_leap_year_says_how_long_february_is() -> None:
    with pytest.raises(NotADate) as refused:
        parse_date("29/2", TODAY, FUTURE)
    assert "ends on day 28" in str(refused.value.args[0])


@pytest.mark.parametrize(
    ("text", "toward", "day"),
    [
        ("mandag", FUTURE, date(2026, 11, 23)),
        ("på måndag", FUTURE, date(2026, 11, 23)),
        ("Monday", PAST, date(2026, 11, 16)),
        ("fredag", PAST, date(2026, 11, 20)),
        ("fredag", FUTURE, date(2026, 11, 27)),
        ("tysdag", FUTURE, date(2026, 11, 24)),
    ],
)
def test_a_weekday_is_the_next_or_the_last_one(text: str, toward: Toward, day: date) -> None:
    assert parse_date(text, TODAY, toward) == day


@pytest.mark.parametrize(("text", "toward"), [("lørdag", FUTURE), ("lørdag", PAST), ("mandag", EITHER)])
def test_a_weekday_that_can_be_two_days_is_asked_about(text: str, toward: Toward) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(text, TODAY, toward)
    assert str(refused.value.args[0]) == "This can be two different days. Write the date, like 21.11.2026."


@pytest.mark.parametrize(
    ("text", "days"), [("om 2 uker", 14), ("om ei veke", 7), ("in 3 days", 3), ("om tre dagar", 3)]
)
def test_days_and_weeks_ahead_are_counted_where_the_field_looks_ahead(text: str, days: int) -> None:
    assert parse_date(text, TODAY, FUTURE) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("31.11.2026", "There is no day 31 in 11.2026. That month ends on day 30."),
        ("29.2.2026", "There is no day 29 in 02.2026. That month ends on day 28."),
        ("00.11.2026", "There is no day 0 in 11.2026. That month ends on day 30."),
        ("11/21", "There is no month 21. Write the day first: 21.11."),
        ("11/21/2026", "There is no month 21. Write the day first: 21.11."),
        ("45.99.2026", "There is no month 99. Write day, month and year, like 21.11.2026."),
        ("21.11.0206", "Check the year: 206 cannot be right here."),
        (
            "mandag 21.11.2026",
            "The weekday and the date 21.11.2026 do not belong together. Write the date alone.",
        ),
        ("neste mandag", "We could not read this as a date. Write it like 21.11.2026."),
        ("snart", "We could not read this as a date. Write it like 21.11.2026."),
        ("21.11.20266", "We could not read this as a date. Write it like 21.11.2026."),
        ("x" * 5_000_000, "We could not read this as a date. Write it like 21.11.2026."),
    ],
)
def test_a_day_that_does_not_exist_names_the_mend(text: str, mend: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(text, TODAY, FUTURE)
    assert str(refused.value.args[0]) == mend


@given(st.text(max_size=LONGEST + 5), st.sampled_from(list(Toward)))
def test_any_text_is_a_date_or_a_sentence(text: str, toward: Toward) -> None:
    assert isinstance(day_or_sentence(text, toward), date | str)


def day_or_sentence(text: str, toward: Toward) -> date | str:
    try:
        return parse_date(text, TODAY, toward)
    except NotADate as refused:
        return str(refused.args[0])


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(list(Toward)))
def test_a_shown_date_reads_back_as_itself(day: date, toward: Toward) -> None:
    assert parse_date(shown_date(day), TODAY, toward) == day
    assert parse_date(day.isoformat(), TODAY, toward) == day
