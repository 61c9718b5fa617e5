"""Decides how a narrowed list is told in a sentence, and which ways to narrow it there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from web.casework.names import DUTY_NAMES, STAGE_NAMES
from web.hr.case_address import MAX_DATE_WITHIN_DAYS, WITHIN_DAYS, Narrowed
from web.hr.words import EXEMPTION_NAMES, LATE, PROBLEMS
from web.queries.case_filter import ANY_EXEMPTION, EXEMPTIONS, Problem, Wanted
from web.queries.hr_cases import Order
from web.queries.managers import Manager
from workflow.domain.duties import IN_ORDER
from workflow.domain.stages import FOLLOWED_UP

Choice = tuple[str, str]
DAYS_A_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Field:
    """A choice of the form that narrows; `empty` is what nothing chosen is called."""

    name: str
    label: str
    choices: Sequence[Choice]
    chosen: str
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Fields:
    """The whole form: lists to choose from, and what is ticked. `is_used` when something is narrowed by it."""

    lists: list[Field]
    ticks: list[tuple[str, str, bool]]
    closed: bool
    is_used: bool


def quick_filters(wanted: Wanted) -> list[dict[str, object]]:
    """The four lists HR asks for most; a name that is searched for goes along."""
    named: dict[str, Any] = {"named": 1} if wanted.name else {}
    overdue, unmanaged = Problem.OVERDUE in wanted.problems, Problem.UNMANAGED in wanted.problems
    plain = not (wanted.problems or wanted.closed)
    return [
        _filter(_("All open"), url_for("hr.cases", all=1, **named), current=plain),
        _filter(_("Overdue"), url_for("hr.cases", overdue=1, **named), current=overdue),
        _filter(_("Without a responsible"), url_for("hr.cases", unmanaged=1, **named), current=unmanaged),
        _filter(_("Closed"), url_for("hr.cases", closed=1, **named), current=wanted.closed),
    ]


def narrowing_fields(chosen: Narrowed, units: Sequence[Choice], managers: Sequence[Manager]) -> Fields:
    """Everything a list can be narrowed by, with what is chosen now."""
    wanted, address = chosen.wanted, chosen.address
    lists = [
        _field(chosen, "stage", _("Stage"), [(stage.value, _(STAGE_NAMES[stage])) for stage in FOLLOWED_UP]),
        _field(chosen, "unit", _("Unit, with those below it"), units),
        manager_field(chosen, managers),
        _field(
            chosen, "duty", _("What is due next"), [(duty.value, _(DUTY_NAMES[duty])) for duty in IN_ORDER]
        ),
        _field(chosen, "within", _("Deadline"), [(str(days), _within(days)) for days in WITHIN_DAYS]),
        _field(
            chosen, "max_within", _("Max date"), [(str(days), _within(days)) for days in MAX_DATE_WITHIN_DAYS]
        ),
        _field(chosen, "exempted", _("Exemption used"), _exemptions()),
        Field(
            name="order",
            label=_("Sorted by"),
            choices=[
                (Order.URGENCY, _("Most urgent")),
                (Order.MAX_DATE, _("Max date")),
                (Order.NAME, _("Name")),
                (Order.UNIT, _("Unit")),
            ],
            chosen=chosen.order,
        ),
    ]
    ticks = [(problem.value, str(_(PROBLEMS[problem])), problem in wanted.problems) for problem in Problem]
    used = set(address) - {"overdue", "unmanaged", "closed", "named"}
    return Fields(lists=lists, ticks=ticks, closed=wanted.closed, is_used=bool(used))


def manager_field(chosen: Narrowed, managers: Sequence[Manager]) -> Field:
    """The choice of whoever is responsible."""
    return _field(chosen, "manager", _("Responsible"), [(str(one.id), one.name) for one in managers])


def sentence(chosen: Narrowed, managers: Sequence[Manager]) -> str:
    """What the list shows: "Plans late, in Home care, with “kari” in the name"."""
    return ", ".join(_parts(chosen, managers))


def _parts(chosen: Narrowed, managers: Sequence[Manager]) -> Iterator[str]:
    wanted = chosen.wanted
    late = Problem.OVERDUE in wanted.problems
    yield _kind(wanted, late=late)
    if wanted.stage:
        yield _("at the stage “%(stage)s”", stage=_(STAGE_NAMES[wanted.stage]))
    if wanted.duty and not late:
        yield _("next: %(duty)s", duty=_(DUTY_NAMES[wanted.duty]))
    if chosen.unit and chosen.alone:
        yield _("in %(unit)s alone", unit=chosen.unit.name)
    elif chosen.unit:
        yield _("in %(unit)s", unit=chosen.unit.name)
    if wanted.manager_id:
        name = next((one.name for one in managers if one.id == wanted.manager_id), "")
        yield _("followed up by %(name)s", name=name) if name else _("followed up by one manager")
    yield from (
        str(_(PROBLEMS[one])).lower()
        for one in Problem
        if one in wanted.problems and one is not Problem.OVERDUE
    )
    yield from _ahead_and_exempted(wanted)
    if wanted.name:
        yield _("with “%(name)s” in the name", name=wanted.name)


def _ahead_and_exempted(wanted: Wanted) -> Iterator[str]:
    if wanted.due_within is not None:
        yield _("with a deadline %(when)s", when=_within(wanted.due_within).lower())
    if wanted.max_date_within is not None:
        yield _("with the max date %(when)s", when=_within(wanted.max_date_within).lower())
    if wanted.exempted == ANY_EXEMPTION:
        yield _("with an exemption")
    elif wanted.exempted:
        yield _("with the exemption “%(exemption)s”", exemption=_(EXEMPTION_NAMES[wanted.exempted]))


def _kind(wanted: Wanted, *, late: bool) -> str:
    if late and wanted.duty:
        return str(_(LATE[wanted.duty]))
    if late:
        return str(_("Cases with something overdue"))
    return str(_("Closed cases") if wanted.closed else _("Open cases"))


def _within(days: int) -> str:
    if days == 0:
        return str(_("Today"))
    if days % DAYS_A_WEEK or days < 4 * DAYS_A_WEEK:
        return str(ngettext("Within %(num)s day", "Within %(num)s days", days))
    return str(ngettext("Within %(num)s week", "Within %(num)s weeks", days // DAYS_A_WEEK))


def _exemptions() -> list[Choice]:
    return [
        (ANY_EXEMPTION, _("Any of them")),
        *((trigger, _(EXEMPTION_NAMES[trigger])) for trigger in EXEMPTIONS),
    ]


def _field(chosen: Narrowed, name: str, label: str, choices: Sequence[Choice]) -> Field:
    return Field(
        name=name, label=label, choices=choices, chosen=str(chosen.address.get(name, "")), empty=_("All")
    )


def _filter(label: str, href: str, *, current: bool) -> dict[str, object]:
    return {"label": label, "href": href, "current": current, "count": None}
