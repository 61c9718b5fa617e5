"""Why each duty is due on its day, as a table a lawyer can read. First day of absence: Monday 2 February 2026."""

import json
from datetime import date

import pytest

from tests.workflow.files import FIRST_DAY, NOTICE, PLAN, RETURNED, file
from tests.workflow.why.grounds import ground
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.rules import HouseChange, RuleBook
from workflow.domain.stages import Stage
from workflow.timetable import deadlines
from workflow.why import Ground, Origin, Why, as_data, why_deadline

S, D = Stage, SubDuty
MAX_DATE = date(2027, 1, 29)
DAYS = NorwegianWorkingDays()

# duty, its day, the sentence, the paragraph, the number
EXPLAINED: list[tuple[Duty, str, str, str, str | None]] = [
    (S.REPORTED, "2026-02-02", "Day 1 of the absence, which began 2026-02-02.", "ftrl_8_18", "report_day"),
    (
        S.FIRST_CONVERSATION,
        "2026-02-06",
        "Day 5 of the absence, which began 2026-02-02.",
        "house_rule",
        "first_conversation_day",
    ),
    (S.PLAN, "2026-03-02", "4 weeks after the first day of absence, 2026-02-02.", "aml_4_6_3", "plan_weeks"),
    (
        S.DIALOGUE_MEETING_1,
        "2026-03-23",
        "7 weeks after the first day of absence, 2026-02-02.",
        "aml_4_6_4",
        "dialogue_meeting_1_weeks",
    ),
    (
        S.ACTIVITY_CHECK,
        "2026-03-30",
        "8 weeks after the first day of absence, 2026-02-02.",
        "ftrl_8_8",
        "activity_weeks",
    ),
    (
        S.DIALOGUE_MEETING_2,
        "2026-08-03",
        "26 weeks after the first day of absence, 2026-02-02.",
        "ftrl_8_7a",
        "dialogue_meeting_2_weeks",
    ),
    (
        D.PLAN_TO_NAV,
        "2026-07-13",
        "7 days before the meeting on 2026-07-20 that Nav has announced.",
        "ftrl_25_2",
        "plan_to_nav_days",
    ),
    (
        D.MAX_DATE_LETTER,
        "2026-12-04",
        "8 weeks before the right to sick pay ends, 2027-01-29.",
        "house_rule",
        "max_date_letter_latest_weeks_before",
    ),
    (
        S.CLARIFICATION,
        "2028-01-31",
        "104 weeks after the first day of absence, 2026-02-02.",
        "aml_4_6_1",
        "clarification_weeks",
    ),
    (S.AFTERCARE, "2026-03-15", "The day you agreed on.", "house_rule", None),
]


def explained(case: CaseFile, behind: Ground | None = None) -> dict[Duty, Why]:
    return {one.duty: why(one, case, behind) for one in deadlines(case)}


def why(deadline: Deadline, case: CaseFile, behind: Ground | None = None) -> Why:
    return why_deadline(deadline, case, behind or ground(today=case.today), DAYS)


def codes(found: Why) -> list[str]:
    return [reason.code for reason in found.reasons]


@pytest.mark.parametrize(("duty", "day", "sentence", "law", "rule"), EXPLAINED)
def test_each_duty_says_what_is_counted_from_where_and_by_which_rule(
    duty: Duty, day: str, sentence: str, law: str, rule: str | None
) -> None:
    case = file(S.REPORTED, RETURNED, max_date=MAX_DATE, meeting_on=date(2026, 7, 20))
    found = as_data(explained(case)[duty])
    assert found["about"] == duty
    assert found["day"] == day
    assert found["sentence"]["text"] == sentence
    assert found["law"]["code"] == law
    assert (found["rule"] or {}).get("name") == rule


def test_every_rule_says_where_it_was_read_and_when_it_was_checked() -> None:
    case = file(S.REPORTED, max_date=MAX_DATE)
    for found in explained(case).values():
        assert found.rule is not None
        assert found.rule.source
        assert found.rule.checked_on.year >= 2026


def test_the_data_is_plain_json_with_dates_as_iso() -> None:
    case = file(S.REPORTED, NOTICE, PLAN, RETURNED, max_date=MAX_DATE, meeting_on=date(2026, 7, 20))
    for found in explained(case).values():
        assert json.loads(json.dumps(as_data(found))) == as_data(found)


