"""Taking steps: everything in one transaction, nothing twice, nobody on behalf of others."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.workflow.noted import sick_note
from tests.workflow.services.conftest import Workplace
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import AlreadyDone, NotFound, Stale, StepNotOpen, StepRefused
from workflow.domain.people import Actor
from workflow.domain.stages import Stage
from workflow.services.answer_document import answer_document
from workflow.services.take_step import TakenStep, take_step


def _ready_plan(work: Workplace) -> UUID:
    case_id = work.open()
    plan = work.plan(case_id)
    answer_document(
        work.office,
        plan.id,
        ConfirmationOutcome.CONFIRMED,
        "",
        actor=work.employee,
        version=work.case(case_id).version,
    )
    return case_id


def test_a_step_moves_the_case_and_orders_its_effects(work: Workplace) -> None:
    case_id = _ready_plan(work)
    assert work.step(case_id, "conclude_plan") == TakenStep(
        "conclude_plan", Stage.PLAN, Stage.DIALOGUE_MEETING_1
    )
    assert work.effects("conclude_plan") == {
        "archive_document", "send_plan_to_doctor", "send_plan_to_nav", "send_plan_to_occupational_health",
    }  # fmt: skip
    last = work.rows(t.history)[-1]
    assert (last.word, last.law, last.acted_as) == ("conclude_plan", "aml_4_6_3", "manager")


def test_a_refused_step_leaves_no_trace(work: Workplace) -> None:
    case_id = work.open()
    work.plan(case_id)
    before = [work.rows(table) for table in (t.case, t.history, t.outbox)]
    with pytest.raises(StepRefused):
        work.step(case_id, "conclude_plan")
    assert [work.rows(table) for table in (t.case, t.history, t.outbox)] == before


def test_a_step_from_an_old_page_is_stale(work: Workplace) -> None:
    case_id = _ready_plan(work)
    old = work.case(case_id).version - 1
    with pytest.raises(Stale) as stale:
        take_step(work.office, case_id, "conclude_plan", actor=work.manager, version=old)
    assert stale.value.version == old + 1


@pytest.mark.parametrize("same_form", [True, False])
def test_two_submits_at_once_move_the_case_one_step(work: Workplace, *, same_form: bool) -> None:
    case_id = _ready_plan(work)
    version, submission = work.case(case_id).version, uuid4()

    def submit(_: int) -> str:
        mine = submission if same_form else uuid4()
        try:
            take_step(
                work.office, case_id, "conclude_plan", actor=work.manager, version=version, submission=mine
            )
        except (Stale, AlreadyDone) as refusal:
            return type(refusal).__name__
        return "taken"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(submit, range(4)))
    loser = "AlreadyDone" if same_form else "Stale"
    assert outcomes == sorted(["taken", *[loser] * 3])
    assert work.case(case_id).stage is Stage.DIALOGUE_MEETING_1
    assert sum(row.word == "conclude_plan" for row in work.rows(t.history)) == 1
    assert sum(row.effect == "send_plan_to_doctor" for row in work.rows(t.outbox)) == 1


def test_to_strangers_the_case_is_not_there(work: Workplace) -> None:
    case_id = _ready_plan(work)
    strangers: list[Actor] = [work.other_manager, work.payroll, work.representative, work.employee]
    for stranger in strangers:
        with pytest.raises(NotFound):
            work.step(case_id, "conclude_plan", by=stranger)


def test_a_step_that_is_not_of_this_stage_is_not_open(work: Workplace) -> None:
    with pytest.raises(StepNotOpen):
        work.step(work.open(), "conclude_max_date")


def test_an_unknown_trigger_is_not_open(work: Workplace) -> None:
    with pytest.raises(StepNotOpen):
        work.step(work.open(), "to_closed")


def test_return_and_relapse_within_sixteen_days_go_on_where_the_case_was(work: Workplace) -> None:
    case_id = _ready_plan(work)
    work.step(case_id, "conclude_plan")
    work.clock.move_to(date(2026, 3, 9))
    returned = work.file(case_id, K.RETURN_NOTE, returned_on="2026-03-02", follow_up_on="2026-03-16")
    assert returned.step is not None
    assert (work.case(case_id).stage, work.case(case_id).grade) == (Stage.AFTERCARE, 0)
    assert work.case(case_id).last_day == date(2026, 3, 1)
    work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-03-09", grade=50)
    again = work.case(case_id)
    assert (again.stage, again.spell, again.grade) == (Stage.DIALOGUE_MEETING_1, 1, 50)
    assert again.first_day == date(2026, 2, 2)


def test_a_relapse_after_sixteen_days_begins_a_new_spell_with_new_documents(work: Workplace) -> None:
    case_id = _ready_plan(work)
    work.clock.move_to(date(2026, 3, 30))
    work.file(case_id, K.RETURN_NOTE, returned_on="2026-03-02", follow_up_on="2026-03-16")
    work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-03-30", grade=100)
    again = work.case(case_id)
    assert (again.stage, again.spell, again.first_day) == (Stage.FIRST_CONVERSATION, 2, date(2026, 3, 30))
    with pytest.raises(StepRefused) as refusal:
        work.step(case_id, "conclude_first_conversation")
    assert len(refusal.value.missing) == 3


def test_a_second_return_needs_a_new_return_note(work: Workplace) -> None:
    case_id = _ready_plan(work)
    work.clock.move_to(date(2026, 3, 9))
    work.file(case_id, K.RETURN_NOTE, returned_on="2026-03-02", follow_up_on="2026-03-16")
    work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-03-09", grade=100)
    with pytest.raises(StepRefused) as refusal:
        work.step(case_id, "return_to_work")
    assert {requirement.name for requirement in refusal.value.missing} == {
        "return_noted",
        "follow_up_conversation_planned",
    }


def test_a_closed_case_is_taken_up_again_after_a_return_but_not_after_a_mistake(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="duplicate")
    assert (work.case(case_id).stage, work.case(case_id).outcome) == (Stage.CLOSED, "registered_in_error")
    assert work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-02-02").step is None
    assert work.case(case_id).stage is Stage.CLOSED


def test_payroll_still_stops_pay_after_a_clarification_without_return(work: Workplace) -> None:
    case_id = work.open()
    item = {"case_id": case_id, "made_at": work.clock.now()}
    with work.engine.begin() as connection:
        connection.execute(
            t.work_item.insert(), item | {"id": uuid4(), "task": "stop_pay", "role": "payroll"}
        )
        connection.execute(
            t.work_item.insert(), item | {"id": uuid4(), "task": "clarification", "role": "manager"}
        )
        connection.execute(t.case.update().values(stage="clarification"))
    paper = work.file(case_id, K.CLARIFICATION_OUTCOME, outcome="disability").document
    confirmed, version = ConfirmationOutcome.CONFIRMED, work.case(case_id).version
    answer_document(work.office, paper.id, confirmed, "", actor=work.employee, version=version)
    work.step(case_id, "clarify_end")
    assert {row.task: row.done_at is None for row in work.rows(t.work_item)} == {
        "stop_pay": True,
        "clarification": False,
    }


def test_a_return_note_after_the_clarification_ends_it_as_clarified(work: Workplace) -> None:
    case_id = work.open()
    with work.engine.begin() as connection:
        connection.execute(t.case.update().values(stage="clarification"))
    work.file(case_id, K.CLARIFICATION_OUTCOME, outcome="other_position")
    step = work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-02", follow_up_on="2026-02-16").step
    assert step is not None
    assert (step.trigger, step.to_stage) == ("clarify_return", Stage.AFTERCARE)


def test_a_plan_nobody_has_answered_yet_does_not_undo_the_one_that_was(work: Workplace) -> None:
    case_id = _ready_plan(work)
    work.step(case_id, "conclude_plan")
    work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-05-01")
    work.clock.move_to(date(2026, 3, 9))
    work.file(case_id, K.RETURN_NOTE, returned_on="2026-03-02", follow_up_on="2026-03-16")
    work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-03-09", grade=100)
    assert work.case(case_id).stage is Stage.DIALOGUE_MEETING_1


def test_a_new_plan_still_needs_its_answer_before_the_plan_is_finished(work: Workplace) -> None:
    case_id = _ready_plan(work)
    work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-05-01")
    with pytest.raises(StepRefused) as refusal:
        work.step(case_id, "conclude_plan")
    assert {requirement.name for requirement in refusal.value.missing} == {"plan_answered"}


def test_the_max_date_of_the_letter_goes_before_the_estimate_and_stays(work: Workplace) -> None:
    case_id = work.open()
    estimate = work.case(case_id).max_date
    work.file(case_id, K.MAX_DATE_LETTER, max_date="2027-01-20")
    assert (work.case(case_id).max_date, estimate) == (date(2027, 1, 20), date(2027, 1, 29))
    work.record(case_id, sick_note(date(2026, 2, 3), date(2026, 3, 22), 40))
    assert work.case(case_id).max_date == date(2027, 1, 20)
