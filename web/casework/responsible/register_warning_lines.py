"""Decides how a warning before a period is saved is told; nothing is told of a period that may not be seen."""

from collections.abc import Collection, Iterable
from uuid import UUID

from flask_babel import gettext as _

from web.casework.absence_words import days_of, kind_and_share
from web.casework.self_certified_lines import withdrawn_line
from web.i18n import format_day
from workflow.services.register_warnings import (
    InOtherPosition,
    NoteNeeded,
    Overlapping,
    RightWithdrawn,
    Shortened,
    Warning_,
)


def warning_lines(warnings: Iterable[Warning_], seen: Collection[UUID]) -> list[str]:
    """Each warning in a sentence or two."""
    return [_told(warning, seen) for warning in warnings]


def _told(warning: Warning_, seen: Collection[UUID]) -> str:
    match warning:
        case Overlapping():
            return _overlapping(warning, known=warning.other.id in seen)
        case Shortened():
            return _shortened(warning, known=warning.other.id in seen)
        case InOtherPosition():
            return _elsewhere(warning)
        case NoteNeeded():
            return _note_needed(warning)
        case RightWithdrawn():
            return withdrawn_line(warning.days)


def _overlapping(warning: Overlapping, *, known: bool) -> str:
    days = days_of(warning.first, warning.last)
    what = kind_and_share(warning.other) if known else _("another period")
    told = _("Something else is registered for the same days (%(what)s): %(days)s.", what=what, days=days)
    which = (
        _("For those days it is this one that counts.")
        if warning.new_counts
        else _("For those days it is the other one that counts.")
    )
    return f"{told} {which}"


def _shortened(warning: Shortened, *, known: bool) -> str:
    what = kind_and_share(warning.other) if known else _("another period")
    if not warning.pieces:
        return str(
            _("This takes the place of %(what)s, %(days)s.", what=what, days=_days(warning))
            if known
            else _("This takes the place of an earlier period.")
        )
    left = str(_(" and ")).join(days_of(piece.start_on, piece.end_on) for piece in warning.pieces)
    return str(_("The earlier period (%(what)s) is shortened to %(days)s.", what=what, days=left))


def _days(warning: Shortened) -> str:
    return days_of(warning.other.start_on, warning.other.end_on)


def _elsewhere(warning: InOtherPosition) -> str:
    days = days_of(warning.first, warning.last)
    if warning.same:
        return str(
            _(
                "The very same days are registered for another position: %(days)s. Is this the right one?",
                days=days,
            )
        )
    return str(_("Away from another position too: %(days)s.", days=days))


def _note_needed(warning: NoteNeeded) -> str:
    since = format_day(warning.since)
    told = str(_("A sick note is needed from %(day)s.", day=since))
    if warning.if_extended == warning.since:
        return told
    if warning.if_extended is None:
        more = _("You can agree to the rest as self-certified days, since they are in the employer period.")
    else:
        more = _(
            "If you agree to more self-certified days in the employer period, it is needed from %(day)s.",
            day=format_day(warning.if_extended),
        )
    return f"{told} {more}"
