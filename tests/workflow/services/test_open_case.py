"""Reporting an absence opens one case, once, for those who may."""

from datetime import date
from uuid import uuid4

import pytest

from tests.workflow.services.conftest import MONDAY, Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, OverlappingCase
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.services.open_case import open_case


def test_a_manager_who_reports_comes_straight_to_the_first_conversation(work: Workplace) -> None:
    case = work.case(work.open())
    assert (case.stage, case.first_day, case.grade) == (Stage.FIRST_CONVERSATION, MONDAY, 100)
    assert work.effects("register_absence") == {
        "draw_up_schedule",
        "give_manager_task_list",
        "tell_employee_rights",
    }


def test_an_employees_own_report_waits_for_the_manager(work: Workplace) -> None:
    case_id = work.open(by=work.employee)
    assert work.case(case_id).stage is Stage.REPORTED
    assert work.step(case_id, "register_absence").to_stage is Stage.FIRST_CONVERSATION


def test_the_same_report_sent_twice_opens_one_case(work: Workplace) -> None:
    submission, notice = uuid4(), filled(K.ABSENCE_NOTICE, first_day=str(MONDAY))
    case_id = open_case(work.office, work.employment, notice, actor=work.manager, submission=submission)
    with pytest.raises(AlreadyDone) as again:
        open_case(work.office, work.employment, notice, actor=work.manager, submission=submission)
    assert again.value.case_id == case_id
    assert len(work.rows(t.case)) == 1


def test_a_second_report_for_the_same_absence_points_to_the_case(work: Workplace) -> None:
    case_id = work.open()
    with pytest.raises(OverlappingCase) as clash:
        work.open(date(2026, 2, 2))
    assert clash.value.case_id == case_id


WRONG_DAYS = [
    ("first_day", {"first_day": "2026-02-03"}),
    ("first_day", {"first_day": "2019-12-31"}),
    ("expected_end", {"first_day": "2026-02-02", "expected_end": "2026-02-01"}),
]


@pytest.mark.parametrize(("field", "facts"), WRONG_DAYS)
def test_impossible_days_are_refused_at_their_field_and_leave_nothing(
    work: Workplace, field: str, facts: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as refusal:
        open_case(work.office, work.employment, filled(K.ABSENCE_NOTICE, **facts), actor=work.manager)
    assert refusal.value.field == field
    assert not work.rows(t.case)
    assert not work.rows(t.history)


def test_nobody_else_reports_for_an_employee(work: Workplace) -> None:
    strangers = [
        work.other_manager,
        work.payroll,
        work.representative,
        Actor(person_id=uuid4(), role=Role.EMPLOYEE),
    ]
    for stranger in strangers:
        with pytest.raises(NotFound):
            work.open(by=stranger)


def test_nobody_reports_for_themselves_as_manager_or_hr(work: Workplace) -> None:
    for role in (Role.MANAGER, Role.HR):
        with pytest.raises(NotFound):
            work.open(by=Actor(person_id=work.employee.person_id, role=role))


def test_an_absence_reported_long_afterwards_is_overdue_at_once(work: Workplace) -> None:
    work.clock.move_to(date(2026, 4, 13))
    case_id = work.open(MONDAY)
    row = next(row for row in work.rows(t.case) if row.id == case_id)
    assert (row.next_due_on, row.next_duty) == (date(2026, 2, 6), "first_conversation")
