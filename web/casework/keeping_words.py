"""Decides how it is said what is kept, what for, and for how long."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from web.casework.rule_values import value_in_words
from workflow.domain.retention import SINCE, DataClass, Since
from workflow.domain.rules import RuleBook


def kept_for(one: DataClass, book: RuleBook, day: date, events: Mapping[Since, str] = SINCE) -> str:
    """How long, and counted from when: “4 months, counted from …”."""
    since = _(events[one.since])
    if one.rule is None:
        return str(since)
    value = value_in_words(one.rule, book.value(one.rule, day))
    return str(_("%(value)s, counted from %(event)s", value=value, event=since))
