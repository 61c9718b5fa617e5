"""Decides by which code a paragraph is known to machines: the engine names it in its own way, the pages by its law."""

from workflow.domain.absence import self_certification_reasons as self_certified
from workflow.domain.absence.milestones import (
    ACTIVITY_RULE,
    MEETING_2_RULE,
    PLAN_TO_NAV_RULE,
    PROTECTION_RULE,
    WEEKS_RULE,
)
from workflow.domain.absence.reasons import JOINING_RULE, RECURRENCE_MEASURE
from workflow.domain.law import (
    AML_15_8,
    FTRL_8_7A,
    FTRL_8_8,
    FTRL_8_12,
    FTRL_8_19,
    FTRL_8_23,
    FTRL_8_24,
    FTRL_8_27,
    FTRL_8_51,
    FTRL_25_2,
    HOUSE_RULE,
    LAWS,
    NAV_PRACTICE,
    Law,
)

_OF_ENGINE: dict[str, Law] = {
    ACTIVITY_RULE: FTRL_8_8,
    MEETING_2_RULE: FTRL_8_7A,
    PLAN_TO_NAV_RULE: FTRL_25_2,
    PROTECTION_RULE: AML_15_8,
    JOINING_RULE: NAV_PRACTICE,
    RECURRENCE_MEASURE: NAV_PRACTICE,
    "ftrl § 8-12": FTRL_8_12,
    "ftrl § 8-19": FTRL_8_19,
    "ftrl § 8-51": FTRL_8_51,
    self_certified.FTRL_8_23: FTRL_8_23,
    self_certified.FTRL_8_24: FTRL_8_24,
    self_certified.FTRL_8_27: FTRL_8_27,
    self_certified.HOUSE_ARRANGEMENT: HOUSE_RULE,
}


def law_of(paragraph: str) -> Law | None:
    """The law a reason names, by its code or as the engine writes it; None for what is only counting on the calendar."""
    if paragraph == WEEKS_RULE:
        return None
    return LAWS.get(paragraph) or _OF_ENGINE[paragraph]
