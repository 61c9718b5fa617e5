"""The counting of self-certified days is told in whole sentences, each with its paragraph."""

from datetime import date

import pytest

from tests.workflow.absence.self_certified import FOUR, IA_PRACTICE, NOTE, counted, day, own
from workflow.domain.absence.reasons import Reason
from workflow.domain.absence.self_certification import STATUTORY, Counting, Limit
from workflow.domain.absence.self_certification_left import why_self_certification_standing
from workflow.domain.absence.self_certification_reasons import why_self_certification

HOUSE = "House: self-certification"
NEWLY = [(date(2026, 1, 15), None)]
GONE = [(date(2020, 1, 1), date(2020, 12, 31))]
EIGHT_THRICE = ["2025-09-01/2025-09-08", "2025-11-03/2025-11-10", "01-05/01-12"]


def last(counting: Counting) -> list[Reason]:
    return why_self_certification(counting.times[-1])


def told(reasons: list[Reason]) -> list[tuple[str, str]]:
    return [(reason.code, reason.paragraph) for reason in reasons]


@pytest.mark.parametrize(
    ("counting", "codes"),
    [
        (counted(*own("03-02")), []),
        (counted(*own("03-02", "03-05")), [("same_time", "ftrl § 8-24")]),
        (
            counted(*own("03-02/03-05")),
            [("days_at_a_time_used_up", "ftrl § 8-24"), ("extendable", "ftrl § 8-24")],
        ),
        (counted(*own(*FOUR, "04-06")), [("times_used_up", "ftrl § 8-27")]),
        (counted(*own("03-02"), employments=NEWLY), [("qualifying_time_missing", "ftrl § 8-24")]),
        (counted(*own("03-02"), employments=GONE), [("not_employed", "ftrl § 8-24")]),
        (counted(*own(*EIGHT_THRICE, "03-02"), arrangement=IA_PRACTICE), [("days_used_up", HOUSE)]),
    ],
)
def test_each_limit_that_is_passed_has_its_reason(counting: Counting, codes: list[tuple[str, str]]) -> None:
    first, *rest = told(last(counting))
    assert first[0] == "self_certified"
    assert rest == codes


def test_days_after_the_employer_period_rest_on_the_paragraph_that_ends_it() -> None:
    reasons = last(counted(*own("03-02/03-20")))
    (over,) = [reason for reason in reasons if reason.code == "employer_period_over"]
    assert (over.paragraph, over.facts) == ("ftrl § 8-23", {"from": day("03-18")})


def test_the_sentences_name_days_and_numbers() -> None:
    counted_days, limit, agreed = (reason.in_english() for reason in last(counted(*own("03-02/03-05"))))
    assert counted_days == (
        "Self-certified from 2026-03-02 to 2026-03-05. Calendar days, weekends included: 4. "
        "The limit is 3 at a time."
    )
    assert limit == "The days at a time, 3, are used. A sick note is needed from 2026-03-05."
    assert agreed == (
        "The employer can agree to self-certified days from 2026-03-05 to 2026-03-05, "
        "since they are in the employer period."
    )


def test_what_is_beyond_the_statute_is_told_as_the_arrangement_of_the_house() -> None:
    law, house = (last(counted(*own("03-02"), arrangement=held))[0] for held in (STATUTORY, IA_PRACTICE))
    assert (law.paragraph, house.paragraph) == ("ftrl § 8-24", HOUSE)


@pytest.mark.parametrize(
    ("counting", "codes"),
    [
        (counted(today=day("03-10")), ["times", "days", "right_from", "more_days"]),
        (counted(*own("03-02"), today=day("03-10")), ["times", "days", "current", "right_from", "more_days"]),
        (counted(employments=[]), ["times", "days", "employment_unknown", "more_days"]),
        (counted(employments=GONE), ["times", "days", "not_employed_today", "more_days"]),
    ],
)
def test_the_standing_names_each_quota_and_the_right(counting: Counting, codes: list[str]) -> None:
    assert [reason.code for reason in why_self_certification_standing(counting.standing)] == codes


@pytest.mark.parametrize(
    ("counting", "held_by"),
    [
        (counted(today=day("03-10")), None),
        (counted(("03-02", "03-20", NOTE), today=day("03-21")), Limit.EMPLOYER_PERIOD),
        (counted(*own("03-02/03-04"), today=day("03-10")), Limit.DAYS_AT_A_TIME),
        (counted(*own(*FOUR), today=day("04-06")), Limit.TIMES_IN_12_MONTHS),
        (counted(*own(*EIGHT_THRICE), arrangement=IA_PRACTICE, today=day("03-02")), Limit.DAYS_IN_12_MONTHS),
        (counted(employments=NEWLY, today=day("03-02")), Limit.QUALIFYING_TIME),
        (counted(employments=GONE), Limit.QUALIFYING_TIME),
    ],
)
def test_where_nothing_is_left_the_limit_that_leaves_nothing_is_known(
    counting: Counting, held_by: Limit | None
) -> None:
    standing = counting.standing
    assert (standing.held_by, standing.more_days == 0) == (held_by, held_by is not None)
    told_of_period = "employer_period_used" in [r.code for r in why_self_certification_standing(standing)]
    assert told_of_period == (held_by is Limit.EMPLOYER_PERIOD)


def test_a_quota_is_told_with_its_limit_or_as_having_none() -> None:
    law, house = (
        why_self_certification_standing(counted(*own("03-02"), arrangement=held, today=day("03-10")).standing)
        for held in (STATUTORY, IA_PRACTICE)
    )
    assert [reason.in_english() for reason in law[:2]] == [
        "Times self-certified from 2025-03-11 to 2026-03-10: 1 of 4.",
        "Days self-certified from 2025-03-11 to 2026-03-10: 1.",
    ]
    assert [reason.in_english() for reason in house[:2]] == [
        "Times self-certified from 2025-03-11 to 2026-03-10: 1. There is no limit.",
        "Days self-certified from 2025-03-11 to 2026-03-10: 1 of 24.",
    ]
