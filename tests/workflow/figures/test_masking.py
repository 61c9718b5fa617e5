"""No hidden figure can be worked out from those that are shown."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflow.figures.attacker import Sum, bounds, follows
from workflow.domain.figures.cells import FEWEST_PEOPLE, Cell, People, together
from workflow.domain.figures.masking import rest_may_be_shown, shown_above, shown_of, with_all_below


def cell(*people: int, value: int = 10) -> Cell:
    return Cell((value,), (frozenset(UUID(int=one) for one in people),))


FIVE, OTHERS = cell(1, 2, 3, 4, 5), cell(6, 7, 8, 9, 10)


@pytest.mark.parametrize(
    ("parts", "total", "shown"),
    [
        ([], False, set()),
        ([cell(), cell(), cell()], False, set()),
        ([cell(1, 2), cell(2, 3), cell(3, 4)], False, set()),
        ([cell(1, 2), cell(3), cell(4, 5)], True, set()),
        ([FIVE, FIVE, FIVE], True, {0, 1, 2}),
        ([FIVE, cell(1), cell(2)], True, set()),
        ([FIVE, cell(6, 7, 8), cell(9, 10)], True, {0}),
        ([FIVE, OTHERS, cell(1)], True, {0}),
        ([FIVE, OTHERS, cell()], True, {0}),
    ],
)
def test_parts_are_shown_only_when_what_is_left_of_the_total_rests_on_five(
    parts: list[Cell], total: bool, shown: set[int]
) -> None:
    found = shown_of(parts)
    assert (found.total, set(found.parts)) == (total, shown)


def test_nobody_away_is_hidden_as_well_as_four() -> None:
    assert not cell().may_be_shown
    assert not cell(1, 2, 3, 4).may_be_shown
    assert cell(1, 2, 3, 4, 5).may_be_shown


def test_a_figure_about_two_parts_needs_enough_people_in_both() -> None:
    many, few = FIVE.rests_on[0], frozenset({UUID(int=99)})
    assert Cell((1, 2), (many, many)).may_be_shown
    assert not Cell((1, 2), (many, few)).may_be_shown
    assert not Cell((1, 2), (few, many)).may_be_shown


UNITS = [UUID(int=1000 + n) for n in range(5)]
TREE = {UNITS[0]: [UNITS[1], UNITS[2]], UNITS[2]: [UNITS[3], UNITS[4]]}
PEOPLE = st.frozensets(st.integers(1, 9).map(lambda n: UUID(int=n)), max_size=7)
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(range(5)), st.integers(0, 11)),
    st.tuples(PEOPLE, st.integers(0, 60)),
    max_size=60,
)


def name(unit: int, month: int) -> str:
    return f"{unit}/{month}"


def published(
    cells: dict[tuple[int, int], tuple[People, int]],
) -> tuple[list[Sum], dict[str, tuple[People, int]]]:
    """Everything that is ever shown of a year: months, quarters, the units' years, and those of the units above."""
    atoms = {
        name(unit, month): cells.get((unit, month), (frozenset(), 0))
        for unit in range(5)
        for month in range(12)
    }
    atoms = {key: (people, value if people else 0) for key, (people, value) in atoms.items()}
    sums: list[Sum] = []
    hidden: dict[UUID, Cell] = {}
    for unit in range(5):
        left: list[Cell] = []
        for quarter in range(4):
            months = [name(unit, quarter * 3 + n) for n in range(3)]
            parts = [Cell((atoms[one][1],), (atoms[one][0],)) for one in months]
            choice = shown_of(parts)
            sums += [_sum([months[n]], atoms) for n in choice.parts]
            if choice.total:
                sums.append(_sum(months, atoms))
            else:
                left.append(together(parts))
        if rest_may_be_shown(left):
            sums.append(_sum([name(unit, month) for month in range(12)], atoms))
        else:
            hidden[UNITS[unit]] = together(left)
    for top in shown_above(TREE, hidden):
        inside = [UNITS.index(one) for one in with_all_below(top, TREE)]
        sums.append(_sum([name(unit, month) for unit in inside for month in range(12)], atoms))
    return sums, atoms


def _sum(names: list[str], atoms: dict[str, tuple[People, int]]) -> Sum:
    return frozenset(names), Fraction(sum(atoms[one][1] for one in names))


@settings(max_examples=40, deadline=None)
@given(CELLS)
def test_whatever_follows_from_the_figures_rests_on_enough_people(
    cells: dict[tuple[int, int], tuple[People, int]],
) -> None:
    sums, atoms = published(cells)
    for key, (people, _) in atoms.items():
        if len(people) < FEWEST_PEOPLE:
            assert not follows(sums, frozenset({key})), (key, people)
    for unit in range(5):
        for quarter in range(4):
            months = [name(unit, quarter * 3 + n) for n in range(3)]
            if len(frozenset[UUID]().union(*(atoms[one][0] for one in months))) < FEWEST_PEOPLE:
                assert not follows(sums, frozenset(months))
        year = [name(unit, month) for month in range(12)]
        if len(frozenset[UUID]().union(*(atoms[one][0] for one in year))) < FEWEST_PEOPLE:
            assert not follows(sums, frozenset(year))


@settings(max_examples=12, deadline=None)
@given(CELLS)
def test_no_small_figure_is_pinned_down_by_bounds_either(
    cells: dict[tuple[int, int], tuple[People, int]],
) -> None:
    """Nobody can be away more than every working day; the attacker knows that of everybody, and that nothing is negative."""
    sums, atoms = published(cells)
    found = bounds(sums, dict.fromkeys(atoms, Fraction(1000)))
    for key, (people, value) in atoms.items():
        low, high = found[key]
        assert low <= value <= high
        inside = [total for names, total in sums if key in names]
        if len(people) < FEWEST_PEOPLE and all(inside):
            assert low < high, (key, people, low)


def test_without_the_second_look_a_hidden_month_would_follow() -> None:
    """The attacker of these tests does find what a naive mask leaves open."""
    naive: list[Sum] = [
        (frozenset("abc"), Fraction(30)),
        (frozenset("a"), Fraction(10)),
        (frozenset("b"), Fraction(12)),
    ]
    assert follows(naive, frozenset("c"))
    assert bounds(naive, dict.fromkeys("abc", Fraction(60)))["c"] == (Fraction(8), Fraction(8))


@given(st.lists(PEOPLE.map(lambda people: Cell((len(people),), (people,))), min_size=1, max_size=4))
def test_the_same_figures_always_give_the_same_choice(parts: list[Cell]) -> None:
    assert shown_of(parts) == shown_of(list(parts))
