"""When each duty is due, as a table a lawyer can read. First day of absence: Monday 2 February 2026."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.files import ACTIVE, FIRST_DAY, MINUTES, NOTICE, PLAN, RETURNED, SENT, K, file, paper
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.domain.deadlines import DutyState
from workflow.domain.documents import OnFile
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.effects import Effect
from workflow.domain.reminders import Rung
from workflow.domain.stages import OPEN_STAGES, TIMELINE, Stage
from workflow.timetable import (
    ACTIVE_IN_PART,
    FIRST_RUNG,
    NOT_WHOLLY_ABSENT,
    ahead,
    deadlines,
    firings,
    has_run_out,
    next_alarm_on,
)
from workflow.timetable import RETURNED as BACK

S = Stage
MAX_DATE = date(2027, 1, 29)
DAYS = NorwegianWorkingDays()

DUE = [
    (S.REPORTED, "2026-02-02", "house_rule"),
    (S.FIRST_CONVERSATION, "2026-02-06", "house_rule"),
    (S.PLAN, "2026-03-02", "aml_4_6_3"),
    (S.DIALOGUE_MEETING_1, "2026-03-23", "aml_4_6_4"),
    (S.ACTIVITY_CHECK, "2026-03-30", "ftrl_8_8"),
    (S.DIALOGUE_MEETING_2, "2026-08-03", "ftrl_8_7a"),
    (S.MAX_DATE, "2027-01-29", "ftrl_8_12"),
    (S.CLARIFICATION, "2028-01-31", "aml_4_6_1"),
]


@pytest.mark.parametrize(("stage", "due_on", "law"), DUE)
def test_each_duty_has_its_day_and_its_paragraph(stage: Stage, due_on: str, law: str) -> None:
    found = {deadline.duty: deadline for deadline in deadlines(file(S.REPORTED, max_date=MAX_DATE))}
    assert found[stage].due_on == date.fromisoformat(due_on)
    if law != "house_rule":
        assert found[stage].law.code == law


def _states(
    *papers: OnFile, stage: Stage = S.FIRST_CONVERSATION, week: int = 0, grade: int = 100
) -> dict[Duty, DutyState]:
    case = file(stage, *papers, week=week, grade=grade, max_date=MAX_DATE)
    return {deadline.duty: deadline.state for deadline in deadlines(case)}


def test_a_plan_can_be_overdue_while_the_first_conversation_is_open() -> None:
    states = _states(NOTICE, week=5)
    assert states[S.FIRST_CONVERSATION] is DutyState.OVERDUE
    assert states[S.PLAN] is DutyState.OVERDUE


def test_a_plan_can_be_done_while_the_first_conversation_is_open() -> None:
    assert _states(NOTICE, PLAN, week=5)[S.PLAN] is DutyState.DONE


def test_an_exempted_duty_is_exempt_and_not_done() -> None:
    exemption = paper(K.PLAN_EXEMPTION, reason="too_ill")
    assert _states(NOTICE, MINUTES, exemption, stage=S.PLAN)[S.PLAN] is DutyState.EXEMPT


def test_once_nav_has_called_the_meeting_its_last_day_is_not_told_beside_it() -> None:
    case = file(S.DIALOGUE_MEETING_1, week=5, max_date=MAX_DATE)
    for called, told in (
        (None, True),
        (date(2026, 3, 20), False),
        (date(2026, 9, 1), True),
        (FIRST_DAY, True),
    ):
        duties = {deadline.duty for deadline in ahead(replace(case, meeting_on=called))}
        assert (S.DIALOGUE_MEETING_2 in duties) is told


def test_whoever_works_in_part_owes_neither_dialogue_meeting_1_nor_activity() -> None:
    states = _states(NOTICE, week=9, grade=60)
    assert states[S.DIALOGUE_MEETING_1] is DutyState.NOT_APPLICABLE
    assert states[S.ACTIVITY_CHECK] is DutyState.NOT_APPLICABLE
    assert states[S.PLAN] is DutyState.OVERDUE


def test_a_duty_that_does_not_apply_says_why() -> None:
    graded = {d.duty: d.why_not for d in deadlines(file(S.PLAN, grade=60))}
    back = {d.duty: d.why_not for d in deadlines(file(S.AFTERCARE, RETURNED, grade=0))}
    assert graded[S.DIALOGUE_MEETING_1] == NOT_WHOLLY_ABSENT
    assert graded[S.ACTIVITY_CHECK] == ACTIVE_IN_PART
    assert back[S.PLAN] == BACK


def test_after_the_return_only_the_agreed_conversation_is_due() -> None:
    found = [duty for duty in deadlines(file(S.AFTERCARE, NOTICE, RETURNED, grade=0)) if duty.is_open]
    assert [(duty.duty, duty.due_on) for duty in found] == [(S.AFTERCARE, date(2026, 3, 15))]


def test_a_closed_case_has_no_open_duty_and_no_alarm() -> None:
    closed = file(S.CLOSED, NOTICE, max_date=MAX_DATE)
    assert not [duty for duty in deadlines(closed) if duty.is_open]
    assert next_alarm_on(closed, DAYS) is None


ON = {"remind_duty": "2026-03-27", "tell_overdue": "2026-03-31", "warn_sick_pay_may_stop": "2026-03-23"}


@pytest.mark.parametrize(("effect", "on"), ON.items())
def test_the_activity_check_is_announced_due_and_missed_on_these_days(effect: str, on: str) -> None:
    case = file(S.ACTIVITY_CHECK, NOTICE, max_date=MAX_DATE)
    names = {"activity_check", "activity_is_near"}
    found = [f for f in firings(case, DAYS) if f.about in names and f.rung in {None, *FIRST_RUNG.values()}]
    days = {f.effect: f.on for f in found}
    assert days[Effect(effect)] == date.fromisoformat(on)


def test_a_reminder_comes_on_the_working_day_before_a_holiday() -> None:
    """The plan of an absence from 19 April is due on Sunday 17 May, the national day; Friday is the day to say so."""
    from_april = replace(file(S.PLAN, NOTICE), first_day=date(2026, 4, 19))
    reminders = {f.due_on: f.on for f in firings(from_april, DAYS) if f.rung is Rung.BEFORE}
    assert reminders[date(2026, 5, 17)] == date(2026, 5, 15)


def test_nobody_is_told_of_missing_activity_once_it_is_documented() -> None:
    case = file(S.DIALOGUE_MEETING_2, NOTICE, MINUTES, ACTIVE, week=9, max_date=MAX_DATE)
    assert Effect.TELL_HR_ACTIVITY_IS_MISSING not in {firing.effect for firing in firings(case, DAYS)}


GRADED = paper(K.ACTIVITY_STATEMENT, outcome="graded")
LAPSED = [
    # working in part ended on 1 June; before that it was activity enough
    ("still in part", 60, None, DutyState.EXEMPT, "2026-03-30"),
    ("wholly absent again", 100, date(2026, 6, 1), DutyState.DUE, "2026-06-02"),
]


@pytest.mark.parametrize(("_case", "grade", "partly_until", "state", "due_on"), LAPSED)
def test_an_activity_check_that_grading_fulfilled_is_there_again_when_the_grading_ends(
    _case: str, grade: int, partly_until: date | None, state: DutyState, due_on: str
) -> None:
    case = replace(
        file(S.DIALOGUE_MEETING_2, NOTICE, MINUTES, PLAN, GRADED, grade=grade, partly_until=partly_until),
        today=date(2026, 6, 2),
    )
    found = {deadline.duty: deadline for deadline in deadlines(case)}[S.ACTIVITY_CHECK]
    assert (found.state, found.due_on) == (state, date.fromisoformat(due_on))


def test_a_gap_without_work_in_part_does_not_move_the_activity_check() -> None:
    found = {d.duty: d.due_on for d in deadlines(file(S.PLAN, NOTICE, week=9))}
    assert found[S.ACTIVITY_CHECK] == date(2026, 3, 30)


ANNOUNCED = date(2026, 7, 20)


def test_the_plan_is_due_at_nav_a_week_before_an_announced_meeting() -> None:
    case = file(S.DIALOGUE_MEETING_2, NOTICE, week=20, meeting_on=ANNOUNCED)
    found = {deadline.duty: deadline for deadline in deadlines(case)}
    assert found[SubDuty.PLAN_TO_NAV].due_on == date(2026, 7, 13)
    sent = file(S.DIALOGUE_MEETING_2, NOTICE, SENT, week=20, meeting_on=ANNOUNCED)
    assert {d.duty: d.state for d in deadlines(sent)}[SubDuty.PLAN_TO_NAV] is DutyState.DONE


def test_no_plan_is_due_at_nav_before_a_meeting_is_announced() -> None:
    assert SubDuty.PLAN_TO_NAV not in {d.duty for d in deadlines(file(S.DIALOGUE_MEETING_2, NOTICE))}


def test_the_max_date_letter_is_due_eight_weeks_before_the_max_date() -> None:
    found = {d.duty: d.due_on for d in deadlines(file(S.PLAN, max_date=MAX_DATE))}
    assert found[SubDuty.MAX_DATE_LETTER] == date(2026, 12, 4)


@given(
    stage=st.sampled_from(OPEN_STAGES),
    day=st.integers(0, 800),
    grade=st.integers(1, 100),
    papers=st.lists(st.sampled_from([NOTICE, MINUTES, PLAN, ACTIVE, RETURNED]), max_size=5),
)
def test_the_next_alarm_is_never_in_the_past_and_never_later_than_the_next_duty(
    stage: Stage, day: int, grade: int, papers: list[OnFile]
) -> None:
    case = replace(
        file(stage, *papers, grade=grade, max_date=MAX_DATE), today=FIRST_DAY + timedelta(days=day)
    )
    alarm = next_alarm_on(case, DAYS)
    ahead = [d.due_on for d in deadlines(case) if d.is_open and d.due_on >= case.today]
    assert alarm is None or alarm >= case.today
    if ahead:
        assert alarm is not None
        assert alarm <= min(ahead) + timedelta(days=1)


@pytest.mark.parametrize("stage", TIMELINE)
def test_deadlines_come_in_the_order_of_their_days(stage: Stage) -> None:
    days = [deadline.due_on for deadline in deadlines(file(stage, max_date=MAX_DATE))]
    assert days == sorted(days)


OVER = [
    # stage, last day known, has run out on 2 March 2026
    (S.PLAN, date(2026, 3, 1), True),
    (S.PLAN, date(2026, 3, 2), False),
    (S.PLAN, None, False),
    (S.AFTERCARE, date(2026, 3, 1), False),
]


@pytest.mark.parametrize(("stage", "last_day", "over"), OVER)
def test_an_absence_has_run_out_when_its_last_known_day_has_passed_and_nobody_said_what_came_after(
    stage: Stage, last_day: date | None, over: bool
) -> None:
    assert has_run_out(file(stage, week=4, last_day=last_day)) is over
