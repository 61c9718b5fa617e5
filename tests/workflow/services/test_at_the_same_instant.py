"""The same thing from several hands at the same instant: it is done once, or each is told what happened."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workflow.papers import DESK, pdf
from tests.workflow.services.conftest import Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import Refusal
from workflow.domain.guide import Ask
from workflow.domain.guide_kinds import asked_in
from workflow.domain.measures import HowItWent, MeasureArea, WhatNext
from workflow.domain.meetings import MeetingAnswer
from workflow.domain.papers import PaperKind
from workflow.services.agree_measure import Agreement, agree_measure
from workflow.services.answer_meeting import Said, answer_meeting
from workflow.services.cancel_meeting import cancel_meeting
from workflow.services.evaluate_measure import Evaluation, evaluate_measure
from workflow.services.file_document import Filled, file_document
from workflow.services.order_package import order_package
from workflow.services.plan_answers import share_plan_answers
from workflow.services.receive_paper import SentPaper, receive_paper
from workflow.services.save_note import save_note
from workflow.services.talks import Writing

HANDS = 4
Do = Callable[[int], object]


def together(do: Do) -> Counter[str]:
    """Several hands begin at one instant; what each was told."""
    start = Barrier(HANDS)

    def hand(number: int) -> str:
        start.wait(timeout=30)
        try:
            found = do(number)
        except Refusal as refusal:
            return type(refusal).__name__
        return type(found).__name__ if found is not None else "done"

    with ThreadPoolExecutor(HANDS) as pool:
        return Counter(pool.map(hand, range(HANDS)))


def invited(work: Workplace, case_id: UUID, on_day: str = "2026-03-09") -> UUID:
    meeting_id = uuid4()
    invite(work, case_id, meeting_id, on_day)
    return meeting_id


def invite(work: Workplace, case_id: UUID, meeting_id: UUID, on_day: str, version: int | None = None) -> None:
    paper = filled(K.MEETING_INVITATION, meeting_on=on_day, length_minutes=45)
    about = Filled(paper.kind, paper.answers, paper.facts, meeting_id)
    known = work.case(case_id).version if version is None else version
    file_document(work.office, case_id, about, actor=work.manager, version=known)


def test_one_package_is_made_at_a_time(work: Workplace) -> None:
    case_id = work.open()
    told = together(lambda _: order_package(work.office, case_id, "nb", actor=work.hr, submission=uuid4()))
    assert told == {"PackageRecord": 1, "Invalid": HANDS - 1}
    assert len(work.rows(t.evidence_package)) == 1


def test_one_file_is_kept_once(work: Workplace) -> None:
    case_id = work.open()
    sent = SentPaper(kind=PaperKind.OTHER, content=pdf(), received_on=date(2026, 2, 2))
    told = together(
        lambda _: receive_paper(work.office, DESK, case_id, sent, actor=work.manager, submission=uuid4())
    )
    assert told["Received"] == 1
    assert told["Invalid"] + told["AlreadyDone"] == HANDS - 1
    assert len(work.rows(t.received_paper)) == 1


def test_an_invitation_has_one_answer_however_many_are_sent(work: Workplace) -> None:
    case_id = work.open()
    meeting_id = invited(work, case_id)
    said = Said(answer=MeetingAnswer.COMES)
    told = together(lambda _: answer_meeting(work.office, meeting_id, said, actor=work.employee, sequence=0))
    assert told["done"] == HANDS
    assert len(work.rows(t.meeting_answer)) == 1


def test_an_answer_while_the_meeting_moves_belongs_to_the_time_it_was_given_to(work: Workplace) -> None:
    case_id = work.open()
    meeting_id = invited(work, case_id)
    version = work.case(case_id).version
    said = Said(answer=MeetingAnswer.COMES)

    def do(number: int) -> None:
        if number:
            answer_meeting(work.office, meeting_id, said, actor=work.employee, sequence=0)
        else:
            invite(work, case_id, meeting_id, "2026-03-16", version)

    told = together(do)
    assert set(told) <= {"done", "Stale"}
    assert [row.sequence for row in work.rows(t.meeting)] == [1]
    assert all(row.sequence == 0 for row in work.rows(t.meeting_answer))


def test_nobody_comes_to_a_meeting_that_was_cancelled_meanwhile(work: Workplace) -> None:
    case_id = work.open()
    meeting_id = invited(work, case_id)
    version = work.case(case_id).version
    said = Said(answer=MeetingAnswer.CANNOT)

    def do(number: int) -> None:
        if number:
            answer_meeting(work.office, meeting_id, said, actor=work.employee, sequence=0)
        else:
            cancel_meeting(work.office, meeting_id, actor=work.manager, version=version)

    told = together(do)
    assert set(told) <= {"done", "Stale", "StepNotOpen"}
    assert work.rows(t.meeting)[0].cancelled_at is not None


def test_a_meeting_moves_once(work: Workplace) -> None:
    case_id = work.open()
    meeting_id = invited(work, case_id)
    version = work.case(case_id).version
    told = together(lambda number: invite(work, case_id, meeting_id, f"2026-03-1{number}", version))
    assert told == {"done": 1, "Stale": HANDS - 1}
    assert work.rows(t.meeting)[0].sequence == 1


def test_answers_to_the_plan_from_two_tabs_are_both_kept(work: Workplace) -> None:
    case_id = work.open()
    answers = filled(K.FOLLOW_UP_PLAN).answers
    told = together(lambda _: share_plan_answers(work.office, case_id, answers, actor=work.employee))
    assert told == {"PlanVoice": HANDS}
    assert sorted(row.revision for row in work.rows(t.plan_voice)) == [1, 2, 3, 4]


def test_a_measure_is_evaluated_once(work: Workplace) -> None:
    case_id = work.open()
    agreed = Agreement(
        area=MeasureArea.HOURS,
        what="Bare dagvakter",
        from_on=date(2026, 2, 2),
        until_on=date(2026, 3, 29),
        evaluate_on=date(2026, 3, 2),
    )
    paper = filled(K.ACCOMMODATION_MEASURE, until_on="2026-03-29", evaluate_on="2026-03-02")
    version = work.case(case_id).version
    measure_id = agree_measure(work.office, case_id, agreed, paper, actor=work.manager, version=version)
    seen: dict[str, Any] = {"actor": work.manager, "version": work.case(case_id).version}
    stop = Evaluation(how_it_went=HowItWent.HELPED, what_next=WhatNext.STOP)
    told = together(
        lambda _: evaluate_measure(
            work.office, case_id, measure_id, stop, filled(K.MEASURE_EVALUATION), **seen
        )
    )
    assert told["done"] == 1
    # On PostgreSQL a hand may read the case before the others are done and the measure after: it is told it is over.
    assert told["Stale"] + told["Invalid"] == HANDS - 1
    assert len(work.rows(t.measure_evaluation)) == 1


def test_a_note_from_several_tabs_is_never_overwritten_unseen(work: Workplace) -> None:
    case_id = work.open()
    meeting_id = invited(work, case_id)
    ask: Ask = asked_in(work.rows(t.meeting)[0].kind)[0]
    told = together(
        lambda number: save_note(
            work.office,
            meeting_id,
            ask,
            Writing(text=f"fane {number}", revision=0, tab=uuid4(), count=1),
            actor=work.manager,
        )
    )
    assert told == {"Saved": 1, "Overtaken": HANDS - 1}


@pytest.mark.parametrize("kind", [K.DOCTOR_LETTER])
def test_no_letter_waits_once_the_consent_is_taken_back(work: Workplace, kind: K) -> None:
    case_id = work.open()
    consent_id = work.consent(case_id)
    version = work.case(case_id).version

    def do(number: int) -> object:
        if number:
            return file_document(
                work.office, case_id, filled(kind, way="post"), actor=work.manager, version=version
            )
        work.take_back(consent_id)
        return None

    told = together(do)
    assert told["done"] == 1
    assert set(told) <= {"done", "Filed", "Stale", "Invalid"}
