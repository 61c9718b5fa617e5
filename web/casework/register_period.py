"""Decides how one period of a register is written, alike to those who keep it and to the employee."""

from flask_babel import gettext as _

from web.casework.absence_words import SOURCES, days_of, kind_and_share, received_on
from web.i18n import format_day
from web.queries.register import RegisterLine
from workflow.domain.absence_names import ANOTHER_KIND

Line = dict[str, object]


def register_period(line: RegisterLine) -> Line:
    """What it says, its days, where it comes from and when, and the extended certificate where there is one."""
    source = _(SOURCES.get(line.source, ANOTHER_KIND))
    received = _("received %(day)s", day=format_day(received_on(line.received_at)))
    return {
        "what": kind_and_share(line),
        "days": days_of(line.start_on, line.end_on),
        "source": f"{source}, {received}",
        "certificate": _("Extended medical certificate") if line.extended_certificate else "",
    }
