"""Decides which language a page is in, and how days and instants are written in it."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from flask import Flask, request, session
from flask_babel import Babel, get_locale, gettext

from forms import translating
from web.current import identity

LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
DEFAULT = "nb"
CHOICE = "language"
CATALOGUES = Path(__file__).parents[1] / "locales"
NORWAY = ZoneInfo("Europe/Oslo")
_IN_FULL = {"nb": "EEEE d. MMMM y", "nn": "EEEE d. MMMM y", "en": "EEEE d MMMM y"}
_INSTANT = {"nb": "d. MMMM y 'kl.' HH.mm", "nn": "d. MMMM y 'kl.' HH.mm", "en": "d MMMM y 'at' HH:mm"}
_WEEK = {"nb": "uke", "nn": "veke", "en": "week"}


def start_languages(app: Flask) -> None:
    """Let pages and forms speak the language of whoever is asking."""
    Babel(
        app,
        default_locale=DEFAULT,
        default_timezone=str(NORWAY),
        default_translation_directories=str(CATALOGUES),
        locale_selector=language_of_request,
    )
    translating.use(gettext)
    app.jinja_env.filters.update(
        day=format_day,
        weekday_day=format_day_without_year,
        short_day=format_short_day,
        instant=format_instant,
        week=format_week,
        translated=gettext,
    )


def language_of_request() -> str:
    """What was chosen in this session, else the person's language, else what the browser prefers, else bokmål."""
    who = identity()
    for wanted in (session.get(CHOICE), who.language if who else None):
        if wanted in LANGUAGES:
            return str(wanted)
    return request.accept_languages.best_match([*LANGUAGES, "no"], DEFAULT).replace("no", DEFAULT)


def language() -> str:
    """The language of this answer: nb, nn or en."""
    locale = get_locale()
    return locale.language if locale and locale.language in LANGUAGES else DEFAULT


def format_day(day: date) -> str:
    """mandag 2. februar 2026."""
    return format_date(day, _IN_FULL[language()], locale=language())


def format_day_without_year(day: date) -> str:
    """mandag 2. februar, where the year is plain."""
    return format_date(day, _IN_FULL[language()].removesuffix(" y"), locale=language())


def format_short_day(day: date) -> str:
    """02.02.2026, for tables and lists."""
    return day.strftime("%d.%m.%Y")


def format_instant(at: datetime) -> str:
    """2. februar 2026 kl. 14.05, as the clock on a wall in Norway shows it."""
    return format_datetime(at, _INSTANT[language()], tzinfo=NORWAY, locale=language())


def format_week(day: date) -> str:
    """uke 6, as calendars in Norway number them."""
    return f"{_WEEK[language()]} {day.isocalendar().week}"
