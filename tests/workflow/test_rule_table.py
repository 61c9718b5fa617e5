"""The numbers of law and house, as a lawyer would read them down a page."""

from datetime import date

import pytest

from workflow.domain.absence import employer_period, max_date, rights
from workflow.domain.dated_rules import DatedNumber, Unit
from workflow.domain.law import HOUSE_RULE, LAWS
from workflow.domain.rule_table import ALL_RULES, HOUSE_RULES, RULE_GROUPS
from workflow.domain.rules_of_absence import EXPERT_ASSISTANCE_KRONER

BY_LAW = [
    ("report_day", 1, Unit.DAY, "ftrl_8_18"),
    ("plan_weeks", 4, Unit.WEEKS, "aml_4_6_3"),
    ("dialogue_meeting_1_weeks", 7, Unit.WEEKS, "aml_4_6_4"),
    ("wholly_absent_per_cent", 100, Unit.PER_CENT, "aml_4_6_4"),
    ("activity_weeks", 8, Unit.WEEKS, "ftrl_8_8"),
    ("nav_considers_meeting_weeks", 17, Unit.WEEKS, "ftrl_8_7a"),
    ("plan_to_nav_days", 7, Unit.DAYS, "ftrl_25_2"),
    ("dialogue_meeting_2_weeks", 26, Unit.WEEKS, "ftrl_8_7a"),
    ("protection_months", 12, Unit.MONTHS, "aml_15_8"),
    ("clarification_weeks", 104, Unit.WEEKS, "aml_4_6_1"),
    ("self_certified_statutory_days", 3, Unit.DAYS, "ftrl_8_24"),
    ("self_certified_statutory_times", 4, Unit.TIMES, "ftrl_8_27"),
    ("self_certified_months_counted", 12, Unit.MONTHS, "ftrl_8_27"),
    ("self_certified_qualifying_months", 2, Unit.MONTHS, "ftrl_8_24"),
    ("spell_gap_days", 16, Unit.DAYS, "nav_practice"),
    ("employer_period_days", 16, Unit.DAYS, "ftrl_8_19"),
    ("employer_period_gap_days", 16, Unit.DAYS, "ftrl_8_19"),
    ("treatment_days", 12, Unit.DAYS, "nav_practice"),
    ("sick_pay_days", 248, Unit.DAYS, "ftrl_8_12"),
    ("sick_pay_window_years", 3, Unit.YEARS, "ftrl_8_12"),
    ("sick_pay_earned_again_days", 182, Unit.DAYS, "ftrl_8_12"),
    ("sick_pay_fewer_days_age", 67, Unit.YEARS, "ftrl_8_51"),
    ("sick_pay_days_over_67", 60, Unit.DAYS, "ftrl_8_51"),
    ("sick_pay_no_days_age", 70, Unit.YEARS, "ftrl_8_51"),
    ("recurring_months", 36, Unit.MONTHS, "nav_practice"),
    ("recurring_long_days", 16, Unit.DAYS, "nav_practice"),
    ("recurring_spells", 5, Unit.TIMES, "nav_practice"),
    ("recurring_days", 100, Unit.DAYS, "nav_practice"),
    ("recurring_fewer_spells", 2, Unit.TIMES, "nav_practice"),
    ("recurring_more_days", 300, Unit.DAYS, "nav_practice"),
    ("expert_assistance_kroner", 24_900, Unit.KRONER, "nav_practice"),
    ("withdrawal_review_months", 6, Unit.MONTHS, "ftrl_8_27"),
]
CONTACT = [(f"contact_week_{week}", week, Unit.WEEKS, "house_rule") for week in (30, 34, 39, 43, 47, 51)]
BY_HOUSE = [
    ("first_conversation_day", 5, Unit.DAY, 1, 14, False),
    ("max_date_letter_latest_weeks_before", 8, Unit.WEEKS, 4, 8, False),
    ("aftercare_from_days", 1, Unit.DAYS, 1, 60, False),
    ("measure_weeks", 26, Unit.WEEKS, 1, 52, False),
    ("measure_end_days_before", 5, Unit.DAYS, 1, 10, False),
    ("reminder_days_before", 1, Unit.DAYS, 1, 10, False),
    ("overdue_days_after", 1, Unit.DAYS, 1, 14, False),
    ("reminder_on_the_day", 1, Unit.YES_OR_NO, 0, 1, False),
    ("overdue_substitute_days_after", 2, Unit.DAYS, 1, 90, False),
    ("overdue_above_days_after", 7, Unit.DAYS, 1, 90, False),
    ("overdue_hr_days_after", 14, Unit.DAYS, 1, 90, False),
    ("mail_from_hour", 7, Unit.HOUR, 0, 11, False),
    ("mail_until_hour", 17, Unit.HOUR, 12, 24, False),
    ("mail_on_free_days", 0, Unit.YES_OR_NO, 0, 1, False),
    ("digest", 0, Unit.YES_OR_NO, 0, 1, False),
    ("storm_factor", 5, Unit.TIMES, 2, 50, False),
    ("storm_floor", 100, Unit.MESSAGES, 10, 5000, False),
    ("meeting_reminder_days_before", 1, Unit.DAYS, 1, 5, False),
    ("activity_warning_weeks", 7, Unit.WEEKS, 4, 7, False),
    ("plan_to_nav_reminder_weeks", 24, Unit.WEEKS, 17, 25, False),
    ("aap_weeks_before", 17, Unit.WEEKS, 9, 26, False),
    ("max_date_letter_weeks_before", 13, Unit.WEEKS, 9, 26, False),
    ("stop_pay_weeks_before", 6, Unit.WEEKS, 2, 26, False),
    ("contact_rhythm_weeks", 4, Unit.WEEKS, 1, 8, False),
    ("contact_nudge_days_before", 1, Unit.DAYS, 1, 3, False),
    ("follow_up_meeting_weeks", 8, Unit.WEEKS, 2, 13, False),
    ("go_on_weeks", 8, Unit.WEEKS, 2, 13, False),
    ("unanswered_tries", 3, Unit.TIMES, 2, 10, False),
    ("answer_days", 7, Unit.DAYS, 3, 30, False),
    ("routine_reading_days", 7, Unit.DAYS, 1, 60, False),
    ("routine_newcomer_days", 14, Unit.DAYS, 1, 60, False),
    ("self_certified_days_at_a_time", 3, Unit.DAYS, 3, 16, False),
    ("self_certified_times", 4, Unit.TIMES, 4, 24, True),
    ("self_certified_days_a_year", 0, Unit.DAYS, 12, 60, True),
    ("manager_access_months_after_spell", 4, Unit.MONTHS, 0, 12, False),
    ("keep_drafts_months", 4, Unit.MONTHS, 1, 12, False),
    ("keep_talk_notes_months", 4, Unit.MONTHS, 1, 12, False),
    ("keep_preparations_months", 4, Unit.MONTHS, 0, 12, False),
    ("keep_plan_answers_months", 12, Unit.MONTHS, 0, 60, False),
    ("keep_difficulties_months", 4, Unit.MONTHS, 0, 12, False),
    ("request_decision_days", 5, Unit.DAYS, 1, 30, False),
    ("request_next_days", 7, Unit.DAYS, 1, 30, False),
    ("nav_answer_days", 21, Unit.DAYS, 7, 120, False),
    ("service_answer_days", 14, Unit.DAYS, 3, 90, False),
    ("report_days", 60, Unit.DAYS, 14, 180, False),
    ("keep_tasks_months", 12, Unit.MONTHS, 1, 60, False),
    ("keep_self_certifications_years", 3, Unit.YEARS, 1, 5, False),
    ("keep_sick_notes_years", 5, Unit.YEARS, 3, 10, False),
    ("keep_cases_years", 10, Unit.YEARS, 1, 10, False),
    ("keep_acknowledgements_months", 12, Unit.MONTHS, 0, 60, False),
    ("keep_suggestions_months", 24, Unit.MONTHS, 1, 60, False),
    ("keep_accounts_months", 6, Unit.MONTHS, 1, 24, False),
    ("keep_people_months", 12, Unit.MONTHS, 1, 60, False),
    ("keep_exports_months", 12, Unit.MONTHS, 1, 24, False),
    ("keep_work_done_months", 6, Unit.MONTHS, 1, 24, False),
    ("keep_sessions_days", 30, Unit.DAYS, 1, 90, False),
    ("keep_sign_in_attempts_days", 90, Unit.DAYS, 30, 365, False),
    ("keep_mandates_months", 24, Unit.MONTHS, 1, 120, False),
]


