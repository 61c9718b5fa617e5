"""Decides what one history of absence comes to: its spells and the estimated max date, from days worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from workflow.domain.absence.benefit_days import MaxDateEstimate, estimate_from_days
from workflow.domain.absence.daytypes import stretches
from workflow.domain.absence.periods import AbsencePeriod, standing
from workflow.domain.absence.spells import Spell, join_stretches


class Timeline(NamedTuple):
    """The spells of one person in order, and when sick pay ends if the latest sickness goes on."""

    spells: tuple[Spell, ...]
    estimate: MaxDateEstimate | None


def timeline_of(periods: Iterable[AbsencePeriod], *, born_on: date | None, today: date) -> Timeline:
    """What `join` and `estimate_max_date_for_spell` say of the same periods, in one go."""
    known = standing(periods)
    days = stretches(known)
    return Timeline(join_stretches(days), estimate_from_days(known, days, born_on=born_on, today=today))
