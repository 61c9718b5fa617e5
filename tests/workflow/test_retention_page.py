"""The page of what is kept how long knows every table, and a day has the same answer both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.keeping_due import ROOTS
from workflow.adapters.persistence.own_rows import LEFT_OUT, SECTIONS
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.dated_rules import Unit
from workflow.domain.keeping_days import goes_on, last_event
from workflow.domain.retention import BY_WORD, CLASSES, NOT_PERSONAL, SINCE, Kept, Since, class_of
from workflow.domain.rule_table import HOUSE_RULES


def test_every_table_is_in_one_class_or_said_to_be_about_nobody() -> None:
    named: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for one in CLASSES:
        for rows in one.rows:
            named.setdefault(rows.table, []).append((rows.only, rows.but))
    assert set(named) | set(NOT_PERSONAL) == set(t.metadata.tables)
    assert not set(named) & set(NOT_PERSONAL)
    for table, parts in named.items():
        if len(parts) == 1:
            assert parts == [((), ())], table
        else:  # two that complete each other
            (only, _none), (_all, but) = sorted(parts, reverse=True)
            assert only == but, table
            assert only, table
            assert len(parts) == 2, table


def test_a_table_about_nobody_points_at_no_person() -> None:
    for name in NOT_PERSONAL:
        for column in t.metadata.tables[name].columns:
            assert not any(link.column.table is t.person for link in column.foreign_keys), (name, column)


def test_every_class_has_a_rule_of_the_house_and_an_event_or_says_why_not() -> None:
    assert set(BY_WORD) == set(Kept)
    assert set(SINCE) == set(Since)
    for one in CLASSES:
        assert (one.rule is None) == (one.since is Since.NEVER)
        assert one.rule is None or one.rule.name in HOUSE_RULES
    ends_by_itself = {root.word for root in ROOTS}
    assert {one.word for one in CLASSES if one.rule and one.goes_with is None} == ends_by_itself
    assert all(BY_WORD[one.word].goes_with in ends_by_itself for one in CLASSES if one.goes_with)


def test_kinds_of_absence_belong_to_one_of_two_classes() -> None:
    found = {kind: class_of("absence_period", kind) for kind in AbsenceKind}
    assert [kind for kind, word in found.items() if word is Kept.SELF_CERTIFICATIONS] == [
        AbsenceKind.SELF_CERTIFIED
    ]


def test_every_table_goes_into_the_own_export_or_is_left_out_with_a_reason() -> None:
    taken = {section.table.name for section in SECTIONS}
    assert taken | set(LEFT_OUT) == set(t.metadata.tables)
    assert not taken & set(LEFT_OUT)
    assert all(LEFT_OUT.values())


@pytest.mark.parametrize(
    ("event", "count", "unit", "goes"),
    [
        (date(2020, 3, 2), 10, Unit.YEARS, date(2030, 3, 2)),
        (date(2020, 2, 29), 3, Unit.YEARS, date(2023, 2, 28)),
        (date(2026, 10, 31), 4, Unit.MONTHS, date(2027, 2, 28)),
        (date(2026, 1, 1), 30, Unit.DAYS, date(2026, 1, 31)),
        (date(2026, 1, 1), 0, Unit.MONTHS, date(2026, 1, 1)),
    ],
)
def test_the_day_something_goes(event: date, count: int, unit: Unit, goes: date) -> None:
    assert goes_on(event, count, unit) == goes


@given(
    st.dates(date(1990, 1, 1), date(2080, 1, 1)),
    st.integers(0, 60),
    st.sampled_from([Unit.DAYS, Unit.MONTHS, Unit.YEARS]),
)
def test_the_latest_event_that_is_over_is_the_one_whose_day_has_come(
    day: date, count: int, unit: Unit
) -> None:
    last = last_event(day, count, unit)
    assert goes_on(last, count, unit) <= day
    assert goes_on(last + timedelta(days=1), count, unit) > day
