"""Decides how the explanation of a date stands on a page: sentence, rule, paragraph, where it comes from, bars."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from web.casework.reason_lines import AS_WRITTEN, paragraph_words, reason_lines, told
from web.casework.why_bars import Bar, bars
from web.casework.why_words import DAYS, ORIGINS
from web.i18n import format_day, format_short_day
from workflow.why import Rule, Why

WhyLine = dict[str, object]


def anchor(about: str) -> str:
    """The id of the place on a page where a date is explained."""
    return f"why-{about.replace('_', '-')}"


def why_line(why: Why, today: date, words: Mapping[str, str] = AS_WRITTEN) -> WhyLine:
    """One explanation; `words` says some sentences otherwise, to the one they are about."""
    shown: list[Bar] = bars(why.periods, why.gaps, today)
    return {
        "id": anchor(why.about),
        "sentence": told(why.sentence, words),
        "origin": _(ORIGINS[why.origin]),
        "law": paragraph_words(why.law.code) if why.law else "",
        "rule": _rule(why.rule) if why.rule else "",
        "reasons": reason_lines(why.reasons, words),
        "bars": shown,
    }


def day_line(why: Why, today: date, words: Mapping[str, str] = AS_WRITTEN) -> dict[str, object]:
    """A date that is no duty, with its explanation: nothing to do and no days counted down."""
    on = format_day(why.day)
    return {
        "what": _(DAYS[why.about]),
        "on": f"{on} – {format_day(why.until)}" if why.until else on,
        "behind": why_line(why, today, words),
    }


def _rule(rule: Rule) -> str:
    read = _("%(source)s, compared on %(day)s", source=_(rule.source), day=format_short_day(rule.checked_on))
    return f"{_(rule.title)}. {read}."