@pytest.mark.parametrize(("name", "value", "unit", "law"), BY_LAW + CONTACT)
def test_what_nobody_here_can_change_stands_with_its_paragraph(
    name: str, value: int, unit: Unit, law: str
) -> None:
    rule = ALL_RULES[name]

    assert (rule.value, rule.unit, rule.law.code, rule.bounds) == (value, unit, law, None)


@pytest.mark.parametrize(("name", "value", "unit", "low", "high", "or_no_limit"), BY_HOUSE)
def test_what_the_house_may_change_has_bounds_that_hold_its_value(
    name: str, value: int, unit: Unit, low: int, high: int, or_no_limit: bool
) -> None:
    rule = HOUSE_RULES[name]

    assert rule.bounds is not None
    assert (rule.value, rule.unit, rule.law) == (value, unit, HOUSE_RULE)
    assert (rule.bounds.low, rule.bounds.high, rule.bounds.zero_is_no_limit) == (low, high, or_no_limit)
    assert rule.bounds.allow(value)
    assert [rule.bounds.allow(one) for one in (low - 1, low, high, high + 1)] == [False, True, True, False]
    assert rule.bounds.allow(0) is (or_no_limit or low == 0)


def test_the_two_tables_above_are_all_rules_there_are() -> None:
    assert {row[0] for row in (*BY_LAW, *CONTACT, *BY_HOUSE)} == set(ALL_RULES)
    assert sum(len(group) for group in RULE_GROUPS.values()) == len(ALL_RULES)


