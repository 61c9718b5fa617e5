"""Decides how what a list is narrowed to stands in an address: codes and ids only, and what is none of them is left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from web.queries.case_filter import ANY_EXEMPTION, EXEMPTIONS, Problem, Wanted
from web.queries.hr_cases import Order
from web.queries.units import UnitLine, find_unit
from workflow.domain.duties import duty_from
from workflow.domain.stages import Stage

WITHIN_DAYS = (0, 3, 7, 14, 30)
"""How far ahead a deadline may lie, in days."""
MAX_DATE_WITHIN_DAYS = (28, 56, 84)
NARROWING = (
    "stage", "unit", "alone", "duty", "manager", "within", "max_within", "exempted", *(problem.value for problem in Problem),
    "closed", "named", "order",
)  # fmt: skip
"""What an address of the list may carry from one page to the next."""
Code = TypeVar("Code", bound=StrEnum)
Address = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What an address asks for: the list itself, the unit by name, the order, and the address as it is understood."""

    wanted: Wanted
    unit: UnitLine | None
    alone: bool
    order: Order
    address: Address


def narrowed(connection: sa.Connection, asked: Mapping[str, str], name: str = "") -> Narrowed:
    """What is asked for, as far as it can be understood.

    `name` is searched for too, where the address says that somebody is: it stands in none itself, and a number that leads to
    the list leads to all of it.
    """
    unit_id, manager_id = _id(asked, "unit"), _id(asked, "manager")
    unit = find_unit(connection, unit_id) if unit_id else None
    alone = unit is not None and asked.get("alone") == "1"
    exempted = asked.get("exempted", "")
    wanted = Wanted(
        stage=_code(asked, "stage", Stage),
        unit_ids=() if unit is None else (unit.id,) if alone else tuple(_with_all_below(unit)),
        duty=duty_from(asked.get("duty", "")),
        manager_id=manager_id,
        problems=frozenset(problem for problem in Problem if asked.get(problem) == "1"),
        exempted=exempted if exempted in (*EXEMPTIONS, ANY_EXEMPTION) else "",
        due_within=_one_of(asked, "within", WITHIN_DAYS),
        max_date_within=_one_of(asked, "max_within", MAX_DATE_WITHIN_DAYS),
        closed=asked.get("closed") == "1",
        name=name if asked.get("named") == "1" else "",
    )
    order = _code(asked, "order", Order) or Order.URGENCY
    return Narrowed(
        wanted=wanted,
        unit=unit,
        alone=alone,
        order=order,
        address=dict(_address(wanted, unit, order, alone=alone)),
    )


def _address(
    wanted: Wanted, unit: UnitLine | None, order: Order, *, alone: bool
) -> Iterator[tuple[str, object]]:
    told: dict[str, object] = {
        "stage": wanted.stage and wanted.stage.value,
        "unit": unit and str(unit.id),
        "alone": "1" if alone else "",
        "duty": wanted.duty and wanted.duty.value,
        "manager": wanted.manager_id and str(wanted.manager_id),
        "within": None if wanted.due_within is None else str(wanted.due_within),
        "max_within": None if wanted.max_date_within is None else str(wanted.max_date_within),
        "exempted": wanted.exempted,
        **{problem.value: "1" for problem in Problem if problem in wanted.problems},
        "closed": "1" if wanted.closed else "",
        "named": "1" if wanted.name else "",
        "order": "" if order is Order.URGENCY else order.value,
    }
    return ((name, value) for name, value in told.items() if value)


def _with_all_below(unit: UnitLine) -> Iterator[UUID]:
    yield unit.id
    for below in unit.below:
        yield from _with_all_below(below)


def _id(asked: Mapping[str, str], name: str) -> UUID | None:
    try:
        return UUID(asked.get(name, ""))
    except ValueError:
        return None


def _code(asked: Mapping[str, str], name: str, codes: type[Code]) -> Code | None:
    try:
        return codes(asked.get(name, ""))
    except ValueError:
        return None


def _one_of(asked: Mapping[str, str], name: str, numbers: Sequence[int]) -> int | None:
    return next((number for number in numbers if str(number) == asked.get(name)), None)
