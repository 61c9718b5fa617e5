"""What the register keeps of an absence that is over: a return, a short absence, a registration in error."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import beside, hire, history, sick, stored
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import DocumentKind as K
from workflow.domain.stages import Stage
from workflow.services.register_edits import AddPeriod

DAY = timedelta(days=1)


def _back(work: Workplace, case_id: UUID, on: date) -> None:
    follow_up = str(MONDAY + 60 * DAY)
    work.file(case_id, K.RETURN_NOTE, by=work.hr, returned_on=str(on), follow_up_on=follow_up)


def _short_is(work: Workplace, days: int) -> None:
    change = {"rule": "aftercare_from_days", "value": days, "old_value": 1, "valid_from": date(2020, 1, 1)}
    by = {"id": uuid4(), "set_by": work.hr.person_id, "set_at": work.clock.now()}
    with work.engine.begin() as connection:
        connection.execute(t.house_rule_change.insert(), change | by)


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in the same position", "in the other position"])
def test_who_is_back_stays_back_whatever_else_is_registered(work: Workplace, elsewhere: bool) -> None:
    person = hire(work)
    case_id = person.open(MONDAY - 40 * DAY)
    _back(work, case_id, MONDAY)
    if elsewhere:
        person.open(MONDAY, person.other_position)
        person.change(AddPeriod(sick(MONDAY, MONDAY + 9 * DAY)), person.other_position)
    else:
        person.change(
            AddPeriod(beside(AbsenceKind.APPLICATION_HOLIDAY, MONDAY + 20 * DAY, MONDAY + 30 * DAY))
        )
    case = stored(work, case_id)
    assert (case.stage, case.grade, case.grade_changes_on) == (Stage.AFTERCARE, 0, None)
    assert case.last_day == MONDAY - DAY


def test_who_came_back_on_the_first_day_was_away_no_longer_than_that_day(work: Workplace) -> None:
    person = hire(work)
    first = MONDAY - 3 * DAY
    case_id = person.open(first, person.other_position)
    _back(work, case_id, first)
    assert stored(work, case_id).last_day == first


def test_an_empty_register_in_one_position_stops_nobody_in_the_other(work: Workplace) -> None:
    person = hire(work)
    back_at_once = person.open(MONDAY - 3 * DAY, person.other_position)
    _back(work, back_at_once, MONDAY - 3 * DAY)
    case_id = person.open(MONDAY - DAY)
    person.change(AddPeriod(sick(MONDAY - DAY, MONDAY + 20 * DAY)))
    assert stored(work, case_id).last_day == MONDAY + 20 * DAY


def test_a_short_absence_that_ends_moves_the_case_in_the_other_position(work: Workplace) -> None:
    _short_is(work, 14)
    person = hire(work)
    short = person.open(MONDAY - 25 * DAY)
    other = person.open(MONDAY - 2 * DAY, person.other_position)
    assert stored(work, other).first_day == MONDAY - 25 * DAY
    work.file(short, K.RETURN_NOTE, by=work.hr, returned_on=str(MONDAY - 22 * DAY))
    assert stored(work, short).stage == Stage.CLOSED
    assert stored(work, other).first_day == MONDAY - 2 * DAY


def test_an_absence_registered_in_error_counts_for_nothing_afterwards(work: Workplace) -> None:
    person = hire(work)
    wrong = person.open(MONDAY - 300 * DAY)
    other = person.open(MONDAY - 2 * DAY, person.other_position)
    work.file(wrong, K.REGISTRATION_ERROR_NOTE, by=work.hr)
    assert stored(work, wrong).stage == Stage.CLOSED
    assert person.periods() == []
    assert stored(work, other).first_day == MONDAY - 2 * DAY
    withdrawn = [row for row in work.rows(t.absence_period) if row.withdrawn_at is not None]
    assert [row.withdrawn_by for row in withdrawn] == [work.hr.person_id]
    work.clock.move_to(MONDAY + DAY)
    assert (
        stored(work, person.open(MONDAY)).first_day == MONDAY - 2 * DAY
    )  # with the other position's absence


def test_a_return_and_a_relapse_say_in_the_history_which_duties_went_and_came_back(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY - 40 * DAY)
    _back(work, case_id, MONDAY)
    left = history(work, case_id)[-1]
    assert (left.word, "plan" in left.detail["ended"]) == ("return_to_work", True)
    work.clock.move_to(MONDAY + 20 * DAY)
    work.file(case_id, K.RELAPSE_NOTICE, by=work.hr, first_day=str(MONDAY + 20 * DAY))
    again = history(work, case_id)[-1]
    assert (again.word, "plan" in again.detail["reopened"]) == ("take_up_again", True)
