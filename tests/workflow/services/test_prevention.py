"""A preventive follow-up stands before and beside absence: it reckons no date, and no absence is reckoned from it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workflow.services.conftest import Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import AlreadyDone, NotFound, OverlappingCase, StepNotOpen, StepRefused
from workflow.domain.people import Actor
from workflow.domain.rules import STANDARD
from workflow.domain.stages import Stage
from workflow.services.hand_over import hand_over
from workflow.services.open_case import open_case
from workflow.services.open_prevention import open_prevention
from workflow.services.recompute import Recompute


def begin(work: Workplace, by: Actor | None = None, submission: UUID | None = None) -> UUID:
    note = filled(K.PREVENTION_NOTE, wished_by="manager")
    return open_prevention(
        work.office, work.employment, note, actor=by or work.manager, submission=submission
    )


@pytest.mark.parametrize("who", ["manager", "hr", "employee"])
def test_manager_hr_and_the_employee_can_begin(work: Workplace, who: str) -> None:
    case = work.case(begin(work, getattr(work, who)))
    assert (case.stage, case.spell, case.grade, case.next_alarm_on) == (Stage.PREVENTION, 0, 0, None)
    assert case.manager_id == work.manager.person_id
    assert {row.effect for row in work.rows(t.outbox)} == {"archive_document", "tell_of_prevention"}


@pytest.mark.parametrize("who", ["other_manager", "payroll", "representative"])
def test_nobody_else_can(work: Workplace, who: str) -> None:
    with pytest.raises(NotFound):
        begin(work, getattr(work, who))
    assert work.rows(t.case) == []


def test_there_is_one_at_a_time_and_a_double_click_begins_one(work: Workplace) -> None:
    submission = uuid4()
    begin(work, submission=submission)
    with pytest.raises(AlreadyDone):
        begin(work, submission=submission)
    with pytest.raises(OverlappingCase):
        begin(work)
    assert len(work.rows(t.case)) == 1


@pytest.mark.parametrize("which", [0, 1])
def test_both_go_to_the_new_manager_whichever_is_handed_over(work: Workplace, which: int) -> None:
    cases = (begin(work), work.open())
    handed = work.case(cases[which])
    successor = work.other_manager.person_id
    hand_over(work.office, handed.id, successor, actor=work.hr, version=handed.version, submission=uuid4())
    assert [work.case(one).manager_id for one in cases] == [successor, successor]
    assert sum(row.event == "handed_over" for row in work.rows(t.history)) == 2


def test_an_absence_is_reported_beside_it(work: Workplace) -> None:
    preventive = begin(work)
    absence = work.open()
    assert work.case(absence).stage is Stage.FIRST_CONVERSATION
    assert work.case(preventive).stage is Stage.PREVENTION
    notice = filled(K.ABSENCE_NOTICE, first_day=str(work.clock.today()))
    with pytest.raises(OverlappingCase) as overlap:
        open_case(work.office, work.employment, notice, actor=work.manager)
    assert overlap.value.case_id == absence


def test_time_changes_nothing_of_it(work: Workplace) -> None:
    preventive = begin(work)
    work.open()
    before = work.case(preventive)
    work.clock.advance(days=200)
    run = Recompute(office=work.office, reading=work.office.store, former=STANDARD, pause=list)
    assert sum(done.looked_at for done in run.rounds()) == 1
    assert work.case(preventive) == before


def test_only_what_belongs_before_an_absence_is_filed_on_it(work: Workplace) -> None:
    preventive, absence = begin(work), work.open()
    for kind in (K.FOLLOW_UP_PLAN, K.RETURN_NOTE, K.ABSENCE_NOTICE, K.AFTERCARE_NOTE):
        with pytest.raises(StepNotOpen):
            work.file(preventive, kind)
    with pytest.raises(StepNotOpen):
        work.file(absence, K.PREVENTION_OUTCOME)
    assert work.file(preventive, K.CONTACT_ATTEMPT).document.spell == 0


def test_it_is_closed_once_it_is_written_what_it_led_to(work: Workplace) -> None:
    preventive = begin(work)
    with pytest.raises(StepRefused):
        work.step(preventive, "conclude_prevention")
    outcome: dict[str, Any] = {"outcome": "prevention_solved"}
    work.file(preventive, K.PREVENTION_OUTCOME, **outcome)
    work.step(preventive, "conclude_prevention")
    case = work.case(preventive)
    assert (case.stage, case.outcome) == (Stage.CLOSED, "prevention_solved")
    begin(work)  # and another may begin


def test_an_absence_goes_on_where_it_was_though_preventive_talks_ended_meanwhile(work: Workplace) -> None:
    absence = work.open()
    work.file(
        absence, K.RETURN_NOTE, returned_on="2026-02-03", work_percentage=100, follow_up_on="2026-02-04"
    )
    work.file(absence, K.AFTERCARE_NOTE)
    work.step(absence, "conclude_aftercare")
    preventive = begin(work)
    work.file(preventive, K.PREVENTION_OUTCOME, outcome="prevention_absence_began")
    work.step(preventive, "conclude_prevention")
    work.clock.advance(days=7)
    again = filled(K.ABSENCE_NOTICE, first_day=str(work.clock.today() - timedelta(days=1)))
    with pytest.raises(OverlappingCase) as overlap:
        open_case(work.office, work.employment, again, actor=work.manager)
    assert overlap.value.case_id == absence
