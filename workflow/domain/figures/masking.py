"""Decides which figures are shown, so that no hidden one follows from those that are.

Everything shown is one family in which any two figures either have nothing in common or the one lies in the other:
months in the quarter, quarters in the unit's year, the unit's year in the year of the units above it. A figure is shown
only when what it holds beyond the figures shown inside it is nothing, or rests on enough people by itself. So whatever
is worked out by adding and subtracting is a sum of such remainders, and a hidden figure is always one of several in one.
What is shown once is never taken back, and is decided without knowing who looks: two people who put their figures
together know no more than the family tells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from workflow.domain.figures.cells import Cell, together


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether a total is shown, and which of its parts (by place)."""

    total: bool
    parts: frozenset[int]


def shown_of(parts: Sequence[Cell]) -> Shown:
    """A total and its parts, decided at one moment: the total first, then as many parts as it allows.

    Of several equally large choices the earliest parts are shown, so that the same figures always give the same choice.
    """
    if not parts or not together(parts).may_be_shown:
        return Shown(total=False, parts=frozenset())
    safe = [place for place, cell in enumerate(parts) if cell.may_be_shown]
    for count in range(len(safe), 0, -1):
        for chosen in combinations(safe, count):
            if rest_may_be_shown([cell for place, cell in enumerate(parts) if place not in chosen]):
                return Shown(total=True, parts=frozenset(chosen))
    return Shown(total=True, parts=frozenset())


def rest_may_be_shown(hidden: Sequence[Cell]) -> bool:
    """Whether a total may be shown beside the parts of it that are shown already, given those that are not."""
    return not hidden or together(hidden).may_be_shown


def shown_above(children: Mapping[UUID, Sequence[UUID]], hidden: Mapping[UUID, Cell]) -> frozenset[UUID]:
    """The units whose total with all units below may be shown; `hidden` has what no figure of a unit itself tells.

    Totals further down come first, and what one of them tells is hidden no more to those above it.
    """
    shown: set[UUID] = set()
    below = {child for several in children.values() for child in several}
    for top in [*(unit for unit in children if unit not in below)]:
        _left_after(top, children, hidden, shown)
    return frozenset(shown)


def _left_after(
    unit: UUID, children: Mapping[UUID, Sequence[UUID]], hidden: Mapping[UUID, Cell], shown: set[UUID]
) -> list[Cell]:
    left = [hidden[unit]] if unit in hidden else []
    for child in children.get(unit, ()):
        left += _left_after(child, children, hidden, shown)
    if children.get(unit) and rest_may_be_shown(left):
        shown.add(unit)
        return []
    return left


def with_all_below(unit: UUID, children: Mapping[UUID, Iterable[UUID]]) -> list[UUID]:
    """A unit and everything below it."""
    found = [unit]
    for child in children.get(unit, ()):
        found += with_all_below(child, children)
    return found
