"""A case may have several papers of one kind: each has versions of its own, and none takes the place of another."""

from uuid import UUID

import pytest

from tests.workflow.services.conftest import Workplace, filled
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.services.answer_document import answer_document
from workflow.services.file_document import Filled, file_document
from workflow.services.records import DocumentRecord

NOTE = DocumentKind.CONTACT_ATTEMPT


@pytest.fixture
def case_id(work: Workplace) -> UUID:
    return work.open()


def note(work: Workplace, case_id: UUID, about: UUID, text: str = "Ringte") -> DocumentRecord:
    first = filled(NOTE, text)
    about_one = Filled(NOTE, first.answers, first.facts, about)
    work.clock.advance(seconds=1)  # of papers of one instant nobody could say which was the last
    version = work.case(case_id).version
    return file_document(work.office, case_id, about_one, actor=work.manager, version=version).document


def current(work: Workplace, case_id: UUID, about: UUID) -> DocumentRecord:
    with work.office.store.transaction() as tx:
        found = tx.documents.current_about(case_id, NOTE, about)
    assert found is not None
    return found


def test_two_papers_of_a_kind_stand_beside_each_other(work: Workplace, case_id: UUID) -> None:
    one, other = UUID(int=1), UUID(int=2)
    first, second = note(work, case_id, one), note(work, case_id, other)
    assert (first.version, second.version) == (1, 1)
    assert current(work, case_id, one).id == first.id
    assert current(work, case_id, other).id == second.id


def test_a_new_version_takes_the_place_of_its_own_paper_alone(work: Workplace, case_id: UUID) -> None:
    one, other = UUID(int=1), UUID(int=2)
    note(work, case_id, one)
    second = note(work, case_id, other)
    corrected = note(work, case_id, one, "Ringte to ganger")
    assert corrected.version == 2
    assert current(work, case_id, one).id == corrected.id
    assert current(work, case_id, other).id == second.id


def test_guards_see_the_paper_that_was_filed_last(work: Workplace, case_id: UUID) -> None:
    note(work, case_id, UUID(int=1))
    note(work, case_id, UUID(int=1))
    last = note(work, case_id, UUID(int=2))
    case = work.case(case_id)
    with work.office.store.transaction() as tx:
        seen = tx.documents.on_file(case)[NOTE]
        record = tx.documents.current(case, NOTE)
    assert seen.version == 1
    assert record is not None
    assert record.id == last.id


def test_what_there_is_one_of_is_about_the_case(work: Workplace, case_id: UUID) -> None:
    plan = work.plan(case_id)
    answer_document(
        work.office, plan.id, ConfirmationOutcome.CONFIRMED, "", actor=work.employee, version=None
    )
    again = work.file(case_id, DocumentKind.FOLLOW_UP_PLAN, evaluation_on="2026-05-01").document
    assert plan.about_id == again.about_id == case_id
    assert (plan.version, again.version) == (1, 2)
    assert (plan.answered_before, again.answered_before) == (False, True)
