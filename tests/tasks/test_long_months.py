"""The end of sick pay from the letter to the clarification: letter, pension form, payroll, and going on after it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.tasks.desk import Desk, K
from workflow.adapters.persistence import tables as t
from workflow.domain.duties import SubDuty
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage
from workflow.services.chores import Chore

MAX_DATE = date(2027, 1, 29)
DONE = ("done", None)


@pytest.fixture
def towards_the_end(desk: Desk) -> UUID:
    """Somebody away for ten months, with the max date Nav has told."""
    case_id = desk.work.open()
    desk.drain()
    desk.change_case(case_id, stage=Stage.MAX_DATE, max_date=MAX_DATE, max_date_told=MAX_DATE)
    return case_id


def at(desk: Desk, day: date) -> None:
    desk.work.clock.move_to(day)
    desk.sweep()


def due(desk: Desk, task: str) -> list[date]:
    return [row.due_on for row in desk.rows(t.work_item, task=task) if row.done_at is None]


def letters(desk: Desk) -> list[str]:
    return [row.name.partition(",")[0] for row in desk.work.rows(t.filed_copy)]


def test_the_employee_hears_of_the_allowance_four_months_before(desk: Desk, towards_the_end: UUID) -> None:
    at(desk, date(2026, 10, 1))
    assert desk.ended(Effect.REMIND_AAP) == []
    at(desk, date(2026, 10, 2))
    assert desk.ended(Effect.REMIND_AAP) == [DONE]
    assert due(desk, Chore.APPLY_FOR_ALLOWANCE) == [MAX_DATE]
    assert "Brev om arbeidsavklaringspenger" in letters(desk)
    assert MAX_DATE - desk.work.clock.today() > timedelta(days=92)  # Nav may need three months


def test_the_letter_brings_the_form_and_payrolls_task_and_the_receipt_ends_the_handing_over(
    desk: Desk, towards_the_end: UUID
) -> None:
    at(desk, date(2026, 10, 30))
    assert desk.ended(Effect.REMIND_MAX_DATE_LETTER) == [DONE]
    desk.work.file(
        towards_the_end,
        K.MAX_DATE_LETTER,
        max_date=str(MAX_DATE),
        sent_on="2026-10-30",
        pension_form_enclosed=True,
    )
    desk.drain()
    assert desk.ended(Effect.SEND_MAX_DATE_LETTER) == [DONE]
    assert "Brev om slutten på sykepengene" in letters(desk)
    assert due(desk, Chore.HAND_OVER_PENSION_FORM) == [date(2026, 11, 2)]  # the working day after
    assert due(desk, Chore.STOP_PAY) == [MAX_DATE]
    desk.work.file(
        towards_the_end, K.PENSION_APPLICATION_RECEIPT, outcome="received", received_on="2026-11-20"
    )
    assert due(desk, Chore.HAND_OVER_PENSION_FORM) == []
    at(desk, date(2026, 12, 18))  # six weeks before: payroll knows already
    assert due(desk, Chore.STOP_PAY) == [MAX_DATE]
    with desk.work.engine.connect() as connection:
        asked = sa.select(sa.func.count()).where(t.work_item.c.task == Chore.STOP_PAY)
        assert connection.scalar(asked) == 1


def test_the_task_of_the_letter_ends_with_the_letter(desk: Desk, towards_the_end: UUID) -> None:
    assert len(due(desk, SubDuty.MAX_DATE_LETTER)) == 1
    desk.work.file(
        towards_the_end,
        K.MAX_DATE_LETTER,
        max_date=str(MAX_DATE),
        sent_on="2026-10-30",
        pension_form_enclosed=True,
    )
    assert due(desk, SubDuty.MAX_DATE_LETTER) == []


def test_without_a_letter_payroll_is_told_six_weeks_before_all_the_same(
    desk: Desk, towards_the_end: UUID
) -> None:
    at(desk, date(2026, 12, 17))
    assert due(desk, Chore.STOP_PAY) == []
    at(desk, date(2026, 12, 18))
    assert due(desk, Chore.STOP_PAY) == [MAX_DATE]


def test_going_on_is_asked_for_each_interval_until_the_outcome_is_written(
    desk: Desk, towards_the_end: UUID
) -> None:
    desk.change_case(towards_the_end, stage=Stage.CLARIFICATION)
    at(desk, date(2027, 3, 26))
    assert due(desk, Chore.GO_ON_FOLLOWING_UP) == [date(2027, 3, 26)]
    at(desk, date(2027, 4, 9))
    desk.work.file(towards_the_end, K.FOLLOW_UP_PLAN, evaluation_on="2027-06-01")
    assert due(desk, Chore.GO_ON_FOLLOWING_UP) == []
    at(desk, date(2027, 6, 4))
    assert due(desk, Chore.GO_ON_FOLLOWING_UP) == [date(2027, 6, 4)]
    desk.work.file(towards_the_end, K.CLARIFICATION_OUTCOME, outcome="disability", decided_on="2027-06-10")
    assert due(desk, Chore.GO_ON_FOLLOWING_UP) == []
    at(desk, date(2027, 8, 2))
    told = [row.period for row in desk.rows(t.outbox, effect=Effect.REMIND_TO_GO_ON) if row.outcome == "done"]
    assert told == ["1/go_on/2027-03-26", "1/go_on/2027-06-04"]
