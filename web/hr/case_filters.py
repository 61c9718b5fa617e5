"""Decides how a narrowed list is told in a sentence, and which ways to narrow it are always at hand."""

from flask import url_for
from flask_babel import gettext as _

from web.casework.names import STAGE_NAMES
from web.hr.words import LATE
from web.queries.hr_cases import Wanted


def quick_filters(wanted: Wanted) -> list[dict[str, object]]:
    """The four lists HR asks for most."""
    plain = not (wanted.overdue or wanted.unmanaged or wanted.closed)
    return [
        _filter(_("All open"), url_for("hr.cases"), current=plain),
        _filter(_("Overdue"), url_for("hr.cases", overdue=1), current=wanted.overdue),
        _filter(_("Without a responsible"), url_for("hr.cases", unmanaged=1), current=wanted.unmanaged),
        _filter(_("Closed"), url_for("hr.cases", closed=1), current=wanted.closed),
    ]


def sentence(wanted: Wanted, unit: str) -> str:
    """What the list shows: "Plans late, in Home care, with “kari” in the name"."""
    parts = [_kind(wanted)]
    if wanted.stage:
        parts.append(_("at the stage “%(stage)s”", stage=_(STAGE_NAMES[wanted.stage])))
    if unit:
        parts.append(_("in %(unit)s", unit=unit))
    if wanted.unmanaged:
        parts.append(_("without a responsible"))
    if wanted.name:
        parts.append(_("with “%(name)s” in the name", name=wanted.name))
    return ", ".join(parts)


def _kind(wanted: Wanted) -> str:
    if wanted.overdue and wanted.duty:
        return str(_(LATE[wanted.duty]))
    if wanted.overdue:
        return str(_("Cases with something overdue"))
    return str(_("Closed cases") if wanted.closed else _("Open cases"))


def _filter(label: str, href: str, *, current: bool) -> dict[str, object]:
    return {"label": label, "href": href, "current": current, "count": None}
