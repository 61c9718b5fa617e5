"""Decides how a list is told: possibilities and other tasks apart, each by what it is about."""

from collections.abc import Callable
from uuid import UUID

from flask_babel import gettext as _

from web.casework.measure_words import AREAS, KINDS
from web.i18n import format_day
from web.queries.unit_list import KeptList, UnitList
from workflow.domain.accommodation import OptionKind, OptionStatus
from workflow.domain.measures import MeasureArea
from workflow.domain.text import N_
from workflow.services.norway import day_in_norway
from workflow.services.unit_list import OptionRecord

Href = Callable[[UUID], str]
Group = dict[str, object]
ANSWERS: dict[OptionStatus, tuple[str, str]] = {
    OptionStatus.SUGGESTED: (N_("Waits for an answer"), "waiting"),
    OptionStatus.STANDING: (N_("On the list"), "done"),
    OptionStatus.DECLINED: (N_("Not on the list"), "exempt"),
    OptionStatus.RETIRED: (N_("Taken off the list"), "exempt"),
}
"""How a suggestion was answered, with its shape."""


def grouped(found: UnitList, href_of: Href | None = None) -> list[Group]:
    """What stands on the list; with `href_of`, the unit's own entries lead somewhere."""
    return [
        {"title": _(KINDS[kind]), "areas": areas}
        for kind in OptionKind
        if (areas := _areas(found, kind, href_of))
    ]


def _areas(found: UnitList, kind: OptionKind, href_of: Href | None) -> list[Group]:
    by_area = {
        area: [one for one in found.standing if (one.kind, one.area) == (kind, area)] for area in MeasureArea
    }
    return [
        {"title": _(AREAS[area]), "entries": [_entry(one, found, href_of) for one in entries]}
        for area, entries in by_area.items()
        if entries
    ]


def _entry(one: OptionRecord, found: UnitList, href_of: Href | None) -> dict[str, str | None]:
    is_own = one.unit_id == found.unit_id
    return {
        "words": one.words,
        "from": None if is_own else found.units[one.unit_id],
        "href": href_of(one.id) if href_of and is_own else None,
    }


def suggested(found: KeptList, href_of: Href) -> list[dict[str, str]]:
    """What waits for an answer, with the name where it may be shown."""
    return [_told(one) | {"who": who(one, found), "href": href_of(one.id)} for one in found.suggested]


def gone(entries: list[OptionRecord]) -> list[dict[str, str]]:
    """What was declined or taken off, with the reason."""
    return [_told(one) | {"reason": one.reason} for one in entries]


def mine(entries: list[OptionRecord]) -> list[dict[str, object]]:
    """One's own suggestions, with the answers."""
    return [
        _told(one)
        | {
            "words": one.suggested or one.words,
            "became": one.words if one.suggested else "",
            "reason": one.reason,
            "status": {"word": _(ANSWERS[one.status][0]), "kind": ANSWERS[one.status][1]},
        }
        for one in entries
    ]


def who(one: OptionRecord, found: KeptList) -> str:
    """Who suggested something, or that they would not say."""
    name = found.names.get(one.made_by, "") if one.shows_name else ""
    return name or str(_("Suggested without a name"))


def made_on(one: OptionRecord) -> str:
    """The day an entry came; nothing where it could tell whose suggestion it is."""
    return format_day(day_in_norway(one.made_at)) if one.shows_name else ""


def _told(one: OptionRecord) -> dict[str, str]:
    return {
        "words": one.words,
        "area": str(_(AREAS[one.area])),
        "kind": str(_(KINDS[one.kind])),
        "when": made_on(one),
    }