def test_a_gap_the_absence_was_joined_over_is_named() -> None:
    found = explained(file(S.PLAN))[S.PLAN]
    assert [(gap.start, gap.end) for gap in found.gaps] == [(date(2026, 2, 21), date(2026, 3, 1))]
    assert "gap" in codes(found)
    assert [behind.first for behind in found.periods] == [date(2026, 2, 2), date(2026, 3, 2)]


def test_a_first_day_nav_told_is_shown_with_ours() -> None:
    behind = ground(told=date(2026, 1, 26))
    found = explained(file(S.PLAN), behind)[S.PLAN]
    reason = next(one for one in found.reasons if one.code == "first_day_told")
    assert reason.facts == {"told": date(2026, 1, 26), "computed": FIRST_DAY}


def test_the_end_of_work_in_part_moves_a_meeting_and_says_what_it_would_have_been() -> None:
    case = file(S.DIALOGUE_MEETING_1, week=10, partly_until=date(2026, 4, 5))
    found = explained(case)[S.DIALOGUE_MEETING_1]
    assert found.day == date(2026, 4, 6)
    assert found.sentence.in_english().startswith("The day after the last day with work in part, 2026-04-05.")
    assert found.rule is not None
    assert found.rule.value == 7


def test_work_in_part_that_ended_early_is_named_but_moves_nothing() -> None:
    case = file(S.DIALOGUE_MEETING_1, week=3, partly_until=date(2026, 2, 15))
    found = explained(case)[S.DIALOGUE_MEETING_1]
    assert found.day == date(2026, 3, 23)
    assert "part_ended_before" in codes(found)


def test_a_duty_that_does_not_hold_in_part_says_so() -> None:
    found = explained(file(S.PLAN, grade=50))[S.DIALOGUE_MEETING_1]
    assert codes(found)[-1] == "no_duty"


def test_the_reminder_goes_on_the_working_day_before() -> None:
    found = explained(file(S.PLAN))[S.ACTIVITY_CHECK]
    assert next(one.facts["on"] for one in found.reasons if one.code == "reminder") == date(2026, 3, 27)


def test_a_reminder_that_is_past_or_not_needed_is_not_told() -> None:
    late = explained(file(S.FIRST_CONVERSATION, NOTICE, week=5))
    assert "reminder" not in codes(late[S.PLAN])
    assert "reminder" not in codes(explained(file(S.FIRST_CONVERSATION, NOTICE, PLAN))[S.PLAN])


def test_a_house_rule_that_changed_says_since_when_and_what_came_too_late() -> None:
    book = RuleBook(
        (
            HouseChange("first_conversation_day", 3, date(2026, 1, 1)),
            HouseChange("first_conversation_day", 10, date(2026, 6, 1)),
        )
    )
    found = explained(file(S.REPORTED, rules=book))[S.FIRST_CONVERSATION]
    assert found.day == date(2026, 2, 4)
    assert found.rule is not None
    assert (found.rule.value, found.rule.valid_from, found.rule.valid_to) == (
        3,
        date(2026, 1, 1),
        date(2026, 5, 31),
    )
    told = {one.code: one.facts for one in found.reasons}
    assert told["rule_since"] == {"value": 3, "since": date(2026, 1, 1)}
    assert told["rule_changed_later"] == {"value": 10, "since": date(2026, 6, 1)}


def test_a_house_rule_nobody_changed_says_so() -> None:
    assert "rule_unchanged" in codes(explained(file(S.REPORTED))[S.FIRST_CONVERSATION])
    assert "rule_unchanged" not in codes(explained(file(S.REPORTED))[S.PLAN])


@pytest.mark.parametrize(
    ("duty", "origin"),
    [(S.PLAN, Origin.RECKONED), (S.AFTERCARE, Origin.AGREED), (D.PLAN_TO_NAV, Origin.RECKONED)],
)
def test_a_date_says_where_it_comes_from(duty: Duty, origin: Origin) -> None:
    case = file(S.REPORTED, RETURNED, max_date=MAX_DATE, meeting_on=date(2026, 7, 20))
    assert explained(case)[duty].origin is origin
