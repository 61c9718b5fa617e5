"""Decides how the value of a rule is said: "day 5", "4 weeks", "24 900 kroner", "no limit", "yes"."""

from collections.abc import Callable

from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import ngettext

from web.i18n import language
from workflow.domain.rules import DatedNumber, Unit

COUNTED: dict[Unit, Callable[[int], str]] = {
    Unit.DAYS: lambda value: ngettext("%(num)s day", "%(num)s days", value),
    Unit.WEEKS: lambda value: ngettext("%(num)s week", "%(num)s weeks", value),
    Unit.MONTHS: lambda value: ngettext("%(num)s month", "%(num)s months", value),
    Unit.YEARS: lambda value: ngettext("%(num)s year", "%(num)s years", value),
    Unit.TIMES: lambda value: ngettext("%(num)s time", "%(num)s times", value),
    Unit.MESSAGES: lambda value: ngettext("%(num)s message", "%(num)s messages", value),
}
MEASURED: dict[Unit, Callable[[str], str]] = {
    Unit.DAY: lambda number: _("day %(count)s", count=number),
    Unit.PER_CENT: lambda number: _("%(count)s per cent", count=number),
    Unit.HOUR: lambda number: _("%(count)s o'clock", count=number),
    Unit.KRONER: lambda number: _("%(amount)s kroner", amount=number),
}


def value_in_words(rule: DatedNumber, value: int) -> str:
    """A value with its unit."""
    if value == 0 and rule.bounds is not None and rule.bounds.zero_is_no_limit:
        return str(_("no limit"))
    if rule.unit is Unit.YES_OR_NO:
        return str(_("yes") if value else _("no"))
    if rule.unit in COUNTED:
        return str(COUNTED[rule.unit](value))
    return str(MEASURED[rule.unit](format_decimal(value, locale=language())))
