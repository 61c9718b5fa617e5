"""Decides how a rhythm of contact and a wish about it are said, to those who follow up and to the employee."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from web.casework.days import relative_day
from web.casework.wording import inside_sentence
from web.i18n import format_day, format_instant, format_short_day
from web.queries.contact_rhythm import KeepingInTouch
from workflow.domain.contact_rhythm import WAYS, ContactWay
from workflow.services.contact_records import RhythmRecord, WishRecord

Said = dict[str, Any]
OF_CONTACT = frozenset({"contact_rhythm_set", "contact_wish_said"})
"""Lines of the history that tell how often and how."""


def how_often(weeks: int) -> str:
    """Every week, every second week …"""
    return str(ngettext("Every week", "Every %(num)s weeks", weeks))


def rhythm_words(weeks: int | None, way: ContactWay | None) -> str:
    """How often and how, as far as either is said."""
    often = how_often(weeks) if weeks else ""
    how = str(_(WAYS[way])) if way else ""
    return f"{often}, {inside_sentence(how)}" if often and how else often or how


def next_contact(on: date | None, today: date, *, yours: bool = False) -> str:
    """The day of the next contact, also when it has passed; `yours` when it is told to the employee."""
    if on is None:
        return ""
    day = f"{format_day(on)} ({relative_day(on, today)})"
    if on >= today:
        return str(_("Next time by %(day)s", day=day))
    passed = _("Your manager should have been in touch by %(day)s", day=day)
    return str(passed if yours else _("You should have been in touch by %(day)s", day=day))


def rhythm_said(found: KeepingInTouch) -> Said | None:
    """The rhythm that counts; None when none is agreed."""
    newest = found.newest
    return _rhythm(newest, found) if newest else None


def former_rhythms(found: KeepingInTouch) -> list[Said]:
    """Those that counted before, the latest first."""
    return [_rhythm(one, found) for one in found.rhythms[1:]]


def wish_said(found: KeepingInTouch) -> Said | None:
    """What the employee would like, and whether a rhythm was set after that."""
    wish, newest = found.wish, found.newest
    if wish is None:
        return None
    return {
        "what": rhythm_words(wish.every_weeks, wish.way),
        "words": wish.words,
        "when": format_instant(wish.said_at),
        "is_new": newest is None or newest.set_at <= wish.said_at,
    }


def told_contact(detail: Mapping[str, Any]) -> str:
    """What a line of the history says of a rhythm or a wish."""
    weeks, way = detail.get("weeks"), detail.get("way")
    return rhythm_words(
        weeks if isinstance(weeks, int) else None, ContactWay(way) if way in set(ContactWay) else None
    )


def wished(wish: WishRecord | None) -> dict[str, object]:
    """A wish as a form begins with it."""
    if wish is None:
        return {}
    known = {"every_weeks": wish.every_weeks, "way": wish.way, "words": wish.words}
    return {name: value for name, value in known.items() if value}


def _rhythm(one: RhythmRecord, found: KeepingInTouch) -> Said:
    return {
        "what": rhythm_words(one.every_weeks, one.way),
        "from": format_short_day(one.from_on),
        "set": _(
            "Set by %(who)s %(day)s", who=found.names.get(one.set_by, ""), day=format_short_day(one.agreed_on)
        ),
        "together": one.together,
    }
