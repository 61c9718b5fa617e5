"""Both sides answer the plan's questions on their own, share when they want to, and begin anew with each plan."""

from uuid import UUID, uuid4

import pytest

from tests.workflow.services.conftest import Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, StepNotOpen
from workflow.domain.plan_voices import Side
from workflow.services.plan_answers import ask_for_plan_answers, share_plan_answers, shared_answers


@pytest.fixture
def case_id(work: Workplace) -> UUID:
    return work.open()


def said(text: str) -> Answers:
    return filled(DocumentKind.FOLLOW_UP_PLAN, text).answers


def shared(work: Workplace, case_id: UUID) -> dict[Side, tuple[int, int, str]]:
    """Version, revision and words of each side."""
    case = work.case(case_id)
    with work.office.store.transaction() as tx:
        found = shared_answers(tx, case)
    return {
        side: (voice.for_version, voice.revision, answers.sections[0].answers[0].shown)
        for side, (voice, answers) in found.items()
    }


def test_each_side_shares_its_own_and_the_newest_counts(work: Workplace, case_id: UUID) -> None:
    share_plan_answers(work.office, case_id, said("Lørdag"), actor=work.manager)
    share_plan_answers(work.office, case_id, said("Hjemme #set page()"), actor=work.employee)
    share_plan_answers(work.office, case_id, said("Hjemme, ođđa"), actor=work.employee)
    assert shared(work, case_id) == {
        Side.MANAGER: (1, 1, "Lørdag"),
        Side.EMPLOYEE: (1, 2, "Hjemme, ođđa"),
    }
    assert all(b"Hjemme" not in row.answers_sealed for row in work.rows(t.plan_voice))


def test_hr_speaks_for_the_manager_s_side(work: Workplace, case_id: UUID) -> None:
    share_plan_answers(work.office, case_id, said("Fra HR"), actor=work.hr)
    assert set(shared(work, case_id)) == {Side.MANAGER}


def test_a_new_plan_begins_a_new_round(work: Workplace, case_id: UUID) -> None:
    share_plan_answers(work.office, case_id, said("Først"), actor=work.employee)
    work.plan(case_id)
    assert shared(work, case_id) == {}
    share_plan_answers(work.office, case_id, said("Så"), actor=work.employee)
    assert shared(work, case_id) == {Side.EMPLOYEE: (2, 1, "Så")}


def test_a_second_click_shares_once(work: Workplace, case_id: UUID) -> None:
    submission = uuid4()
    share_plan_answers(work.office, case_id, said("En gang"), actor=work.employee, submission=submission)
    with pytest.raises(AlreadyDone):
        share_plan_answers(work.office, case_id, said("En gang"), actor=work.employee, submission=submission)
    assert len(work.rows(t.plan_voice)) == 1


def test_nothing_is_shared_by_strangers_without_words_or_too_late(work: Workplace, case_id: UUID) -> None:
    for stranger in (work.other_manager, work.payroll, work.representative):
        with pytest.raises(NotFound):
            share_plan_answers(work.office, case_id, said("Nei"), actor=stranger)
    with pytest.raises(Invalid):
        share_plan_answers(work.office, case_id, said(""), actor=work.employee)
    with pytest.raises(NotFound):
        ask_for_plan_answers(work.office, case_id, actor=work.employee)
    work.file(case_id, DocumentKind.REGISTRATION_ERROR_NOTE, reason="wrong_person")
    with pytest.raises(StepNotOpen):
        share_plan_answers(work.office, case_id, said("For sent"), actor=work.employee)
    assert work.rows(t.plan_voice) == []
