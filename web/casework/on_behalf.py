"""Says that somebody acts for somebody else, and from when to when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from web.i18n import format_day

OF_SUBSTITUTES = frozenset({"substitute_named", "substitution_ended"})


def named_for(who: str, for_whom: str) -> str:
    """The name, and for whom where somebody stood in."""
    return str(_("%(name)s on behalf of %(manager)s", name=who, manager=for_whom)) if for_whom else who


def stand_in_days(detail: Mapping[str, Any]) -> str:
    """From the first to the last day of a mandate, as the history keeps them."""
    start, end = (format_day(date.fromisoformat(detail[name])) for name in ("from", "to"))
    return str(_("%(start)s to %(end)s", start=start, end=end))
