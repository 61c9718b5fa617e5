"""Says what is used of the right to self-certify, what is left, and why nothing more can be self-certified now."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.domain.absence.employer_period import PAID_DAYS
from workflow.domain.absence.qualifying_time import QUALIFYING_MONTHS
from workflow.domain.absence.reasons import Fact, Reason
from workflow.domain.absence.self_certification import STATUTORY, Limit, Standing
from workflow.domain.absence.self_certification_reasons import (
    FTRL_8_23,
    FTRL_8_24,
    FTRL_8_27,
    HOUSE_ARRANGEMENT,
)
from workflow.domain.text import N_


def why_self_certification_standing(standing: Standing) -> list[Reason]:
    """What is used of each quota today, what is left, and since when there is a right at all."""
    return [
        _times_used(standing),
        _days_used(standing),
        *_at_a_time(standing),
        _right(standing),
        Reason(
            "more_days",
            N_("Days that can be self-certified now, besides those counted: %(days)s."),
            FTRL_8_24,
            {"days": standing.more_days},
        ),
        *_employer_period(standing),
    ]


def _times_used(standing: Standing) -> Reason:
    limit, facts = standing.arrangement.times_in_12_months, _used(standing, standing.times_used)
    if limit is None:
        sentence = N_("Times self-certified from %(window_from)s to %(today)s: %(used)s. There is no limit.")
        return Reason("times", sentence, HOUSE_ARRANGEMENT, facts)
    sentence = N_("Times self-certified from %(window_from)s to %(today)s: %(used)s of %(limit)s.")
    paragraph = FTRL_8_27 if limit == STATUTORY.times_in_12_months else HOUSE_ARRANGEMENT
    return Reason("times", sentence, paragraph, facts | {"limit": limit})


def _days_used(standing: Standing) -> Reason:
    limit, facts = standing.arrangement.days_in_12_months, _used(standing, standing.days_used)
    if limit is None:
        sentence = N_("Days self-certified from %(window_from)s to %(today)s: %(used)s.")
        return Reason("days", sentence, FTRL_8_24, facts)
    sentence = N_("Days self-certified from %(window_from)s to %(today)s: %(used)s of %(limit)s.")
    return Reason("days", sentence, HOUSE_ARRANGEMENT, facts | {"limit": limit})


def _at_a_time(standing: Standing) -> Iterator[Reason]:
    if standing.current is not None:
        yield Reason(
            "current",
            N_(
                "Days in the latest time: %(days)s of %(limit)s. New absence that begins by %(until)s is added to them."
            ),
            FTRL_8_24,
            {
                "days": standing.current.days,
                "limit": standing.arrangement.days_at_a_time,
                "until": standing.current.joins_until,
            },
        )


def _right(standing: Standing) -> Reason:
    if standing.right_from is not None:
        sentence = N_(
            "The right to self-certify holds from %(right_from)s, %(months)s months into the employment."
        )
        return Reason(
            "right_from",
            sentence,
            FTRL_8_24,
            {"right_from": standing.right_from, "months": QUALIFYING_MONTHS},
        )
    if standing.employed is None:
        sentence = N_(
            "The first day of the employment is not known, so the first %(months)s months are not checked."
        )
        return Reason("employment_unknown", sentence, FTRL_8_24, {"months": QUALIFYING_MONTHS})
    sentence = N_("No employment is known on %(today)s, so nothing can be self-certified.")
    return Reason("not_employed_today", sentence, FTRL_8_24, {"today": standing.today})


def _employer_period(standing: Standing) -> Iterator[Reason]:
    """What no other sentence about the standing tells: there may be days left, and none that can be used."""
    if standing.held_by is Limit.EMPLOYER_PERIOD:
        yield Reason(
            "employer_period_used",
            N_("The %(paid)s days of the employer period are used. After them a sick note is needed."),
            FTRL_8_23,
            {"paid": PAID_DAYS},
        )


def _used(standing: Standing, count: int) -> dict[str, Fact]:
    return {"window_from": standing.window_from, "today": standing.today, "used": count}
