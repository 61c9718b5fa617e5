"""Decides how the value of a rule is said: "day 5", "4 weeks", "24 900 kroner", "no limit", "yes"."""

from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import ngettext

from web.i18n import language
from workflow.domain.rules import DatedNumber, Unit


def value_in_words(rule: DatedNumber, value: int) -> str:
    """A value with its unit."""
    if value == 0 and rule.bounds is not None and rule.bounds.zero_is_no_limit:
        return str(_("no limit"))
    if rule.unit is Unit.YES_OR_NO:
        return str(_("yes") if value else _("no"))
    return _counted(rule.unit, value) or _named(rule.unit, format_decimal(value, locale=language()))


def _counted(unit: Unit, value: int) -> str:
    """What has a word for one and another for many; empty for the other units."""
    match unit:
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
        case Unit.MESSAGES:
            return str(ngettext("%(num)s message", "%(num)s messages", value))
        case _:
            return ""


def _named(unit: Unit, number: str) -> str:
    match unit:
        case Unit.DAY:
            return str(_("day %(count)s", count=number))
        case Unit.PER_CENT:
            return str(_("%(count)s per cent", count=number))
        case Unit.HOUR:
            return str(_("%(count)s o'clock", count=number))
        case Unit.KRONER:
            return str(_("%(amount)s kroner", amount=number))
        case _:
            return number
