"""Papers from outside: put on a case once, read by nobody before the scanner, the answer on a signed copy, taken away again."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workflow.papers import DESK, pdf, send_paper
from tests.workflow.services.conftest import Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, StepRefused
from workflow.domain.papers import CheckState, PaperKind
from workflow.services import receive_paper as use_case
from workflow.services.answer_document import answer_document, document_silence
from workflow.services.file_document import file_document
from workflow.services.receive_paper import SentPaper, receive_paper
from workflow.services.withdraw_paper import withdraw_paper

O = ConfirmationOutcome  # noqa: E741 the outcomes, in tables
SIGNED: dict[str, Any] = {"kind": PaperKind.SIGNED_COPY}


def said(work: Workplace, document_id: UUID) -> tuple[str, str] | None:
    """The answer that stands, and whether it stands on a paper."""
    rows = [row for row in work.rows(t.confirmation) if row.document_id == document_id]
    return (rows[0].outcome, "paper" if rows[0].paper_id else "here") if rows else None


def test_a_paper_is_sealed_and_noted_and_nothing_of_its_name_is_kept(work: Workplace) -> None:
    case_id = work.open()
    paper = send_paper(work, case_id, line="Brev om møte", kind=PaperKind.LETTER_FROM_NAV).paper
    row = work.rows(t.received_paper)[0]
    assert b"%PDF" not in row.content_sealed
    assert b"Brev" not in row.line_sealed
    with work.office.store.transaction() as tx:
        assert tx.papers.content(paper.id) == pdf()
        assert tx.papers.line(paper.id) == "Brev om møte"
    assert work.rows(t.history)[-1].event == "paper_received"
    assert paper.checked is CheckState.NOT_SCANNED


def test_the_same_file_is_said_and_not_stored_twice(work: Workplace) -> None:
    case_id = work.open()
    first = send_paper(work, case_id).paper
    with pytest.raises(Invalid, match="file"):
        send_paper(work, case_id, by=work.employee)
    assert len(work.rows(t.received_paper)) == 1
    withdraw_paper(work.office, first.id, "Feil", actor=work.manager)
    send_paper(work, case_id)


def test_a_double_click_stores_once(work: Workplace) -> None:
    case_id, submission = work.open(), uuid4()
    sent = SentPaper(kind=PaperKind.OTHER, content=pdf(), received_on=date(2026, 2, 2))
    receive_paper(work.office, DESK, case_id, sent, actor=work.manager, submission=submission)
    with pytest.raises(AlreadyDone):
        receive_paper(work.office, DESK, case_id, sent, actor=work.manager, submission=submission)
    assert len(work.rows(t.received_paper)) == 1


def test_nobody_sends_more_than_a_measure_in_a_day(work: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_case, "MOST_A_DAY", 2)
    case_id = work.open()
    for number in range(2):
        send_paper(work, case_id, pdf(str(number)))
    with pytest.raises(Invalid):
        send_paper(work, case_id, pdf("en til"))
    send_paper(work, case_id, pdf("en til"), by=work.hr)
    work.clock.advance(days=2)
    send_paper(work, case_id, pdf("neste dag"))


@pytest.mark.parametrize("who", ["other_manager", "representative", "payroll"])
def test_only_a_party_to_the_case_puts_papers_on_it(work: Workplace, who: str) -> None:
    case_id = work.open()
    with pytest.raises(NotFound):
        send_paper(work, case_id, by=getattr(work, who))


def test_what_is_signed_on_paper_counts_as_the_answer_and_gives_way_to_the_employee_s_own(
    work: Workplace,
) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    with pytest.raises(StepRefused):
        work.step(case_id, "conclude_plan")
    received = send_paper(work, case_id, document_id=plan.id, says=O.CONFIRMED, **SIGNED)
    assert received.answered
    assert said(work, plan.id) == ("confirmed", "paper")
    assert "tell_of_paper_answer" in work.effects("follow_up_plan")
    with pytest.raises(AlreadyDone):
        document_silence(work.office, plan.id, O.SILENT, "Ringte", actor=work.manager, version=None)
    answer_document(work.office, plan.id, O.OBJECTED, "Slik var det ikke.", actor=work.employee, version=None)
    assert said(work, plan.id) == ("objected", "here")
    work.step(case_id, "conclude_plan")


def test_the_employee_s_own_answer_stands_whatever_a_paper_says(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    answer_document(work.office, plan.id, O.OBJECTED, "Uenig.", actor=work.employee, version=None)
    received = send_paper(work, case_id, document_id=plan.id, says=O.CONFIRMED, **SIGNED)
    assert not received.answered
    assert said(work, plan.id) == ("objected", "here")
    withdraw_paper(work.office, received.paper.id, "Feil papir", actor=work.manager)
    assert said(work, plan.id) == ("objected", "here")


def test_a_paper_breaks_a_documented_silence(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    work.clock.advance(days=10)  # the days to answer are over
    document_silence(work.office, plan.id, O.SILENT, "Ringte to ganger", actor=work.manager, version=None)
    assert send_paper(work, case_id, document_id=plan.id, says=O.COMMENTED, **SIGNED).answered
    assert said(work, plan.id) == ("commented", "paper")


def test_taking_the_paper_away_takes_its_answer_away_and_asks_again(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    paper = send_paper(work, case_id, document_id=plan.id, says=O.CONFIRMED, **SIGNED).paper
    for who in (work.employee, work.other_manager):
        with pytest.raises(NotFound):
            withdraw_paper(work.office, paper.id, "Feil", actor=who)
    with pytest.raises(Invalid):
        withdraw_paper(work.office, paper.id, "  ", actor=work.hr)
    withdraw_paper(work.office, paper.id, "Hører til en annen", actor=work.hr)
    assert said(work, plan.id) is None
    with pytest.raises(StepRefused):
        work.step(case_id, "conclude_plan")
    row = work.rows(t.received_paper)[0]
    assert (row.content_sealed, row.gone_as) == (None, "hr")
    asked = [one for one in work.rows(t.outbox) if one.effect == "ask_for_confirmation"]
    assert len(asked) == 2
    with pytest.raises(NotFound):
        withdraw_paper(work.office, paper.id, "En gang til", actor=work.hr)


@pytest.mark.parametrize("field", ["document_id", "says"])
def test_a_signed_copy_is_of_a_document_of_this_case_that_asks_for_an_answer(
    work: Workplace, field: str
) -> None:
    case_id = work.open()
    contact = work.file(case_id, DocumentKind.CONTACT_ATTEMPT, channel="phone").document
    document_id = uuid4() if field == "document_id" else contact.id
    with pytest.raises(Invalid) as refused:
        send_paper(work, case_id, document_id=document_id, says=O.CONFIRMED, **SIGNED)
    assert refused.value.field == field
    assert work.rows(t.received_paper) == []


def test_what_was_signed_on_an_older_version_is_only_a_copy(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    newer = filled(DocumentKind.FOLLOW_UP_PLAN, "Ny plan", evaluation_on="2026-05-01")
    file_document(work.office, case_id, newer, actor=work.manager, version=work.case(case_id).version)
    with pytest.raises(Invalid):
        send_paper(work, case_id, document_id=plan.id, says=O.CONFIRMED, **SIGNED)
    assert not send_paper(work, case_id, document_id=plan.id, **SIGNED).answered


def test_a_paper_on_an_older_version_that_goes_leaves_the_answer_to_the_newer_one_alone(
    work: Workplace,
) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    paper = send_paper(work, case_id, document_id=plan.id, says=O.CONFIRMED, **SIGNED).paper
    newer = filled(DocumentKind.FOLLOW_UP_PLAN, "Ny plan", evaluation_on="2026-05-01")
    version = work.case(case_id).version
    filed = file_document(work.office, case_id, newer, actor=work.manager, version=version).document
    answer_document(work.office, filed.id, O.CONFIRMED, "", actor=work.employee, version=None)
    due = work.rows(t.case)[0].next_due_on
    withdraw_paper(work.office, paper.id, "Feil", actor=work.manager)
    assert said(work, filed.id) == ("confirmed", "here")
    assert work.rows(t.case)[0].next_due_on == due
    work.step(case_id, "conclude_plan")
