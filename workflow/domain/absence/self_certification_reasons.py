"""Says why self-certified days count as one time, and from when a sick note is needed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workflow.domain.absence.qualifying_time import QUALIFYING_MONTHS
from workflow.domain.absence.reasons import Fact, Reason
from workflow.domain.absence.self_certification import (
    DAYS_THAT_PART,
    MONTHS_COUNTED,
    STATUTORY,
    Excess,
    Limit,
    SelfCertification,
    window_from,
)
from workflow.domain.text import N_

FTRL_8_23 = "ftrl § 8-23"
FTRL_8_24 = "ftrl § 8-24"
FTRL_8_27 = "ftrl § 8-27"
HOUSE_ARRANGEMENT = "House: self-certification"
"""What goes beyond the statute is the employer's own arrangement."""


def why_self_certification(time: SelfCertification) -> list[Reason]:
    """What was counted as one time, and each limit that some of its days lie outside."""
    told = [reason for excess in time.excesses for reason in _outside(time, excess)]
    return [_counted(time), *_joined(time), *told]


def _counted(time: SelfCertification) -> Reason:
    runs = ", ".join(f"{run.start.isoformat()}/{run.end.isoformat()}" for run in time.runs)
    return Reason(
        "self_certified",
        N_(
            "Self-certified from %(start)s to %(end)s. Calendar days, weekends included: %(days)s. "
            "The limit is %(limit)s at a time."
        ),
        FTRL_8_24 if time.arrangement.days_at_a_time == STATUTORY.days_at_a_time else HOUSE_ARRANGEMENT,
        {
            "start": time.start,
            "end": time.end,
            "days": time.days,
            "limit": time.arrangement.days_at_a_time,
            "runs": runs,
        },
    )


def _joined(time: SelfCertification) -> Iterator[Reason]:
    for before, after in pairwise(time.runs):
        yield Reason(
            "same_time",
            N_(
                "Fewer than %(part)s days lie between %(end)s and %(start)s, so the days before are counted together "
                "with those after."
            ),
            FTRL_8_24,
            {"part": DAYS_THAT_PART, "end": before.end, "start": after.start},
        )


def _outside(time: SelfCertification, excess: Excess) -> Iterator[Reason]:
    if excess.limit is Limit.QUALIFYING_TIME:
        yield _too_early(time, excess)
    elif excess.limit is Limit.EMPLOYER_PERIOD:
        yield Reason(
            "employer_period_over",
            N_(
                "Only days in the employer period can be self-certified. A sick note is needed from %(from)s."
            ),
            FTRL_8_23,
            {"from": excess.start},
        )
    elif excess.limit is Limit.TIMES_IN_12_MONTHS:
        yield _too_often(time, excess)
    elif excess.limit is Limit.DAYS_AT_A_TIME:
        yield from _too_long(time, excess)
    else:
        yield _too_many_days(time, excess)


def _too_early(time: SelfCertification, excess: Excess) -> Reason:
    if time.right_from is None:
        return Reason(
            "not_employed",
            N_("No employment is known on %(from)s, so the days from then need a sick note."),
            FTRL_8_24,
            {"from": excess.start},
        )
    return Reason(
        "qualifying_time_missing",
        N_(
            "The right to self-certify begins on %(right_from)s, %(months)s months into the employment. Absence that "
            "begins before, here on %(from)s, needs a sick note."
        ),
        FTRL_8_24,
        {"right_from": time.right_from, "months": QUALIFYING_MONTHS, "from": excess.start},
    )


def _too_often(time: SelfCertification, excess: Excess) -> Reason:
    limit = time.arrangement.times_in_12_months
    return Reason(
        "times_used_up",
        N_(
            "This is time number %(number)s since %(window_from)s, and the arrangement gives %(limit)s. The employer "
            "can ask for a sick note from %(from)s."
        ),
        FTRL_8_27 if limit == STATUTORY.times_in_12_months else HOUSE_ARRANGEMENT,
        {
            "number": time.number,
            "window_from": window_from(time.start),
            "limit": _number(limit),
            "from": excess.start,
        },
    )


def _too_long(time: SelfCertification, excess: Excess) -> Iterator[Reason]:
    yield Reason(
        "days_at_a_time_used_up",
        N_("The days at a time, %(limit)s, are used. A sick note is needed from %(from)s."),
        FTRL_8_24,
        {"limit": time.arrangement.days_at_a_time, "from": excess.start},
    )
    for run in time.extendable:
        yield Reason(
            "extendable",
            N_(
                "The employer can agree to self-certified days from %(start)s to %(end)s, since they are in the "
                "employer period."
            ),
            FTRL_8_24,
            {"start": run.start, "end": run.end, "days": run.count},
        )


def _too_many_days(time: SelfCertification, excess: Excess) -> Reason:
    return Reason(
        "days_used_up",
        N_(
            "The days since %(window_from)s, %(limit)s in %(months)s months, are used. A sick note is needed from "
            "%(from)s."
        ),
        HOUSE_ARRANGEMENT,
        {
            "window_from": window_from(excess.start),
            "limit": _number(time.arrangement.days_in_12_months),
            "months": MONTHS_COUNTED,
            "from": excess.start,
        },
    )


def _number(limit: int | None) -> Fact:
    return "-" if limit is None else limit
