"""From month seven to the clarification: every reminder on its day. First day 2 February 2026, max date 29 January 2027."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.workflow.files import FIRST_DAY, LETTER, PLAN, K, clarified, file, paper
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import HouseChange, RuleBook
from workflow.domain.documents import OnFile
from workflow.domain.effects import Effect
from workflow.domain.meeting_suggestion import last_met, suggests_meeting
from workflow.domain.stages import TIMELINE, Stage
from workflow.timetable import Firing, firings

S, E = Stage, Effect
MAX_DATE = date(2027, 1, 29)
DAYS = NorwegianWorkingDays()


def on_day(day: str, stage: Stage, *papers: OnFile, **more: object) -> CaseFile:
    weeks = (date.fromisoformat(day) - FIRST_DAY).days / 7
    return file(stage, *papers, week=weeks, max_date=more.pop("max_date", MAX_DATE), **more)  # type: ignore[arg-type]


def of(effect: Effect, case: CaseFile) -> list[Firing]:
    return [firing for firing in firings(case, DAYS) if firing.effect is effect]


@pytest.mark.parametrize(
    ("effect", "on"),
    [
        (E.REMIND_CONTACT, "2026-08-31"),  # month seven
        (E.REMIND_CONTACT, "2026-09-28"),
        (E.REMIND_CONTACT, "2026-11-02"),
        (E.REMIND_CONTACT, "2026-11-30"),
        (E.REMIND_CONTACT, "2026-12-28"),
        (E.REMIND_CONTACT, "2027-01-25"),
        (E.REMIND_AAP, "2026-10-02"),  # seventeen weeks: the answer may take three months
        (E.REMIND_MAX_DATE_LETTER, "2026-10-30"),  # three months before
        (E.TELL_PAYROLL, "2026-12-18"),  # payroll has six weeks
    ],
)
def test_what_comes_by_itself_before_the_max_date(effect: Effect, on: str) -> None:
    case = on_day("2026-08-10", S.MAX_DATE)
    assert date.fromisoformat(on) in {firing.on for firing in of(effect, case)}


def test_the_letter_is_a_duty_two_months_before_and_no_more_once_it_is_sent() -> None:
    case = on_day("2026-08-10", S.MAX_DATE)
    duty = [firing for firing in of(E.REMIND_DUTY, case) if firing.about == "max_date_letter"]
    due_on = date(2026, 12, 4)
    assert [(one.on, one.due_on) for one in duty] == [(date(2026, 12, 3), due_on), (due_on, due_on)]
    sent = on_day("2026-08-10", S.MAX_DATE, LETTER)
    assert of(E.REMIND_MAX_DATE_LETTER, sent) == []
    assert "max_date_letter" not in {firing.about for firing in of(E.REMIND_DUTY, sent)}


@pytest.mark.parametrize(
    ("today", "papers", "days"),
    [
        ("2026-12-01", (), ["2027-03-26"]),  # not before the max date, and eight weeks after it
        ("2027-03-25", (), ["2027-03-26"]),
        ("2027-03-26", (), ["2027-03-26", "2027-05-21"]),
        ("2027-09-20", (), ["2027-09-10", "2027-11-05"]),
        ("2027-03-01", (PLAN,), ["2027-03-26"]),  # a plan of before puts nothing off
        ("2027-03-01", (paper(K.FOLLOW_UP_PLAN, filed_on=date(2027, 2, 19)),), ["2027-04-16"]),
        ("2027-03-01", (paper(K.PLAN_EVALUATION, filed_on=date(2027, 2, 26)),), ["2027-04-23"]),
    ],
)
def test_after_the_max_date_it_comes_round_again_until_it_is_clarified(
    today: str, papers: tuple[OnFile, ...], days: list[str]
) -> None:
    for stage in (S.MAX_DATE, S.CLARIFICATION):
        assert [str(firing.due_on) for firing in of(E.REMIND_TO_GO_ON, on_day(today, stage, *papers))] == days


def test_it_ends_with_the_outcome_and_needs_a_max_date() -> None:
    assert of(E.REMIND_TO_GO_ON, on_day("2027-04-01", S.CLARIFICATION, clarified("disability"))) == []
    assert of(E.REMIND_TO_GO_ON, on_day("2027-04-01", S.CLARIFICATION, max_date=None)) == []
    for stage in (*TIMELINE[:6], S.AFTERCARE, S.CLOSED):
        assert of(E.REMIND_TO_GO_ON, on_day("2027-04-01", stage)) == []


def test_the_house_says_how_often() -> None:
    rules = RuleBook((HouseChange("go_on_weeks", 4, date(2026, 1, 1)),))
    case = on_day("2027-02-01", S.CLARIFICATION, rules=rules)
    assert [str(firing.due_on) for firing in of(E.REMIND_TO_GO_ON, case)] == ["2027-02-26"]


def test_the_rhythm_goes_on_in_the_clarification_and_the_weeks_of_the_house_are_silent() -> None:
    case = on_day("2027-06-01", S.CLARIFICATION, contact_weeks=2, contact_next_on=date(2027, 6, 7))
    assert [str(firing.on) for firing in of(E.REMIND_NEXT_CONTACT, case)] == ["2027-06-04"]
    assert of(E.REMIND_CONTACT, case) == []


def mondays() -> Iterator[date]:
    return (FIRST_DAY + timedelta(weeks=week) for week in range(26, 105))


@pytest.mark.parametrize("stage", TIMELINE)
def test_with_a_rhythm_no_two_reminders_of_contact_ever_fall_together(stage: Stage) -> None:
    for day in mondays():
        case = on_day(str(day), stage, contact_weeks=4, contact_next_on=date(2026, 8, 3))
        told = [
            firing.on
            for firing in firings(case, DAYS)
            if firing.effect in {E.REMIND_CONTACT, E.REMIND_NEXT_CONTACT}
        ]
        assert len(told) == len(set(told)) <= 3


MINUTES = paper(K.MEETING_MINUTES, held_on="2026-08-10")


@pytest.mark.parametrize(
    ("today", "stage", "papers", "suggested"),
    [
        ("2026-08-02", S.DIALOGUE_MEETING_2, (), False),  # up to week 26 the duties lead
        ("2026-08-03", S.DIALOGUE_MEETING_2, (), True),
        ("2026-10-04", S.MAX_DATE, (MINUTES,), False),
        ("2026-10-05", S.MAX_DATE, (MINUTES,), True),  # eight weeks after they last met
        ("2027-08-01", S.CLARIFICATION, (MINUTES,), True),
        ("2027-08-01", S.AFTERCARE, (MINUTES,), False),
    ],
)
def test_a_follow_up_meeting_is_suggested_when_the_two_have_not_met_for_long(
    today: str, stage: Stage, papers: tuple[OnFile, ...], suggested: bool
) -> None:
    case = on_day(today, stage, *papers)
    assert suggests_meeting(case, last_met(case, [])) is suggested
