"""Why an absence begins and ends when it does, who pays, when sick pay ends, and the days nobody has to act on."""

import json
from datetime import date
from itertools import pairwise

import pytest

from tests.workflow.why.grounds import OTHER, TWO_NOTES, ground, period
from tests.workflow.why.reproduced import reproduced
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.why import (
    Ground,
    Origin,
    Why,
    as_data,
    why_employer_period,
    why_first_day,
    why_last_day,
    why_max_date_of,
    why_other_days,
)

ELSEWHERE = period("2026-01-26", "2026-02-13", AbsenceKind.SICK_NOTE_GRADED, 40, OTHER)


def found(why: Why | None) -> Why:
    assert why is not None
    return why


def max_date(behind: Ground) -> Why:
    return found(why_max_date_of(behind))


def codes(why: Why) -> list[str]:
    return [reason.code for reason in why.reasons]


def test_the_first_day_says_which_periods_belong_together_and_over_which_gap() -> None:
    why = found(why_first_day(ground()))
    assert (why.day, why.origin) == (date(2026, 2, 2), Origin.RECKONED)
    assert codes(why) == ["spell", "gap"]
    assert why.law is not None
    assert why.law.code == "nav_practice"


def test_a_first_day_nav_told_counts_and_ours_stands_beside_it() -> None:
    why = found(why_first_day(ground(told=date(2026, 1, 20))))
    assert (why.day, why.origin) == (date(2026, 1, 20), Origin.TOLD_BY_NAV)
    assert why.reckoned_here == date(2026, 2, 2)


def test_the_same_day_from_nav_is_no_difference() -> None:
    why = found(why_first_day(ground(told=date(2026, 2, 2))))
    assert why.origin is Origin.TOLD_BY_NAV
    assert why.reckoned_here is None


def test_an_open_absence_has_no_last_day_to_explain() -> None:
    assert why_last_day(ground()) is not None
    known = ground()
    assert why_last_day(type(known)(today=known.today, first_day=known.first_day, max_date=known.max_date, last_day=None, spell=known.spell)) is None  # fmt: skip


def test_the_employer_pays_sixteen_days() -> None:
    why = found(why_employer_period(ground()))
    assert (why.day, why.until) == (date(2026, 2, 2), date(2026, 2, 17))
    assert why.rule is not None
    assert why.rule.value == 16


@pytest.mark.parametrize(
    ("born_on", "limit", "law"),
    [
        (None, "ordinary_248", "ftrl_8_12"),
        (date(1980, 5, 1), "ordinary_248", "ftrl_8_12"),
        (date(1959, 3, 10), "limited_67", "ftrl_8_51"),
        (date(1956, 5, 10), "age_70", "ftrl_8_51"),
    ],
)
def test_the_end_of_sick_pay_names_the_limit_that_comes_first(
    born_on: date | None, limit: str, law: str
) -> None:
    why = max_date(ground(born_on=born_on))
    assert limit in codes(why)
    assert why.law is not None
    assert why.law.code == law
    assert reproduced(as_data(why)) == why.day


def test_an_estimate_says_what_it_assumes() -> None:
    assert codes(max_date(ground())).count("assumption") >= 3


def test_a_max_date_from_nav_counts_and_ours_stands_beside_it() -> None:
    why = max_date(ground(max_date_told=date(2026, 12, 1)))
    assert (why.day, why.origin) == (date(2026, 12, 1), Origin.TOLD_BY_NAV)
    assert why.reckoned_here is not None
    assert "max_date_told" in codes(why)


def test_the_days_to_know_of_come_in_order_and_follow_from_their_facts() -> None:
    days = why_other_days(ground())
    assert [why.about for why in days] == [
        "employer_period",
        "activity_stop_point",
        "meeting_need",
        "meeting_2_candidate",
        "half_year",
        "information",
        "year_of_weeks",
        "protected_until",
    ]
    assert all(one.day <= two.day for one, two in pairwise(days))
    for why in days[1:-1]:
        assert reproduced(as_data(why)) == why.day


def test_the_protected_year_is_a_day_and_never_a_countdown() -> None:
    why = why_other_days(ground())[-1]
    assert why.day == date(2027, 2, 1)
    assert not {"left", "remaining", "days"} & set(why.sentence.facts)


def test_days_to_know_of_are_counted_from_the_day_nav_told() -> None:
    days = {why.about: why.day for why in why_other_days(ground(told=date(2026, 1, 26)))}
    assert days["half_year"] == date(2026, 7, 27)


# --- who sees what --------------------------------------------------------------------------------------------------


def test_to_a_discreet_reader_absence_elsewhere_is_days_and_nothing_more() -> None:
    behind = ground([ELSEWHERE, *TWO_NOTES], discreet=True)
    for why in (found(why_first_day(behind)), max_date(behind)):
        elsewhere = [one for one in why.periods if one.elsewhere]
        assert [(one.first, one.last) for one in elsewhere] == [(ELSEWHERE.start, ELSEWHERE.end)]
        assert [(one.kind, one.grade) for one in elsewhere] == [(None, None)]
        assert all(word not in json.dumps(as_data(why)) for word in (OTHER, "graded", '"grade": 40'))


def test_who_may_see_everything_sees_absence_elsewhere_in_full() -> None:
    why = found(why_first_day(ground([ELSEWHERE, *TWO_NOTES])))
    elsewhere = next(one for one in why.periods if one.elsewhere)
    assert (elsewhere.kind, elsewhere.grade) == (AbsenceKind.SICK_NOTE_GRADED, 40)


def test_a_discreet_reader_is_not_told_of_earlier_absences_or_birthdays() -> None:
    earlier = period("2025-11-03", "2025-11-30")
    behind = ground([earlier, *TWO_NOTES], born_on=date(1959, 3, 10), discreet=True)
    told = json.dumps([as_data(found(why_first_day(behind))), as_data(max_date(behind))])
    assert "2025-11" not in told
    assert "1959" not in told
    assert "2026-03-10" not in told
    assert "limited_67" in told


def test_ids_of_periods_stay_behind() -> None:
    told = json.dumps(as_data(found(why_first_day(ground()))))
    assert "own position" not in told


NOTE_OF_60 = AbsenceKind.SICK_NOTE_GRADED
STOP_POINTS = [
    # the only note, whether Nav asks for nothing more at the stop point on 29 March
    (period("2026-02-02", "2026-04-30", NOTE_OF_60, 60), ["activity_fulfilled"]),
    (period("2026-02-02", "2026-03-29", NOTE_OF_60, 60), ["activity_fulfilled"]),
    (period("2026-02-02", "2026-03-28", NOTE_OF_60, 60), []),
    (period("2026-02-02", "2026-04-30"), []),
]


@pytest.mark.parametrize(("note", "said"), STOP_POINTS)
def test_where_work_is_tried_in_part_nav_asks_for_nothing_more(note: AbsencePeriod, said: list[str]) -> None:
    (why,) = [one for one in why_other_days(ground([note])) if one.about == "activity_stop_point"]
    assert why.day == date(2026, 3, 29)
    assert codes(why) == said
