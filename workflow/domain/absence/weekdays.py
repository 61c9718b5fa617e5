"""Decides how weekdays are counted, in constant time; public holidays are weekdays here, as in sick pay."""

from __future__ import annotations

from datetime import date

_DAYS_A_WEEK = 7
_WEEKDAYS_A_WEEK = 5
_DAYS_A_WEEKEND = 2


def weekdays_before(ordinal: int) -> int:
    """Weekdays from 1 January of year 1 (a Monday) up to, not including, the day with this ordinal."""
    saturdays, sundays = ordinal // _DAYS_A_WEEK, (ordinal - 1) // _DAYS_A_WEEK
    return ordinal - 1 - saturdays - sundays


def weekday_with_index(index: int) -> int:
    """Ordinal of the weekday that has exactly `index` weekdays before it."""
    return index + index // _WEEKDAYS_A_WEEK * _DAYS_A_WEEKEND + 1


def friday_of(ordinal: int) -> int:
    """The Friday of the week a day is in."""
    return ordinal - (ordinal - 1) % _DAYS_A_WEEK + _WEEKDAYS_A_WEEK - 1


def weekday_until(ordinal: int) -> int:
    """The day itself, or the Friday before a weekend, by ordinals."""
    return ordinal - max(0, (ordinal - 1) % _DAYS_A_WEEK - _WEEKDAYS_A_WEEK + 1)


def weekdays_between(start: date, end: date) -> int:
    """Weekdays from `start` up to, not including, `end`; none when `end` is not later."""
    return max(0, weekdays_before(end.toordinal()) - weekdays_before(start.toordinal()))


def weekdays_in(start: date, end: date) -> int:
    """Weekdays from `start` to `end`, both included."""
    return max(0, weekdays_before(end.toordinal() + 1) - weekdays_before(start.toordinal()))


def add_weekdays(day: date, count: int) -> date:
    """The weekday `count` weekdays after `day`; a day in a weekend first moves to Monday. `count` is not negative."""
    if count < 0:
        raise ValueError("count must not be negative")
    return date.fromordinal(weekday_with_index(weekdays_before(day.toordinal()) + count))
