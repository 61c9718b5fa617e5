"""Which value counts on which day, and that nothing counts before its day."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.absence.self_certified import IA_PRACTICE
from workflow.domain.absence.self_certification import STATUTORY
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import AtMaxDate, within
from workflow.domain.law import FTRL_8_12
from workflow.domain.rule_table import ALL_RULES, HOUSE_RULES
from workflow.domain.rules import (
    FIRST_CONVERSATION_DAY,
    MAX_DATE_LETTER_WEEKS_BEFORE,
    PLAN_WEEKS,
    STANDARD,
    HouseChange,
    RuleBook,
)
from workflow.domain.rules_of_absence import arrangement_on
from workflow.domain.stages import Stage

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
NAMES = st.sampled_from(sorted(HOUSE_RULES))


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    """Changes of several rules in any order, at most one a rule and day, as the store keeps them."""
    keys = draw(st.lists(st.tuples(NAMES, DAYS), max_size=8, unique=True))
    return RuleBook(tuple(HouseChange(name, draw(st.integers(1, 20)), day) for name, day in keys))


def changed(*changes: tuple[int, date]) -> RuleBook:
    return RuleBook(tuple(HouseChange("first_conversation_day", value, day) for value, day in changes))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2026, 2, 28), 5),
        (date(2026, 3, 1), 3),
        (date(2026, 8, 31), 3),
        (date(2026, 9, 1), 7),
        (date(2030, 1, 1), 7),
    ],
)
def test_a_change_counts_from_its_day_until_the_next(day: date, value: int) -> None:
    book = changed((7, date(2026, 9, 1)), (3, date(2026, 3, 1)))

    assert book.value(FIRST_CONVERSATION_DAY, day) == value


@given(books(), DAYS)
def test_the_value_of_a_day_is_that_of_the_version_that_covers_it(book: RuleBook, day: date) -> None:
    for rule in ALL_RULES.values():
        covering = [one.value for one in book.versions(rule) if one.covers(day)]
        assert covering == [book.value(rule, day)] or day < (rule.versions[0].valid_from or day)


@given(books(), NAMES, st.integers(1, 20), DAYS, DAYS)
def test_a_new_change_moves_no_day_before_it_and_no_other_rule(
    book: RuleBook, name: str, value: int, valid_from: date, day: date
) -> None:
    standing = tuple(one for one in book.changes if (one.name, one.valid_from) != (name, valid_from))
    after = RuleBook((*standing, HouseChange(name, value, valid_from)))

    for rule in HOUSE_RULES.values():
        if rule.name != name or day < valid_from:
            assert after.value(rule, day) == book.value(rule, day)
    assert after.value(HOUSE_RULES[name], valid_from) == value


@given(books(), st.randoms(use_true_random=False), DAYS)
def test_the_order_in_which_changes_are_read_does_not_matter(
    book: RuleBook, random: Random, day: date
) -> None:
    mixed = list(book.changes)
    random.shuffle(mixed)

    for rule in HOUSE_RULES.values():
        assert RuleBook(tuple(mixed)).value(rule, day) == book.value(rule, day)


@given(DAYS)
def test_without_changes_every_rule_is_as_it_comes(day: date) -> None:
    assert [STANDARD.value(rule, day) for rule in ALL_RULES.values()] == [
        rule.value_on(day) for rule in ALL_RULES.values()
    ]


def _case(first_day: date, book: RuleBook, max_date: date | None = None) -> CaseFile:
    return CaseFile(
        stage=Stage.FIRST_CONVERSATION,
        today=first_day,
        first_day=first_day,
        grade=100,
        max_date=max_date,
        rules=book,
    )


MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("first_day", "due_on"),
    [
        (date(2026, 2, 28), date(2026, 3, 4)),
        (MARCH, date(2026, 3, 3)),
        (date(2026, 4, 10), date(2026, 4, 12)),
    ],
)
def test_an_absence_keeps_the_day_that_counted_when_it_began(first_day: date, due_on: date) -> None:
    assert within(FIRST_CONVERSATION_DAY).on(_case(first_day, changed((3, MARCH)))) == due_on


def test_what_the_law_gives_is_not_moved_by_a_change_of_the_house() -> None:
    book = changed((14, MARCH))

    assert within(PLAN_WEEKS).on(_case(MARCH, book)) == MARCH + timedelta(weeks=4)


@pytest.mark.parametrize(("first_day", "weeks"), [(date(2026, 2, 28), 13), (MARCH, 20)])
def test_a_lead_time_before_the_max_date_is_that_of_the_first_day(first_day: date, weeks: int) -> None:
    book = RuleBook((HouseChange("max_date_letter_weeks_before", 20, MARCH),))
    max_date = date(2027, 2, 5)
    due = AtMaxDate(FTRL_8_12, MAX_DATE_LETTER_WEEKS_BEFORE)

    assert due.on(_case(first_day, book, max_date)) == max_date - timedelta(weeks=weeks)
    assert due.on(_case(first_day, book)) is None
    assert AtMaxDate(FTRL_8_12).on(_case(first_day, book, max_date)) == max_date


def test_the_arrangement_of_a_day_is_the_law_until_the_house_changes_it() -> None:
    book = RuleBook(
        (
            HouseChange("self_certified_days_at_a_time", 8, MARCH),
            HouseChange("self_certified_times", 0, MARCH),
            HouseChange("self_certified_days_a_year", 24, MARCH),
        )
    )

    assert arrangement_on(book, MARCH - timedelta(days=1)) == STATUTORY
    assert arrangement_on(book, MARCH) == IA_PRACTICE
