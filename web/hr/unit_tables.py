"""Decides how counts stand by unit: a row a unit, a column a kind, each number the way to exactly its cases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.queries.units import UnitLine

Counts = Mapping[UUID, Mapping[str, int]]
"""How many cases of a unit, by itself, by kind."""
Item = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A column: what it is called, and what narrows the list of cases to it."""

    word: str
    label: str
    narrowing: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class UnitTable:
    """A table for `macros/table.html`."""

    columns: list[object]
    rows: list[Item]
    variant: str


@dataclass(frozen=True)
class _Line:
    label: str
    unit_ids: tuple[UUID, ...]
    narrowing: Mapping[str, object]


def by_area(
    tree: Sequence[UnitLine], counts: Counts, kinds: Sequence[Kind], all_of: Kind | None
) -> UnitTable:
    """The units right below the top, each with all below it; the top by itself; and all together."""
    return _table(_areas(tree), counts, kinds, all_of)


def by_unit(
    tree: Sequence[UnitLine], counts: Counts, kinds: Sequence[Kind], all_of: Kind | None
) -> UnitTable:
    """Every unit by itself, in the order of the tree; and all together."""
    return _table([_alone(unit) for unit in _walk(tree)], counts, kinds, all_of)


def _areas(tree: Sequence[UnitLine]) -> list[_Line]:
    if len(tree) != 1:
        return [_with_below(unit) for unit in tree]
    (top,) = tree
    return [*(_with_below(unit) for unit in top.below), _alone(top)]


def _table(lines: Sequence[_Line], counts: Counts, kinds: Sequence[Kind], all_of: Kind | None) -> UnitTable:
    """Units and kinds of which there is nothing are left out; `all_of` is the column of all kinds, where they add up."""
    every = _Line(_("All units"), tuple(counts), {})
    there = [kind for kind in kinds if kind.word in _numbers(every, counts)]
    columns: list[object] = [_("Unit"), *({"label": kind.label, "number": True} for kind in there)]
    if all_of is not None and len(there) > 1:
        columns.append({"label": all_of.label, "number": True})
    else:
        all_of = None
    rows = [_row(line, counts, there, all_of) for line in lines if _numbers(line, counts)]
    if len(rows) > 1:
        rows.append(_row(every, counts, there, all_of))
        return UnitTable(columns=columns, rows=rows, variant="counts tb-table--with-total")
    return UnitTable(columns=columns, rows=rows, variant="counts")


def _row(line: _Line, counts: Counts, kinds: Sequence[Kind], all_of: Kind | None) -> Item:
    numbers = _numbers(line, counts)
    cells: list[object] = [line.label]
    cells += [_number(numbers.get(kind.word, 0), kind, line) for kind in kinds]
    if all_of is not None:
        cells.append(_number(sum(numbers.values()), all_of, line))
    return {"cells": cells}


def _number(number: int, kind: Kind, line: _Line) -> object:
    if not number:
        return ""
    address: dict[str, Any] = {**kind.narrowing, **line.narrowing}
    return {"text": number, "said": f"{kind.label}, {line.label}", "href": url_for("hr.cases", **address)}


def _numbers(line: _Line, counts: Counts) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit_id in line.unit_ids:
        for word, number in counts.get(unit_id, {}).items():
            found[word] = found.get(word, 0) + number
    return found


def _with_below(unit: UnitLine) -> _Line:
    return _Line(unit.name, tuple(below.id for below in _walk([unit])), {"unit": unit.id})


def _alone(unit: UnitLine) -> _Line:
    return _Line(unit.name, (unit.id,), {"unit": unit.id, "alone": 1} if unit.below else {"unit": unit.id})


def _walk(tree: Sequence[UnitLine]) -> Iterator[UnitLine]:
    for unit in tree:
        yield unit
        yield from _walk(unit.below)


def by_place(rows: Sequence[Any], word: Callable[[Any], str]) -> Counts:
    """Counts by unit and kind; a row has `unit_id` and `cases`."""
    found: dict[UUID, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row.unit_id, {})[word(row)] = row.cases
    return found
