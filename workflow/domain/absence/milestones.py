"""Decides the days a follow-up spell passes by the calendar alone: weeks, Nav's own marks, and the protected year.

Not decided here: who must have done what by then, nor how many weeks a rule gives: callers pass the dated number. The protected year is information, never a countdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workflow.domain.absence.reasons import Fact, Reason
from workflow.domain.absence.spells import Spell
from workflow.domain.absence.told import ToldDate
from workflow.domain.text import N_

ANSWERS_OPEN_AFTER_DAYS = 112
ANSWERS_CLOSE_AFTER_DAYS = 181
INFORMATION_WEEKS = 39
YEAR_WEEKS = 52

ACTIVITY_RULE = "ftrl § 8-8"
MEETING_2_RULE = "ftrl § 8-7 a"
PLAN_TO_NAV_RULE = "ftrl § 25-2"
PROTECTION_RULE = "aml § 15-8"
WEEKS_RULE = "calendar"

_DAY = timedelta(days=1)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day, and why it is that day."""

    day: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Window:
    """A first and a last day, both included, and why they are those."""

    first: date
    last: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class ThreeYears:
    """Three ends that are all called a year and are not the same: sick pay, protection from dismissal, 52 weeks."""

    sick_pay: ToldDate
    protected: Milestone
    weeks: Milestone


def activity_stop_point(start: date, *, weeks: int) -> Milestone:
    """The last day of the eighth week, when Nav looks at activity (ftrl § 8-8)."""
    day = start + timedelta(weeks=weeks) - _DAY
    sentence = N_("%(day)s is the last day of the first %(weeks)s weeks, counted from %(start)s.")
    return Milestone(
        day, Reason("activity", sentence, ACTIVITY_RULE, {"day": day, "weeks": weeks, "start": start})
    )


def activity_fulfilled_by_grading(spell: Spell, *, weeks: int) -> bool:
    """Whether the spell reaches the stop point and is graded at its end, so that Nav asks for nothing more."""
    return spell.graded_at_end and spell.end >= activity_stop_point(spell.start, weeks=weeks).day


def dialogue_meeting_2_candidate(spell: Spell, *, weeks: int) -> Milestone | None:
    """The day Nav begins to consider the second dialogue meeting, if the spell lasts until then (ftrl § 8-7 a)."""
    after = timedelta(weeks=weeks)
    day = spell.start + after
    if spell.end < day:
        return None
    sentence = N_(
        "%(day)s is %(days)s days after the first day, %(start)s, and the absence lasts until then."
    )
    facts: dict[str, Fact] = {"day": day, "days": after.days, "start": spell.start, "end": spell.end}
    return Milestone(day, Reason("meeting_2_candidate", sentence, MEETING_2_RULE, facts))


def meeting_need_window(
    start: date, *, opens: int = ANSWERS_OPEN_AFTER_DAYS, closes: int = ANSWERS_CLOSE_AFTER_DAYS
) -> Window:
    """The days on which an answer to Nav's question about a meeting counts, in days after the first."""
    first, last = start + timedelta(days=opens), start + timedelta(days=closes)
    sentence = N_("Nav counts answers about a meeting from %(first)s to %(last)s.")
    facts: dict[str, Fact] = {"first": first, "last": last, "start": start, "opens": opens, "closes": closes}
    return Window(first, last, Reason("meeting_need", sentence, MEETING_2_RULE, facts))


def plan_due_before(meeting_on: date, *, days: int) -> Milestone:
    """The last day the updated plan may reach Nav before an announced meeting (ftrl § 25-2)."""
    day = meeting_on - timedelta(days=days)
    sentence = N_("Nav wants the updated plan %(days)s days before the meeting on %(meeting)s.")
    facts: dict[str, Fact] = {"day": day, "days": days, "meeting": meeting_on}
    return Milestone(day, Reason("plan_before_meeting", sentence, PLAN_TO_NAV_RULE, facts))


def protected_until(first_day: date, *, months: int) -> Milestone:
    """The last day on which absence through illness is no ground for dismissal (aml § 15-8).

    From 29 February the term runs through the last day of a shorter February: no day of protection is lost.
    """
    day = _same_day_after(first_day, months) - _DAY
    sentence = N_(
        "Nobody can be dismissed because of the illness in the first %(months)s months: from %(start)s to %(day)s."
    )
    facts: dict[str, Fact] = {"day": day, "months": months, "start": first_day}
    return Milestone(day, Reason("protected", sentence, PROTECTION_RULE, facts))


def weeks_passed(start: date, weeks: int) -> Milestone:
    """The day on which so many weeks have passed since the first day."""
    day = start + timedelta(weeks=weeks)
    sentence = N_("On %(day)s %(weeks)s weeks have passed since %(start)s.")
    return Milestone(day, Reason("weeks", sentence, WEEKS_RULE, {"day": day, "weeks": weeks, "start": start}))


def three_years(start: date, max_date: ToldDate, *, months: int, weeks: int = YEAR_WEEKS) -> ThreeYears:
    """The three ends side by side; `max_date` holds our estimate and Nav's date, `months` are the protected ones."""
    return ThreeYears(max_date, protected_until(start, months=months), weeks_passed(start, weeks))


def _same_day_after(day: date, months: int) -> date:
    """The same day of a later month, or the first of the next where that month is too short."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 2, 1)
