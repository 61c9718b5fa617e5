"""Each row: this step, from this stage, with these papers and this grade, leads there, or is refused for that."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflow.files import (
    ACTIVE,
    AFTERCARE,
    INVITATION,
    LETTER,
    MEETING_1,
    MEETING_2,
    MINUTES,
    MISTAKE,
    NOTICE,
    PENSION,
    PLAN,
    RELAPSE,
    RETURNED,
    SENT,
    K,
    clarified,
    file,
    paper,
)
from workflow.domain.dated_rules import HouseChange, RuleBook
from workflow.domain.documents import ConfirmationOutcome, OnFile
from workflow.domain.errors import StepNotOpen, StepRefused
from workflow.domain.stages import OPEN_STAGES, TIMELINE, Stage
from workflow.machine import MACHINE, open_steps, resumes_at, take, unmet
from workflow.process import PROCESS, TRIGGERS

S = Stage
EXEMPTION = K.DIALOGUE_MEETING_1_EXEMPTION
STATEMENT = K.ACTIVITY_STATEMENT
EXEMPTED = paper(K.PLAN_EXEMPTION)

LEADS: list[tuple[str, Stage, int, tuple[OnFile, ...], Stage]] = [
    ("register_absence", S.REPORTED, 100, (NOTICE,), S.FIRST_CONVERSATION),
    ("conclude_first_conversation", S.FIRST_CONVERSATION, 100, (MINUTES,), S.PLAN),
    ("conclude_plan", S.PLAN, 100, (PLAN,), S.DIALOGUE_MEETING_1),
    ("conclude_plan", S.PLAN, 50, (PLAN,), S.DIALOGUE_MEETING_1),
    ("exempt_plan", S.PLAN, 100, (paper(K.PLAN_EXEMPTION, reason="back_soon"),), S.DIALOGUE_MEETING_1),
    ("conclude_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 100, (INVITATION, MEETING_1, PLAN), S.ACTIVITY_CHECK),
    ("exempt_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 100, (paper(EXEMPTION, reason="too_ill"),), S.ACTIVITY_CHECK),
    ("forgo_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 60, (paper(EXEMPTION, reason="graded_not_useful"),), S.ACTIVITY_CHECK),
    ("conclude_activity_check", S.ACTIVITY_CHECK, 100, (ACTIVE,), S.DIALOGUE_MEETING_2),
    ("exempt_activity_graded", S.ACTIVITY_CHECK, 40, (paper(STATEMENT, outcome="graded"),), S.DIALOGUE_MEETING_2),
    ("exempt_activity_medical", S.ACTIVITY_CHECK, 100, (paper(STATEMENT, outcome="medical", extended_certificate=True),), S.DIALOGUE_MEETING_2),
    ("exempt_activity_not_possible", S.ACTIVITY_CHECK, 100, (paper(STATEMENT, outcome="not_possible"),), S.DIALOGUE_MEETING_2),
    ("conclude_dialogue_meeting_2", S.DIALOGUE_MEETING_2, 100, (SENT, MEETING_2), S.MAX_DATE),
    ("exempt_dialogue_meeting_2", S.DIALOGUE_MEETING_2, 100, (paper(K.DIALOGUE_MEETING_2_EXEMPTION),), S.MAX_DATE),
    ("conclude_max_date", S.MAX_DATE, 100, (LETTER, PENSION), S.CLARIFICATION),
    ("clarify_return", S.CLARIFICATION, 100, (clarified("other_position"), RETURNED), S.AFTERCARE),
    ("clarify_end", S.CLARIFICATION, 100, (clarified("disability"),), S.CLOSED),
    ("conclude_aftercare", S.AFTERCARE, 0, (AFTERCARE,), S.CLOSED),
    ("take_up_again", S.AFTERCARE, 100, (RELAPSE,), S.FIRST_CONVERSATION),
    ("take_up_again", S.AFTERCARE, 100, (RELAPSE, MINUTES), S.PLAN),
    ("take_up_again", S.CLOSED, 100, (RELAPSE, MINUTES, PLAN, INVITATION, MEETING_1), S.ACTIVITY_CHECK),
    ("request_earlier_meeting", S.PLAN, 100, (paper(K.EARLIER_MEETING_REQUEST),), S.PLAN),
    ("ask_hr", S.AFTERCARE, 0, (paper(K.HELP_REQUEST),), S.AFTERCARE),
]  # fmt: skip

REFUSALS: list[tuple[str, Stage, int, tuple[OnFile, ...], set[str]]] = [
    ("register_absence", S.REPORTED, 100, (), {"absence_reported"}),
    (
        "conclude_first_conversation", S.FIRST_CONVERSATION, 100, (),
        {"first_conversation_held", "next_conversation_agreed", "told_of_trusted_person"},
    ),
    (
        "conclude_first_conversation", S.FIRST_CONVERSATION, 100, (paper(K.FIRST_CONVERSATION_MINUTES, told_of_trusted_person=False),),
        {"next_conversation_agreed", "told_of_trusted_person"},
    ),
    ("conclude_plan", S.PLAN, 100, (), {"plan_written", "plan_answered", "evaluation_agreed"}),
    ("conclude_plan", S.PLAN, 100, (paper(K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01"),), {"plan_answered"}),
    (
        "conclude_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 100, (PLAN,),
        {"meeting_1_invited", "meeting_1_held", "plan_updated_after_meeting_1"},
    ),
    (
        "conclude_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 100,
        (INVITATION, paper(K.DIALOGUE_MEETING_1_MINUTES, held_on="2026-03-20"), PLAN), {"plan_updated_after_meeting_1"},
    ),
    ("forgo_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 100, (paper(EXEMPTION, reason="graded_not_useful"),), {"partly_absent"}),
    ("exempt_dialogue_meeting_1", S.DIALOGUE_MEETING_1, 100, (paper(EXEMPTION, reason="graded_not_useful"),), {"meeting_1_obviously_unnecessary"}),
    ("exempt_activity_medical", S.ACTIVITY_CHECK, 100, (paper(STATEMENT, outcome="medical"),), {"extended_certificate_received"}),
    ("exempt_activity_graded", S.ACTIVITY_CHECK, 100, (paper(STATEMENT, outcome="graded"),), {"partly_absent"}),
    ("conclude_activity_check", S.ACTIVITY_CHECK, 100, (paper(STATEMENT, outcome="medical"),), {"in_activity"}),
    (
        "conclude_dialogue_meeting_2", S.DIALOGUE_MEETING_2, 100,
        (paper(K.PLAN_SENT_TO_NAV, sent_on="2026-07-14", meeting_on="2026-07-20"), MEETING_2), {"plan_sent_to_nav"},
    ),
    ("conclude_max_date", S.MAX_DATE, 100, (), {"max_date_letter_sent", "pension_application_settled"}),
    ("clarify_end", S.CLARIFICATION, 100, (clarified("own_position"),), {"clarified_without_return"}),
    ("clarify_return", S.CLARIFICATION, 100, (clarified("own_position"),), {"return_noted", "follow_up_conversation_planned"}),
    ("conclude_aftercare", S.AFTERCARE, 0, (), {"aftercare_held"}),
]  # fmt: skip


@pytest.mark.parametrize(("trigger", "stage", "grade", "papers", "leads_to"), LEADS)
def test_a_step_leads_on_when_what_it_needs_is_on_file(
    trigger: str, stage: Stage, grade: int, papers: tuple[OnFile, ...], leads_to: Stage
) -> None:
    assert take(trigger, file(stage, *papers, grade=grade)) is leads_to


@pytest.mark.parametrize(("trigger", "stage", "grade", "papers", "missing"), REFUSALS)
def test_a_refusal_names_everything_that_is_missing(
    trigger: str, stage: Stage, grade: int, papers: tuple[OnFile, ...], missing: set[str]
) -> None:
    with pytest.raises(StepRefused) as refusal:
        take(trigger, file(stage, *papers, grade=grade))
    assert {requirement.name for requirement in refusal.value.missing} == missing


@pytest.mark.parametrize("answer", list(ConfirmationOutcome))
def test_a_plan_goes_on_however_it_was_answered(answer: ConfirmationOutcome) -> None:
    plan = paper(K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01", answered=answer)
    assert take("conclude_plan", file(S.PLAN, plan)) is S.DIALOGUE_MEETING_1


@pytest.mark.parametrize("stage", TIMELINE)
def test_return_to_work_leads_to_aftercare_from_every_stage(stage: Stage) -> None:
    assert take("return_to_work", file(stage, RETURNED)) is S.AFTERCARE


def _house_rule(days: int) -> RuleBook:
    return RuleBook((HouseChange("aftercare_from_days", days, date(2026, 1, 1)),))


SHORT = [
    # returned on, talk after the return asked for from so many days, can be closed at once
    ("2026-02-02", 1, False),
    ("2026-02-04", 1, False),
    ("2026-02-04", 3, True),
    ("2026-02-05", 3, False),
    ("2026-02-17", 16, True),
    ("2026-02-18", 16, False),
]


@pytest.mark.parametrize(("returned_on", "from_days", "closes"), SHORT)
def test_an_absence_shorter_than_the_routine_says_ends_without_a_talk(
    returned_on: str, from_days: int, closes: bool
) -> None:
    note = paper(K.RETURN_NOTE, returned_on=returned_on)
    case = replace(file(S.FIRST_CONVERSATION, note), rules=_house_rule(from_days))
    assert (not unmet(TRIGGERS["end_short_absence"], case)) is closes


@pytest.mark.parametrize("stage", OPEN_STAGES)
def test_a_case_registered_in_error_can_be_closed_from_every_open_stage(stage: Stage) -> None:
    assert take("cancel_registration", file(stage, MISTAKE)) is S.CLOSED


def test_a_case_registered_in_error_is_not_taken_up_again() -> None:
    with pytest.raises(StepRefused):
        take("take_up_again", file(S.CLOSED, RELAPSE, ended_by_return=False))


def test_a_late_plan_to_nav_goes_on_when_the_delay_is_explained() -> None:
    late = paper(K.PLAN_SENT_TO_NAV, sent_on="2026-07-18", meeting_on="2026-07-20", late_explained=True)
    assert take("conclude_dialogue_meeting_2", file(S.DIALOGUE_MEETING_2, late, MEETING_2)) is S.MAX_DATE


@pytest.mark.parametrize(
    ("filed_after_days", "version", "others", "counts"),
    [(0, 1, (), False), (0, 2, (), True), (0, 1, (EXEMPTED,), True), (1, 1, (), True), (-1, 2, (), False)],
)
def test_a_plan_of_the_day_of_the_meeting_counts_when_it_updates_an_earlier_one_or_there_was_none(
    filed_after_days: int, version: int, others: tuple[OnFile, ...], counts: bool
) -> None:
    held = paper(K.DIALOGUE_MEETING_1_MINUTES, held_on="2026-03-20")
    plan = replace(PLAN, filed_on=date(2026, 3, 20) + timedelta(days=filed_after_days), version=version)
    case = file(S.DIALOGUE_MEETING_1, INVITATION, held, plan, *others)
    assert (not unmet(TRIGGERS["conclude_dialogue_meeting_1"], case)) is counts


@pytest.mark.parametrize("step", PROCESS, ids=lambda step: step.trigger)
@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_is_taken_only_where_the_page_says(step: object, stage: Stage) -> None:
    trigger = TRIGGERS[step.trigger]  # type: ignore[attr-defined]
    if stage in trigger.source:
        assert trigger in open_steps(stage)
    else:
        with pytest.raises(StepNotOpen):
            take(trigger.trigger, file(stage, NOTICE, MINUTES, PLAN, ACTIVE, SENT, RETURNED, RELAPSE))


def test_the_machine_itself_refuses_when_a_requirement_is_not_met() -> None:
    """Guards hold also for somebody who goes round `take` and asks the shared machine."""

    class Moving:
        stage = S.PLAN.value
        file = file(S.PLAN)

    moving = Moving()
    assert MACHINE.events["conclude_plan"].trigger(moving) is False
    assert moving.stage == S.PLAN


def test_the_machine_keeps_no_case() -> None:
    take("conclude_plan", file(S.PLAN, PLAN))
    assert MACHINE.models == []


def test_the_machine_has_no_way_round_the_guards() -> None:
    assert set(MACHINE.events) == set(TRIGGERS)


def test_a_graded_exemption_does_not_outlive_the_grade() -> None:
    forgone = paper(EXEMPTION, reason="graded_not_useful")
    papers = (RELAPSE, MINUTES, PLAN, forgone)
    assert resumes_at(file(S.AFTERCARE, *papers, grade=50)) is S.ACTIVITY_CHECK
    assert resumes_at(file(S.AFTERCARE, *papers, grade=100)) is S.DIALOGUE_MEETING_1


def test_unmet_is_empty_exactly_when_the_step_can_be_taken() -> None:
    assert unmet(TRIGGERS["conclude_plan"], file(S.PLAN, PLAN)) == ()
