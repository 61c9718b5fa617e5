"""Decides how far off a day is said to be: "in 6 days", "tomorrow", "3 days ago"."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

WEEKS_FROM_DAYS = 28
DAYS_IN_A_WEEK = 7


def relative_day(day: date, today: date) -> str:
    """How far off a day is, in days up to four weeks and in weeks beyond."""
    away = (day - today).days
    if away in {-1, 0, 1}:
        return str({-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}[away])
    if abs(away) < WEEKS_FROM_DAYS:
        return _in_days(away)
    return _in_weeks(away)


def _in_days(away: int) -> str:
    if away > 0:
        return str(ngettext("in %(num)s day", "in %(num)s days", away))
    return str(ngettext("%(num)s day ago", "%(num)s days ago", -away))


def _in_weeks(away: int) -> str:
    weeks = round(abs(away) / DAYS_IN_A_WEEK)
    if away > 0:
        return str(ngettext("in %(num)s week", "in %(num)s weeks", weeks))
    return str(ngettext("%(num)s week ago", "%(num)s weeks ago", weeks))
