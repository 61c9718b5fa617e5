"""Decides which day somebody means when they write a date; whether the day is allowed is decided by validators."""

import calendar
import re
from datetime import date, timedelta
from enum import Enum

from forms.translating import _l

LONGEST = 60
"""Nothing longer is a date: what is pasted by mistake is answered at once."""

SLACK = timedelta(days=30)
"""A date without a year this little on the wrong side of today is a slip to be pointed out, not another year."""

YEARS = range(1900, 2101)
MONTH_NUMBERS = range(1, 13)
DAY_NUMBERS = range(1, 32)


class Toward(Enum):
    """Where a field looks: decides the year when none is written, and which Monday "Monday" is."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"


class NotADate(ValueError):
    """The text is not a day; the argument is a sentence that names the mend."""


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "mars march mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag måndag monday",
            "tirsdag tysdag tuesday",
            "onsdag wednesday",
            "torsdag thursday",
            "fredag friday",
            "lørdag laurdag saturday",
            "søndag sundag sunday",
        )
    )
    for name in names.split()
}

DAYS_FROM_TODAY = {
    "i dag": 0,
    "idag": 0,
    "i dag tidlig": 0,
    "i dag tidleg": 0,
    "i morges": 0,
    "i morgast": 0,
    "today": 0,
    "this morning": 0,
    "i går": -1,
    "igår": -1,
    "i går kveld": -1,
    "yesterday": -1,
    "i forgårs": -2,
    "i førgår": -2,
    "i morgen": 1,
    "imorgen": 1,
    "i morgon": 1,
    "imorgon": 1,
    "tomorrow": 1,
    "i overmorgen": 2,
    "i overmorgon": 2,
}

_NUMBERS = re.compile(r"(\d{1,2})[./\- ]{1,2}(\d{1,2})(?:[./\- ]{1,2}(\d{4}|\d{2}))?\.?")
_MONTH_NAME = re.compile(r"(\d{1,2})\.? ?([a-z]+)\.?(?: ?(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})")
_ONLY_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_AHEAD = re.compile(
    r"(?:om|in) (\d{1,2}|en|ei|to|tre|a|one|two|three) (dag|dager|dagar|uke|uker|veke|veker|days?|weeks?)"
)
_COUNTS = {"en": 1, "ei": 1, "a": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3}


def parse_date(text: str, today: date, toward: Toward = Toward.EITHER) -> date:
    """The day that is meant, seen from `today`; raises NotADate with a sentence that names the mend."""
    tidy = " ".join(text.lower().replace(",", " ").split()) if len(text) <= LONGEST else ""
    for reading in (_relative, _weekday_alone, _written_out):
        found = reading(tidy, today, toward)
        if found is not None:
            return found
    raise NotADate(
        _l("We could not read this as a date. Write it like %(example)s.", example=shown_date(today))
    )


def shown_date(day: date) -> str:
    """The day as it is shown everywhere: dd.mm.yyyy."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _relative(text: str, today: date, toward: Toward) -> date | None:
    if text in DAYS_FROM_TODAY:
        return today + timedelta(days=DAYS_FROM_TODAY[text])
    ahead = _AHEAD.fullmatch(text)
    if ahead is None or toward is Toward.PAST:
        return None
    count = _COUNTS.get(ahead[1]) or int(ahead[1])
    return today + timedelta(days=count * (1 if ahead[2].startswith("da") else 7))


def _weekday_alone(text: str, today: date, toward: Toward) -> date | None:
    weekday = WEEKDAYS.get(text.removeprefix("på ").removeprefix("on "))
    if weekday is None:
        return None
    ahead = (weekday - today.weekday()) % 7
    if toward is Toward.EITHER or ahead == 0:
        raise NotADate(
            _l("This can be two different days. Write the date, like %(example)s.", example=shown_date(today))
        )
    return today + timedelta(days=ahead if toward is Toward.FUTURE else ahead - 7)


def _written_out(text: str, today: date, toward: Toward) -> date | None:
    """A day written with numbers or a month name, perhaps after the name of the weekday."""
    head, _, rest = text.partition(" ")
    weekday = WEEKDAYS.get(head.rstrip("."))
    plain = rest.removeprefix("den ").removeprefix("the ") if weekday is not None else text
    parts = _parts(plain)
    if parts is None:
        return None
    day = _day(*parts, today=today, toward=toward)
    if weekday is not None and day.weekday() != weekday:
        raise NotADate(
            _l(
                "The weekday and the date %(date)s do not belong together. Write the date alone.",
                date=shown_date(day),
            )
        )
    return day


def _parts(text: str) -> tuple[int, int, int | None] | None:
    """Day, month and year as written, or None when the text has none of the known shapes."""
    if iso := _ISO.fullmatch(text):
        return int(iso[3]), int(iso[2]), int(iso[1])
    if named := _MONTH_NAME.fullmatch(text):
        month = MONTHS.get(named[2])
        return None if month is None else (int(named[1]), month, _year(named[3]))
    if numbers := _NUMBERS.fullmatch(text) or _ONLY_DIGITS.fullmatch(text):
        return int(numbers[1]), int(numbers[2]), _year(numbers[3])
    return None


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) + (0 if len(written) == len("2026") else 2000)


def _day(day: int, month: int, year: int | None, *, today: date, toward: Toward) -> date:
    _refuse_impossible_month(day, month, today)
    if year is None:
        return _without_year(day, month, today, toward)
    if year not in YEARS:
        raise NotADate(_l("Check the year: %(year)s cannot be right here.", year=year))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise NotADate(_no_such_day(day, f"{month:02}.{year}", last))
    return date(year, month, day)


def _refuse_impossible_month(day: int, month: int, today: date) -> None:
    if month in MONTH_NUMBERS:
        return
    if month in DAY_NUMBERS and day in MONTH_NUMBERS:
        raise NotADate(
            _l(
                "There is no month %(month)s. Write the day first: %(mend)s.",
                month=month,
                mend=f"{month:02}.{day:02}",
            )
        )
    raise NotADate(
        _l(
            "There is no month %(month)s. Write day, month and year, like %(example)s.",
            month=month,
            example=shown_date(today),
        )
    )


def _no_such_day(day: int, month: str, last: int) -> str:
    return _l(
        "There is no day %(day)s in %(month)s. That month ends on day %(last)s.",
        day=day,
        month=month,
        last=last,
    )


def _without_year(day: int, month: int, today: date, toward: Toward) -> date:
    """The nearest such day the way the field looks; a leap day only where this or a neighbouring year has it."""
    years = range(today.year - 1, today.year + 2)
    days = [date(year, month, day) for year in years if 1 <= day <= calendar.monthrange(year, month)[1]]
    if not days:
        raise NotADate(
            _no_such_day(day, f"{month:02}.{today.year}", calendar.monthrange(today.year, month)[1])
        )
    fitting = [each for each in days if _fits(each, today, toward)]
    return min(fitting or days, key=lambda each: (abs(each - today), each))


def _fits(day: date, today: date, toward: Toward) -> bool:
    if toward is Toward.PAST:
        return day <= today + SLACK
    return toward is Toward.EITHER or day >= today - SLACK
