"""Decides what an accommodation measure can be about, how it stands on a day, and what may follow an evaluation.

A measure is agreed for a time and evaluated within it; nothing here is without an end (aml § 4-6).
"""

from datetime import date, timedelta
from enum import StrEnum


class MeasureArea(StrEnum):
    """What is adapted."""

    TASKS = "tasks"
    HOURS = "hours"
    PLACE = "place"


class MeasureStatus(StrEnum):
    """How a measure stands on a day; worked out, never stored."""

    AGREED = "agreed"
    UNDER_WAY = "under_way"
    RENEWED = "renewed"
    TO_EVALUATE = "to_evaluate"
    ENDED = "ended"
    STOPPED = "stopped"


class HowItWent(StrEnum):
    """What an evaluation comes to; about the measure, never about the person."""

    HELPED = "helped"
    PARTLY = "partly"
    NOT = "not"
    NOT_TRIED = "not_tried"


class WhatNext(StrEnum):
    """What is agreed at an evaluation."""

    KEEP = "keep"
    CHANGE = "change"
    RENEW = "renew"
    STOP = "stop"


class MeasureDay(StrEnum):
    """The days of a measure that are reminded of."""

    EVALUATION = "evaluation"
    END = "end"


OVER = frozenset({MeasureStatus.ENDED, MeasureStatus.STOPPED})
"""A measure that stands so is no longer in use and has been looked at."""


def status_on(
    today: date,
    from_on: date,
    until_on: date,
    *,
    evaluate_on: date | None,
    stopped_on: date | None = None,
    renewed_on: date | None = None,
) -> MeasureStatus:
    """How a measure stands. One that nobody has evaluated waits for that, also when its end has passed."""
    if stopped_on is not None:
        return MeasureStatus.STOPPED
    if evaluate_on is not None and evaluate_on <= today:
        return MeasureStatus.TO_EVALUATE
    if until_on < today:
        return MeasureStatus.ENDED
    if today < from_on:
        return MeasureStatus.AGREED
    return MeasureStatus.RENEWED if renewed_on is not None else MeasureStatus.UNDER_WAY


FRIDAY = 4


def midway(from_on: date, until_on: date) -> date:
    """The day halfway, when a measure is suggested to be evaluated: the earlier of two, and no weekend if it can be."""
    halfway = from_on + timedelta(days=(until_on - from_on).days // 2)
    into_weekend = max(halfway.weekday() - FRIDAY, 0)
    return max(halfway - timedelta(days=into_weekend), from_on)


def latest_end(begun_on: date, weeks: int) -> date:
    """The last day a measure may have without being renewed."""
    return begun_on + timedelta(weeks=weeks) - timedelta(days=1)