@pytest.mark.parametrize("rule", ALL_RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_says_where_and_when_it_was_read(rule: DatedNumber) -> None:
    assert rule.title
    assert rule.source
    assert LAWS[rule.law.code] is rule.law
    assert date(2026, 1, 1) <= rule.checked_on <= date(2027, 12, 31)
    assert bool(rule.hint) is (rule.bounds is not None)


@pytest.mark.parametrize("rule", ALL_RULES.values(), ids=lambda rule: rule.name)
def test_the_versions_of_a_rule_follow_each_other_without_gap_or_overlap(rule: DatedNumber) -> None:
    for before, after in zip(rule.versions, rule.versions[1:], strict=False):
        assert before.valid_to is not None
        assert after.valid_from is not None
        assert (after.valid_from - before.valid_to).days == 1
    assert rule.versions[-1].valid_to is None


@pytest.mark.parametrize(
    ("day", "kroner"),
    [
        (date(2022, 6, 1), 22_300),
        (date(2023, 1, 1), 22_300),
        (date(2025, 12, 31), 22_300),
        (date(2026, 1, 1), 24_900),
        (date(2030, 1, 1), 24_900),
    ],
)
def test_an_amount_is_the_one_of_its_day(day: date, kroner: int) -> None:
    assert EXPERT_ASSISTANCE_KRONER.value_on(day) == kroner


def test_the_numbers_the_engine_counts_with_are_the_ones_shown() -> None:
    assert ALL_RULES["sick_pay_days"].value is max_date.QUOTA
    assert ALL_RULES["employer_period_days"].value is employer_period.PAID_DAYS
    assert ALL_RULES["sick_pay_earned_again_days"].value is rights.SUFFICIENT_GAP
