"""Decides how the periods of absence of a case are shown."""

from collections.abc import Iterable

from flask_babel import gettext as _

from web.i18n import format_day
from web.queries.absences import Period
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.text import N_

KINDS: dict[str, str] = {
    AbsenceKind.SELF_CERTIFIED: N_("Self-certified"),
    AbsenceKind.APPLICATION_HOLIDAY: N_("Holiday during the absence"),
    AbsenceKind.APPLICATION_WORK_RESUMED: N_("Back at work in full"),
}


def period_lines(periods: Iterable[Period]) -> list[tuple[str, str]]:
    """Each period as its days and how much."""
    return [(_days(period), _how_much(period)) for period in periods]


def _days(period: Period) -> str:
    if period.end_on is None:
        return str(_("From %(day)s", day=format_day(period.start_on)))
    return f"{format_day(period.start_on)} – {format_day(period.end_on)}"


def _how_much(period: Period) -> str:
    share = _("%(grade)s %% away", grade=period.grade)
    kind = KINDS.get(period.kind)
    return f"{_(kind)}, {share}" if kind else str(share)
