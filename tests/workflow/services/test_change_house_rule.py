"""HR changes a number of the house from a day on; nothing counts backwards, and nothing is lost from the history."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace
from workflow.adapters.persistence import tables as t
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.rules import STANDARD, HouseChange, RuleBook
from workflow.services.change_house_rule import change_house_rule, latest_day, withdraw_house_rule

TOMORROW = MONDAY + timedelta(days=1)
NAME = "first_conversation_day"


def book(work: Workplace) -> RuleBook:
    with work.office.store.transaction() as tx:
        return tx.house_rules.book()


def rows(work: Workplace) -> list[tuple[int, int, date, str | None]]:
    """Old value, new value, from when, why it stands no longer; in the order they were set."""
    found = sorted(work.rows(t.house_rule_change), key=lambda row: (row.set_at, row.value))
    return [(row.old_value, row.value, row.valid_from, row.ended_because) for row in found]


def test_a_house_without_changes_has_the_rules_as_they_come(work: Workplace) -> None:
    assert book(work) == STANDARD


def test_a_change_stands_in_the_book_with_who_made_it_and_what_was_before(work: Workplace) -> None:
    change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr, submission=uuid4())

    (row,) = work.rows(t.house_rule_change)
    assert book(work).changes == (HouseChange(NAME, 3, TOMORROW),)
    assert (row.set_by, row.set_at, row.old_value) == (work.hr.person_id, work.clock.now(), 5)


def test_a_second_change_from_the_same_day_takes_the_place_of_the_first_and_both_stay(
    work: Workplace,
) -> None:
    change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)
    change_house_rule(work.office, NAME, 4, TOMORROW, actor=work.hr)

    assert book(work).changes == (HouseChange(NAME, 4, TOMORROW),)
    assert rows(work) == [(5, 3, TOMORROW, "replaced"), (3, 4, TOMORROW, None)]


def test_changes_from_different_days_stand_beside_each_other(work: Workplace) -> None:
    later = TOMORROW + timedelta(days=30)
    change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)
    change_house_rule(work.office, NAME, 7, later, actor=work.hr)

    assert rows(work) == [(5, 3, TOMORROW, None), (3, 7, later, None)]


def test_the_same_form_twice_changes_once(work: Workplace) -> None:
    form = uuid4()
    change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr, submission=form)

    with pytest.raises(AlreadyDone):
        change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr, submission=form)
    assert len(rows(work)) == 1


@pytest.mark.parametrize(
    ("name", "value", "valid_from", "field"),
    [
        (NAME, 0, TOMORROW, "value"),
        (NAME, 15, TOMORROW, "value"),
        (NAME, 5, TOMORROW, "value"),
        ("self_certified_days_at_a_time", 2, TOMORROW, "value"),
        ("self_certified_days_at_a_time", 17, TOMORROW, "value"),
        ("self_certified_days_a_year", 11, TOMORROW, "value"),
        ("self_certified_times", 3, TOMORROW, "value"),
        (NAME, 3, MONDAY, "valid_from"),
        (NAME, 3, MONDAY - timedelta(days=1), "valid_from"),
        (NAME, 3, latest_day(MONDAY) + timedelta(days=1), "valid_from"),
    ],
)
def test_a_refusal_names_the_field_to_mend(
    work: Workplace, name: str, value: int, valid_from: date, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        change_house_rule(work.office, name, value, valid_from, actor=work.hr)

    assert refused.value.field == field
    assert rows(work) == []


@pytest.mark.parametrize(
    ("name", "value", "valid_from"),
    [
        (NAME, 1, TOMORROW),
        (NAME, 14, latest_day(MONDAY)),
        ("self_certified_times", 0, TOMORROW),
        ("self_certified_days_a_year", 12, TOMORROW),
    ],
)
def test_what_lies_on_the_bounds_is_taken(work: Workplace, name: str, value: int, valid_from: date) -> None:
    change_house_rule(work.office, name, value, valid_from, actor=work.hr)

    assert book(work).changes == (HouseChange(name, value, valid_from),)


@pytest.mark.parametrize("name", ["plan_weeks", "sick_pay_days", "contact_week_30", "no_such_rule"])
def test_what_is_no_house_rule_is_not_there_to_change(work: Workplace, name: str) -> None:
    with pytest.raises(NotFound):
        change_house_rule(work.office, name, 6, TOMORROW, actor=work.hr)


@pytest.mark.parametrize("who", ["manager", "employee", "payroll", "representative"])
def test_only_hr_changes_and_withdraws(work: Workplace, who: str) -> None:
    change_id = change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)

    with pytest.raises(NotFound):
        change_house_rule(work.office, NAME, 4, TOMORROW, actor=getattr(work, who))
    with pytest.raises(NotFound):
        withdraw_house_rule(work.office, change_id, actor=getattr(work, who))
    assert rows(work) == [(5, 3, TOMORROW, None)]


def test_a_change_that_has_not_begun_can_be_taken_back_and_stays_readable(work: Workplace) -> None:
    change_id = change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)

    assert withdraw_house_rule(work.office, change_id, actor=work.hr) == NAME
    assert withdraw_house_rule(work.office, change_id, actor=work.hr) == NAME
    assert book(work) == STANDARD
    (row,) = work.rows(t.house_rule_change)
    assert (row.ended_because, row.ended_by, row.ended_at) == (
        "withdrawn",
        work.hr.person_id,
        work.clock.now(),
    )


def test_after_a_withdrawal_the_same_day_is_free_again(work: Workplace) -> None:
    withdraw_house_rule(
        work.office, change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr), actor=work.hr
    )
    change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)

    assert book(work).changes == (HouseChange(NAME, 3, TOMORROW),)


def test_a_change_that_counts_already_is_not_taken_back(work: Workplace) -> None:
    change_id = change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)
    work.clock.move_to(TOMORROW)

    with pytest.raises(Invalid):
        withdraw_house_rule(work.office, change_id, actor=work.hr)
    assert book(work).changes == (HouseChange(NAME, 3, TOMORROW),)


def test_what_is_not_there_is_not_withdrawn(work: Workplace) -> None:
    with pytest.raises(NotFound):
        withdraw_house_rule(work.office, uuid4(), actor=work.hr)


def test_a_change_touches_no_case_for_the_daily_run_takes_it_there(work: Workplace) -> None:
    before = work.case(work.open())

    change_house_rule(work.office, "reminder_days_before", 10, TOMORROW, actor=work.hr)

    assert work.case(before.id) == before


def test_the_book_of_a_past_instant_has_what_stood_then(work: Workplace) -> None:
    change_id = change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)
    changed_at = work.clock.now()
    work.clock.advance(seconds=3600)
    withdraw_house_rule(work.office, change_id, actor=work.hr)
    work.clock.advance(seconds=3600)

    with work.office.store.transaction() as tx:
        books = [tx.house_rules.book_at(changed_at + timedelta(hours=hours)) for hours in (-1, 0, 1, 2)]
    assert books == [STANDARD, RuleBook((HouseChange(NAME, 3, TOMORROW),)), STANDARD, STANDARD]


def test_the_database_refuses_a_second_change_that_stands_for_the_same_day(work: Workplace) -> None:
    change_house_rule(work.office, NAME, 3, TOMORROW, actor=work.hr)
    (row,) = work.rows(t.house_rule_change)
    twin = {**row._mapping, "id": uuid4(), "submission": None}

    with pytest.raises(sa.exc.IntegrityError), work.engine.begin() as connection:
        connection.execute(t.house_rule_change.insert(), twin)
