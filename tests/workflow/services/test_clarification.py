"""What a clarification does in a case: the law refuses at the door, the employee is asked, and an objection is seen to."""

from datetime import date
from uuid import UUID

import pytest

from tests.workflow.services.conftest import Workplace
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.documents import DocumentKind as K
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, StepRefused
from workflow.domain.stages import Stage
from workflow.services.answer_document import answer_document

DISMISSAL = "dismissal_considered"


@pytest.fixture
def case_id(work: Workplace) -> UUID:
    found = work.open()
    with work.engine.begin() as connection:
        connection.execute(t.case.update().values(stage="clarification"))
    return found


def test_dismissal_because_of_illness_is_not_filed_in_the_protected_time_by_any_way(
    work: Workplace, case_id: UUID
) -> None:
    work.clock.move_to(date(2027, 2, 1))
    for ground in ("illness", None, "something_else"):
        with pytest.raises(Invalid) as refusal:
            work.file(case_id, K.CLARIFICATION_OUTCOME, outcome=DISMISSAL, dismissal_ground=ground)
        assert refusal.value.field == "dismissal_ground"
    assert not [row for row in work.rows(t.document) if row.kind == K.CLARIFICATION_OUTCOME]
    work.file(case_id, K.CLARIFICATION_OUTCOME, outcome=DISMISSAL, dismissal_ground="enterprise")
    work.clock.move_to(date(2027, 2, 2))
    work.file(case_id, K.CLARIFICATION_OUTCOME, outcome=DISMISSAL, dismissal_ground="illness")


def test_the_case_ends_only_after_the_employee_was_heard(work: Workplace, case_id: UUID) -> None:
    paper = work.file(case_id, K.CLARIFICATION_OUTCOME, outcome="resigned").document
    assert Effect.ASK_FOR_CONFIRMATION in work.effects(K.CLARIFICATION_OUTCOME)
    with pytest.raises(StepRefused) as refusal:
        work.step(case_id, "clarify_end")
    assert [requirement.name for requirement in refusal.value.missing] == ["clarification_answered"]
    objected, version = ConfirmationOutcome.OBJECTED, work.case(case_id).version
    words = "Jeg har ikke sagt opp."
    answer_document(work.office, paper.id, objected, words, actor=work.employee, version=version)
    work.step(case_id, "clarify_end")
    assert work.case(case_id).stage is Stage.CLOSED
    assert work.case(case_id).outcome == "resigned"
