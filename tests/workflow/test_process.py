"""The process page is complete: every stage can be reached and left, every word has what belongs to it."""

from pathlib import Path

import pytest

from forms.steps import FORMS
from workflow import chart
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect, queue_of
from workflow.domain.people import Role
from workflow.domain.stages import TIMELINE, Stage
from workflow.domain.steps import Belongs, Nature, Step
from workflow.machine import open_steps
from workflow.process import ALARMS, ON_CONFIRMING, ON_FILING, PROCESS, TRIGGERS


def _targets(step: Step) -> tuple[Stage, ...]:
    if step.dest is Belongs.ON_TIMELINE:
        return TIMELINE[1:]
    return (step.dest,) if isinstance(step.dest, Stage) else ()


def test_every_stage_is_reached_by_steps_from_one_a_case_begins_in() -> None:
    reached = {Stage.REPORTED, Stage.PREVENTION}
    for _ in Stage:
        reached |= {target for step in PROCESS for target in _targets(step) if reached & set(step.source)}
    assert reached == set(Stage)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_an_exit(stage: Stage) -> None:
    assert any(target is not stage for step in open_steps(stage) for target in _targets(step))


@pytest.mark.parametrize("stage", TIMELINE)
def test_every_stage_of_the_timeline_has_a_main_step_with_a_deadline(stage: Stage) -> None:
    main = [step for step in open_steps(stage) if step.nature is Nature.MAIN]
    assert main
    assert all(step.due is not None for step in main)


def test_triggers_are_unique_words() -> None:
    assert len(TRIGGERS) == len(PROCESS)
    assert all(step.trigger.isidentifier() and step.trigger.islower() for step in PROCESS)


@pytest.mark.parametrize("step", PROCESS, ids=lambda step: step.trigger)
def test_every_step_can_be_mended_by_a_form_or_by_waiting(step: Step) -> None:
    assert step.needs
    for requirement in step.needs:
        assert requirement.sentence.endswith(".")
        assert requirement.mended_by is None or requirement.mended_by in FORMS


@pytest.mark.parametrize("step", PROCESS, ids=lambda step: step.trigger)
def test_no_step_is_taken_by_somebody_who_may_only_read(step: Step) -> None:
    assert set(step.by) <= {Role.MANAGER, Role.HR, Role.EMPLOYEE}


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_document_has_a_form_and_is_archived_when_filed(kind: DocumentKind) -> None:
    assert FORMS[kind].kind is kind
    assert Effect.ARCHIVE_DOCUMENT in ON_FILING[kind]


def test_every_exemption_has_a_document_of_its_own() -> None:
    for step in PROCESS:
        if step.nature is Nature.EXEMPTION:
            assert any(requirement.mended_by is not None for requirement in step.needs)


def test_every_effect_is_named_somewhere_and_has_a_queue() -> None:
    by_itself = {
        Effect.SWEEP,
        Effect.RAISE_ALARMS,
        Effect.REMIND_DUTY,
        Effect.TELL_OVERDUE,
        Effect.SEND_REMINDERS,
        Effect.TELL_HR_REMINDERS_WAIT,
        Effect.REMIND_MEASURE,
        Effect.REMIND_HOLD,
        Effect.REMIND_REQUEST,
        Effect.REMIND_DIFFICULTY,
        Effect.REMIND_ROUTINE,
        Effect.REMIND_ROUTINE_TALK,
        Effect.REMIND_OF_ANSWER,
        Effect.TELL_ANSWER_IS_MISSING,
        Effect.REMIND_OF_MEETING,
        Effect.REMIND_PLAN_BEFORE_MEETING,
        Effect.TELL_HR_NO_RESPONSIBLE,
    }
    by_people = {
        Effect.TELL_MANAGER_OF_ANSWER,
        Effect.TELL_MANAGER_OF_MEETING_ANSWER,
        Effect.TELL_OF_REQUEST,
        Effect.TELL_REPRESENTATIVE,
        Effect.TELL_OF_ACCOUNT,
        Effect.TELL_SUBSTITUTE,
        Effect.TELL_OF_CONSENT,
        Effect.TELL_OF_PAPER_ANSWER,
        Effect.CHECK_PAPER,
        Effect.MAKE_EVIDENCE_PACKAGE,
        Effect.MAKE_OWN_EXPORT,
        Effect.ASK_FOR_PLAN_ANSWERS,
        Effect.TELL_MANAGER_OF_PLAN_ANSWERS,
    }
    named = {effect for step in PROCESS for effect in step.then}
    named |= {effect for alarm in ALARMS for effect in alarm.then}
    named |= {effect for effects in ON_FILING.values() for effect in effects}
    named |= {effect for effects in ON_CONFIRMING.values() for effect in effects}
    assert named | by_itself | by_people == set(Effect)
    assert all(queue_of(effect) for effect in Effect)


def test_the_readme_shows_the_process_as_it_is() -> None:
    readme = Path(chart.README).read_text()
    assert chart.written(readme) == readme, "run `tilbake process --write`"
