"""Decides how a rule and its values are said: "day 5", "4 weeks", "24 900 kroner", "no limit"."""

from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import ngettext

from web.i18n import format_short_day, language
from workflow.domain.law import HOUSE_RULE, NAV_PRACTICE
from workflow.domain.rule_sources import EMPLOYERS_GUIDES, NAV_PUBLISHED
from workflow.domain.rules import DatedNumber, Unit, Version


def value_in_words(rule: DatedNumber, value: int) -> str:
    """A value with its unit."""
    if value == 0 and rule.bounds is not None and rule.bounds.zero_is_no_limit:
        return str(_("no limit"))
    number = format_decimal(value, locale=language())
    match rule.unit:
        case Unit.DAY:
            return str(_("day %(count)s", count=number))
        case Unit.DAYS:
            return str(ngettext("%(num)s day", "%(num)s days", value))
        case Unit.WEEKS:
            return str(ngettext("%(num)s week", "%(num)s weeks", value))
        case Unit.MONTHS:
            return str(ngettext("%(num)s month", "%(num)s months", value))
        case Unit.YEARS:
            return str(ngettext("%(num)s year", "%(num)s years", value))
        case Unit.TIMES:
            return str(ngettext("%(num)s time", "%(num)s times", value))
        case Unit.PER_CENT:
            return str(_("%(count)s per cent", count=number))
        case Unit.KRONER:
            return str(_("%(amount)s kroner", amount=number))


def days_in_words(version: Version) -> str:
    """The days a value counts on; nothing where neither end is known."""
    if version.valid_from and version.valid_to:
        return str(
            _(
                "from %(first)s to %(last)s",
                first=format_short_day(version.valid_from),
                last=format_short_day(version.valid_to),
            )
        )
    if version.valid_from:
        return str(_("from %(first)s", first=format_short_day(version.valid_from)))
    return str(_("until %(last)s", last=format_short_day(version.valid_to))) if version.valid_to else ""


def why_fixed(rule: DatedNumber) -> str:
    """Why a rule cannot be changed here; nothing when it can."""
    if rule.bounds is not None:
        return ""
    if rule.law is NAV_PRACTICE or rule.source == NAV_PUBLISHED:
        return str(_("Set by Nav"))
    if rule.law is HOUSE_RULE:
        return str(_("Comes with Tilbake"))
    return str(_("Common practice, not law") if rule.source == EMPLOYERS_GUIDES else _("Set by law"))
