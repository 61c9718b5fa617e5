"""Says why the right to sick pay ends when it does: what is used, what is left, which limit comes first, what is assumed."""

from workflow.domain.absence.benefit_days import MaxDateEstimate
from workflow.domain.absence.max_date import MaxDateRule
from workflow.domain.absence.reasons import Fact, Reason, why_max_date
from workflow.domain.dated_rules import STANDARD
from workflow.domain.law import FTRL_8_12, FTRL_8_51, Law
from workflow.domain.rule_table import ALL_RULES
from workflow.domain.text import N_
from workflow.why.explained import Origin, Rule, Why, rule_of
from workflow.why.ground import Ground

TOLD_MAX_DATE = N_("Nav has told that the right to sick pay ends on this day.")
RECKONED_MAX_DATE = N_(
    "The right to sick pay ends on this day if the absence goes on. It is an estimate: Nav decides."
)
OTHER_MAX_DATE = N_("By what is registered here it would be %(computed)s. Nav's date counts.")
LIMITED_BY_AGE = N_("From a certain age there are fewer days with sick pay.")
_RULES: dict[MaxDateRule, tuple[str, Law]] = {
    MaxDateRule.ORDINARY_248: ("sick_pay_days", FTRL_8_12),
    MaxDateRule.LIMITED_67: ("sick_pay_days_over_67", FTRL_8_51),
    MaxDateRule.AGE_70: ("sick_pay_no_days_age", FTRL_8_51),
}
_OF_AGE = frozenset({MaxDateRule.LIMITED_67.value, MaxDateRule.AGE_70.value})


def why_max_date_of(ground: Ground, *, about: str = "max_date") -> Why | None:
    """Why sick pay ends then: as Nav told, else reckoned with its assumptions; None without a date."""
    day = ground.max_date.valid
    if day is None:
        return None
    told = ground.max_date.told is not None
    limit = _RULES[ground.estimate.rule] if ground.estimate else _RULES[MaxDateRule.ORDINARY_248]
    return Why(
        about=about,
        day=day,
        origin=Origin.TOLD_BY_NAV if told else Origin.RECKONED,
        law=limit[1],
        sentence=_sentence(ground, told=told),
        reasons=max_date_reasons(ground),
        rule=_rule(ground, limit[0]),
        periods=ground.behind_sick_pay,
        gaps=ground.gaps,
        reckoned_here=ground.max_date.computed if ground.max_date.differs else None,
    )


def max_date_reasons(ground: Ground) -> tuple[Reason, ...]:
    """What Nav told next to ours, what is used and left, and what had to be assumed."""
    found: list[Reason] = []
    if ground.max_date.differs and ground.max_date.computed:
        facts = {"computed": ground.max_date.computed}
        found.append(Reason("max_date_told", OTHER_MAX_DATE, FTRL_8_12.code, facts))
    estimate = _agreeing(ground)
    if estimate is not None:
        reasons = why_max_date(estimate.assessment, ground.person, first=not estimate.earlier)
        found += [_for_reader(reason, ground) for reason in reasons]
        found += [Reason("assumption", one, FTRL_8_12.code, {}) for one in estimate.assumptions]
    return tuple(found)


def _sentence(ground: Ground, *, told: bool) -> Reason:
    facts: dict[str, Fact] = {"max_date": ground.max_date.valid or ground.today}
    estimate = _agreeing(ground)
    if estimate is not None and not told:
        facts |= {"limit": estimate.rule.value, "from": estimate.assessment.reckoned_from}
        facts |= {"used": estimate.assessment.used, "quota": ground.person.quota}
        facts |= _of_age(estimate, ground)
    return Reason("max_date", TOLD_MAX_DATE if told else RECKONED_MAX_DATE, FTRL_8_12.code, facts)


def _of_age(estimate: MaxDateEstimate, ground: Ground) -> dict[str, Fact]:
    """Birthdays decide only where a limit of age does, and are told to those who may see everything."""
    if estimate.rule is MaxDateRule.ORDINARY_248 or ground.discreet or ground.born_on is None:
        return {}
    person, used = ground.person, estimate.assessment.used_over_67
    facts: dict[str, Fact] = {"used_over_67": used, "quota_over_67": person.quota_over_67}
    return facts | {"born_on": ground.born_on}


def _agreeing(ground: Ground) -> MaxDateEstimate | None:
    """The estimate, when it is the one behind the date that is shown."""
    estimate = ground.estimate
    return estimate if estimate and estimate.max_date == ground.max_date.computed else None


def _for_reader(reason: Reason, ground: Ground) -> Reason:
    if ground.discreet and reason.code in _OF_AGE:
        return Reason(reason.code, LIMITED_BY_AGE, reason.paragraph, {"max_date": reason.facts["max_date"]})
    return reason


def _rule(ground: Ground, name: str) -> Rule:
    return rule_of(ALL_RULES[name], STANDARD, ground.today)
