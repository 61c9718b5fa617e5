"""Decides how the days of a rule are said, and why it cannot be changed; its value: web/casework/rule_values.py."""

from flask_babel import gettext as _

from web.i18n import format_short_day
from workflow.domain.law import HOUSE_RULE, NAV_PRACTICE
from workflow.domain.rule_sources import EMPLOYERS_GUIDES, NAV_PUBLISHED
from workflow.domain.rules import DatedNumber, Version


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
