"""Says why an absence begins and ends when it does, and which days the employer pays."""

from workflow.domain.absence.reasons import Reason
from workflow.domain.absence.reasons import why_employer_period as reasons_of_period
from workflow.domain.dated_rules import STANDARD
from workflow.domain.law import FTRL_8_19, NAV_PRACTICE
from workflow.domain.rule_table import ALL_RULES
from workflow.domain.text import N_
from workflow.why.explained import Origin, Why, rule_of
from workflow.why.ground import Ground

TOLD_FIRST_DAY = N_("Nav has told that the absence began on this day.")
FIRST_SICK_DAY = N_("The first day of sickness among the periods that belong together.")
LAST_KNOWN_DAY = N_("The last day of the last period that is registered.")


def why_first_day(ground: Ground) -> Why | None:
    """Why the absence begins when it does; None where nothing is known."""
    day = ground.first_day.valid
    if day is None:
        return None
    told = ground.first_day.told is not None
    facts = {"day": day} | ({"start": ground.spell.start} if ground.spell else {})
    sentence = TOLD_FIRST_DAY if told else FIRST_SICK_DAY
    return Why(
        about="first_day",
        day=day,
        origin=Origin.TOLD_BY_NAV if told else Origin.RECKONED,
        law=NAV_PRACTICE,
        sentence=Reason("first_day", sentence, NAV_PRACTICE.code, facts),
        reasons=ground.why_it_began(),
        rule=rule_of(ALL_RULES["spell_gap_days"], STANDARD, day),
        periods=ground.behind_spell,
        gaps=ground.gaps,
        reckoned_here=ground.first_day.computed if ground.first_day.differs else None,
    )


def why_last_day(ground: Ground) -> Why | None:
    """Why the absence ends when it does, as far as it is known; None while a period is open."""
    if ground.last_day is None:
        return None
    return Why(
        about="last_day",
        day=ground.last_day,
        origin=Origin.RECKONED,
        law=NAV_PRACTICE,
        sentence=Reason("last_day", LAST_KNOWN_DAY, NAV_PRACTICE.code, {"day": ground.last_day}),
        periods=ground.behind_spell,
        gaps=ground.gaps,
    )


def why_employer_period(ground: Ground) -> Why | None:
    """Why the employer pays these days (National Insurance Act section 8-19); None where nothing is known."""
    period = ground.employer_period
    if period is None:
        return None
    first, *more = reasons_of_period(period)
    return Why(
        about="employer_period",
        day=period.start,
        until=period.end,
        origin=Origin.RECKONED,
        law=FTRL_8_19,
        sentence=first,
        reasons=tuple(more),
        rule=rule_of(ALL_RULES["employer_period_days"], STANDARD, period.start),
    )
