"""The employee's answers, sick notes, representatives, tasks and help."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.noted import sick_note
from tests.workflow.services.conftest import Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import ConfirmationOutcome as C
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, StepNotOpen
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.domain.tracks.kinds import Move
from workflow.services.answer_document import answer_document, document_silence
from workflow.services.drafts import LONGEST, load_draft, save_draft
from workflow.services.file_document import file_document
from workflow.services.follow_day import follow_day
from workflow.services.hand_over import hand_over
from workflow.services.move_track import Telling, move_track
from workflow.services.representatives import invite_representative, withdraw_invitation
from workflow.services.settle_task import settle_task
from workflow.services.stated import Stated


@pytest.mark.parametrize(
    ("outcome", "words"), [(C.CONFIRMED, ""), (C.COMMENTED, "Bra"), (C.OBJECTED, "Uenig i målet")]
)
def test_the_employee_answers_in_their_own_words(work: Workplace, outcome: C, words: str) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    answer_document(
        work.office, plan.id, outcome, words, actor=work.employee, version=work.case(case_id).version
    )
    with work.office.store.transaction() as tx:
        kept = tx.confirmations.statement(plan.id)
    assert kept is not None
    assert kept[:2] == (outcome, words)
    assert work.step(case_id, "conclude_plan").to_stage is Stage.DIALOGUE_MEETING_1


def test_an_objection_needs_words_and_a_manager_cannot_confirm(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    version = work.case(case_id).version
    with pytest.raises(Invalid):
        answer_document(work.office, plan.id, C.OBJECTED, "  ", actor=work.employee, version=version)
    with pytest.raises(NotFound):
        answer_document(work.office, plan.id, C.CONFIRMED, "", actor=work.manager, version=version)
    with pytest.raises(Invalid):
        document_silence(work.office, plan.id, C.CONFIRMED, "x", actor=work.manager, version=version)
    assert not work.rows(t.confirmation)


def test_a_silence_gives_way_to_the_employees_own_answer_but_an_answer_stands(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    work.clock.advance(days=8)
    document_silence(
        work.office,
        plan.id,
        C.SILENT,
        "Ringte to ganger",
        actor=work.manager,
        version=work.case(case_id).version,
    )
    answer_document(
        work.office,
        plan.id,
        C.COMMENTED,
        "Her er jeg",
        actor=work.employee,
        version=work.case(case_id).version,
    )
    with pytest.raises(AlreadyDone):
        document_silence(
            work.office, plan.id, C.REFUSED, "x", actor=work.manager, version=work.case(case_id).version
        )
    assert [row.outcome for row in work.rows(t.confirmation)] == ["commented"]


def test_silence_is_only_silence_once_the_days_to_answer_are_over(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    assert plan.answer_by == work.clock.today() + timedelta(days=7)
    work.clock.advance(days=7)
    version = work.case(case_id).version
    with pytest.raises(Invalid) as refusal:
        document_silence(work.office, plan.id, C.SILENT, "Ringte", actor=work.manager, version=version)
    assert refusal.value.field == "outcome"
    assert not work.rows(t.confirmation)
    document_silence(work.office, plan.id, C.REFUSED, "Sa nei", actor=work.manager, version=version)
    assert work.step(case_id, "conclude_plan").to_stage is Stage.DIALOGUE_MEETING_1


def test_a_new_version_of_a_plan_needs_a_new_answer(work: Workplace) -> None:
    case_id = work.open()
    plan = work.plan(case_id)
    answer_document(
        work.office, plan.id, C.CONFIRMED, "", actor=work.employee, version=work.case(case_id).version
    )
    newer = work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-05-01").document
    assert newer.version == 2
    case = work.case(case_id)
    with work.office.store.transaction() as tx:
        on_file = tx.documents.on_file(case)[K.FOLLOW_UP_PLAN]
    assert on_file.confirmation is None
    with pytest.raises(NotFound):
        answer_document(
            work.office, plan.id, C.CONFIRMED, "", actor=work.employee, version=work.case(case_id).version
        )


def test_a_filed_document_reads_back_as_it_was_shown(work: Workplace) -> None:
    case_id = work.open()
    text = "=SUM(1) <script>alert(1)</script> 😀 \u05d0\u05d1 #let x = 1 Áŋŧ"
    form = filled(K.FIRST_CONVERSATION_MINUTES, text)
    document = file_document(
        work.office, case_id, form, actor=work.manager, version=work.case(case_id).version
    ).document
    with work.office.store.transaction() as tx:
        assert tx.documents.answers(document.id) == form.answers
    stored = next(row for row in work.rows(t.document) if row.id == document.id)
    assert text.encode() not in stored.answers_sealed
    assert len(stored.sha256) == 64


def test_a_graded_note_changes_the_grade_and_what_is_a_duty(work: Workplace) -> None:
    case_id = work.open()
    work.clock.move_to(date(2026, 3, 2))
    note = sick_note(date(2026, 3, 2), date(2026, 3, 29), 60)
    work.record(case_id, note)
    case = work.case(case_id)
    assert (case.grade, case.last_day, case.first_day) == (60, date(2026, 3, 29), date(2026, 2, 2))
    replaced = [row for row in work.rows(t.absence_period) if row.replaced_by is not None]
    assert len(replaced) == 1


@pytest.mark.parametrize(
    "note",
    [
        sick_note(date(2026, 2, 10), date(2026, 2, 9)),
        sick_note(date(2019, 2, 10), None),
        sick_note(date(2026, 2, 10), None, 101),
        sick_note(date(2026, 2, 10), None, 0),
    ],
)
def test_an_impossible_sick_note_is_refused(work: Workplace, note: Stated) -> None:
    case_id = work.open()
    with pytest.raises(Invalid):
        work.record(case_id, note)
    assert len(work.rows(t.absence_period)) == 1


def test_an_invitation_is_given_and_taken_back_by_the_employee_alone(work: Workplace) -> None:
    case_id = work.open()
    until = date(2026, 4, 1)
    rep = work.representative.person_id
    with pytest.raises(NotFound):
        invite_representative(work.office, case_id, rep, "plan", until, actor=work.manager)
    invite_representative(work.office, case_id, rep, "plan", until, actor=work.employee)
    [invitation] = work.rows(t.invitation)
    with pytest.raises(NotFound):
        withdraw_invitation(work.office, invitation.id, actor=Actor(person_id=uuid4(), role=Role.EMPLOYEE))
    withdraw_invitation(work.office, invitation.id, actor=work.employee)
    assert work.rows(t.invitation)[0].withdrawn_at is not None
    with pytest.raises(NotFound):
        withdraw_invitation(work.office, invitation.id, actor=work.employee)


SPRING = sick_note(date(2026, 3, 2), date(2026, 3, 29), 60)


def test_the_same_period_is_recorded_once(work: Workplace) -> None:
    case_id = work.open()
    work.record(case_id, SPRING)
    with pytest.raises(Invalid) as refusal:
        work.record(case_id, SPRING)
    assert refusal.value.field == "start"
    assert len([row for row in work.rows(t.absence_period) if row.start_on == SPRING.start_on]) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"grade": 40},
        {"end_on": date(2026, 3, 30)},
        {"extended_certificate": True},
        {"kind": AbsenceKind.SELF_CERTIFIED},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_note_that_tells_something_new_of_the_same_days_is_recorded(
    work: Workplace, change: dict[str, Any]
) -> None:
    case_id = work.open()
    work.record(case_id, SPRING)
    work.record(case_id, replace(SPRING, **change))
    assert len([row for row in work.rows(t.absence_period) if row.start_on == SPRING.start_on]) == 2


def test_a_period_that_another_note_overruled_can_be_recorded_anew(work: Workplace) -> None:
    case_id = work.open()
    for note in (SPRING, replace(SPRING, grade=40), SPRING):
        work.clock.advance(seconds=300)
        work.record(case_id, note)
    assert len([row for row in work.rows(t.absence_period) if row.start_on == SPRING.start_on]) == 3


def test_a_new_invitation_takes_the_place_of_the_older_one(work: Workplace) -> None:
    case_id = work.open()
    rep = work.representative.person_id
    for scope in ("case", "meeting"):
        invite_representative(work.office, case_id, rep, scope, date(2026, 4, 1), actor=work.employee)
    standing = [row.scope for row in work.rows(t.invitation) if row.withdrawn_at is None]
    assert standing == ["meeting"]
    told = [row.event for row in work.rows(t.history) if "invit" in row.event]
    assert sorted(told) == ["invitation_replaced", "representative_invited", "representative_invited"]


@pytest.mark.parametrize(
    ("field", "scope", "until", "whom"),
    [
        ("scope", "all", "2026-04-01", "rep"),
        ("until", "case", "2026-02-01", "rep"),
        ("representative", "case", "2026-04-01", "hr"),
    ],
)
def test_a_wrong_invitation_is_refused_at_its_field(
    work: Workplace, field: str, scope: str, until: str, whom: str
) -> None:
    case_id = work.open()
    person = work.representative if whom == "rep" else work.hr
    with pytest.raises(Invalid) as refusal:
        invite_representative(
            work.office, case_id, person.person_id, scope, date.fromisoformat(until), actor=work.employee
        )
    assert refusal.value.field == field


def test_a_request_for_help_reaches_hr_and_the_case_keeps_its_place(work: Workplace) -> None:
    case_id = work.open()
    stage = work.case(case_id).stage
    filed = work.file(case_id, K.HELP_REQUEST, track="expert_assistance")
    assert filed.step is not None
    assert work.case(case_id).stage is stage
    assert work.effects("ask_hr") == {"tell_hr_help_is_wanted"}
    [request] = work.rows(t.escalation)
    move_track(work.office, request.id, Move.TAKE_UP, Telling(), actor=work.hr)
    assert work.rows(t.escalation)[0].status == "taken_up"
    with pytest.raises(NotFound):
        move_track(work.office, request.id, Move.TAKE_UP, Telling(), actor=work.manager)


def test_the_employee_may_ask_for_a_meeting_but_not_write_minutes(work: Workplace) -> None:
    case_id = work.open()
    assert work.file(case_id, K.EARLIER_MEETING_REQUEST, by=work.employee, meeting="dialogue_meeting_2").step
    assert work.effects("request_earlier_meeting") == {"letter_to_nav"}
    with pytest.raises(StepNotOpen):
        work.file(case_id, K.FIRST_CONVERSATION_MINUTES, by=work.employee)


def test_a_former_manager_loses_sight_of_the_case_at_once(work: Workplace) -> None:
    case_id = work.open()
    version = work.case(case_id).version
    hand_over(work.office, case_id, work.other_manager.person_id, actor=work.hr, version=version)
    with pytest.raises(NotFound):
        work.file(case_id, K.HELP_REQUEST, by=work.manager)
    assert (
        work.file(case_id, K.HELP_REQUEST, by=work.other_manager).document.filed_by
        == work.other_manager.person_id
    )


@pytest.mark.parametrize("to", ["the employee", "somebody who is no manager"])
def test_a_case_is_handed_over_to_managers_only(work: Workplace, to: str) -> None:
    case_id = work.open()
    whom = work.employee if to == "the employee" else work.payroll
    with pytest.raises(Invalid):
        hand_over(work.office, case_id, whom.person_id, actor=work.hr, version=work.case(case_id).version)


def test_a_task_is_closed_by_its_role_only(work: Workplace) -> None:
    case_id = work.open()
    item = {
        "id": uuid4(),
        "case_id": case_id,
        "task": "stop_pay",
        "role": "payroll",
        "made_at": work.clock.now(),
    }
    with work.engine.begin() as connection:
        connection.execute(t.work_item.insert(), item)
    with pytest.raises(NotFound):
        settle_task(work.office, item["id"], actor=work.manager)  # type: ignore[arg-type]
    settle_task(work.office, item["id"], actor=work.payroll)  # type: ignore[arg-type]
    assert work.rows(t.work_item)[0].done_by == work.payroll.person_id


def test_a_draft_is_sealed_kept_and_forgotten_when_filed(work: Workplace) -> None:
    case_id, account_id = work.open(), work.rows(t.account)[0].id
    with work.engine.connect() as connection:
        owner = connection.scalar(sa.select(t.account.c.person_id).where(t.account.c.id == account_id))
    assert save_draft(work.office, account_id, case_id, K.HELP_REQUEST, {"what": ["æøå hemmelig"]})
    assert b"hemmelig" not in work.rows(t.draft)[0].answers_sealed
    kept = load_draft(work.office, account_id, case_id, K.HELP_REQUEST)
    assert kept is not None
    assert kept[0] == {"what": ["æøå hemmelig"]}
    assert owner is not None
    with work.office.store.transaction() as tx:
        tx.drafts.discard_of_person(owner, case_id, K.HELP_REQUEST)
    assert load_draft(work.office, account_id, case_id, K.HELP_REQUEST) is None


def test_a_draft_too_long_to_keep_says_so(work: Workplace) -> None:
    account_id = work.rows(t.account)[0].id
    assert save_draft(work.office, account_id, uuid4(), "x", {"what": ["a" * (LONGEST + 1)]}) is None


def test_a_note_recorded_ahead_counts_from_its_first_day(work: Workplace) -> None:
    case_id = work.open()
    note = sick_note(date(2026, 2, 23), date(2026, 3, 22), 40)
    work.record(case_id, note)
    assert (work.case(case_id).grade, work.case(case_id).grade_changes_on) == (100, date(2026, 2, 23))
    work.clock.move_to(date(2026, 2, 23))
    assert work.case(case_id).next_alarm_on <= work.clock.today()  # type: ignore[operator]
    with work.office.store.transaction() as tx:
        follow_day(work.office, tx, case_id)
    assert (work.case(case_id).grade, work.case(case_id).grade_changes_on) == (40, None)
    assert work.rows(t.history)[-1].event == "grade_changed"
    version = work.case(case_id).version
    with work.office.store.transaction() as tx:
        follow_day(work.office, tx, case_id)
    assert work.case(case_id).version == version


def test_an_earlier_first_day_is_looked_at_by_the_next_sweep(work: Workplace) -> None:
    work.clock.move_to(date(2026, 3, 2))
    case_id = work.open(date(2026, 3, 2))
    note = Stated(kind=AbsenceKind.SELF_CERTIFIED, start_on=date(2026, 2, 9), end_on=date(2026, 3, 1))
    work.record(case_id, note)
    case = work.case(case_id)
    assert (case.first_day, case.next_alarm_on) == (date(2026, 2, 9), date(2026, 3, 2))
    assert {row.kind for row in work.rows(t.absence_period)} == {"sick_note_full", "self_certified"}
