"""The figures of a year: of each unit by itself, and of each unit with all below it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from workflow.domain.figures.cells import Cell, together
from workflow.domain.figures.man_days import Counted, count
from workflow.domain.figures.masking import rest_may_be_shown, shown_above, with_all_below
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.figures.spans import Span, quarters_in, year_of
from workflow.services.figure_lines import lengths, process_cells
from workflow.services.figure_quarters import NOTHING, SIGNALS, figure_of, signal_cells
from workflow.services.questions import Transaction

Tree = Mapping[UUID, Sequence[UUID]]


def figures_of_year(tx: Transaction, year: int, days: Sequence[date], today: date) -> list[Figure]:
    """Everything of a year that follows its four quarters."""
    span, tree = year_of(year), tx.figures.tree()
    posts, quarters = tx.figures.posts(span), quarters_in(year)
    counted = count(posts, [*quarters, span], days)
    units = [unit for unit in tree if (unit, span.name) in counted]
    kept = tx.figures.of_spans([quarter.name for quarter in quarters])
    found = list(_of_quarters(kept, _absence(counted), units, tree, span, Measure.ABSENCE, ""))
    shown = {(one.unit_id, one.with_below) for one in found if not one.is_hidden}
    found += _graded(counted, units, tree, span, shown)
    told = {quarter.name: signal_cells(tx.figures.signals(quarter)) for quarter in quarters}
    for measure, word in SIGNALS:
        cells = {
            (unit, name): of_quarter.get((unit, measure, word), NOTHING)
            for name, of_quarter in told.items()
            for unit in units
        }
        found += _of_quarters(kept, cells, units, tree, span, measure, word)
    for (measure, word), by_unit in {**lengths(posts, span), **process_cells(tx, span, today)}.items():
        found += _of_year(by_unit, units, tree, span, measure, word)
    return found


def _absence(counted: Mapping[tuple[UUID, str], Counted]) -> Mapping[tuple[UUID, str], Cell]:
    return {place: one.absence for place, one in counted.items()}


def _of_quarters(
    kept: Sequence[Figure],
    anew: Mapping[tuple[UUID, str], Cell],
    units: Sequence[UUID],
    tree: Tree,
    span: Span,
    measure: Measure,
    word: str,
) -> Iterator[Figure]:
    """The year as the quarters that are shown, as they were, and the hidden ones together, counted anew."""
    sums: dict[UUID, list[Cell]] = {unit: [] for unit in units}
    hidden: dict[UUID, Cell] = {}
    for unit in units:
        own = [one for one in kept if (one.unit_id, one.measure, one.word) == (unit, measure, word)]
        left = [anew.get((unit, one.span), NOTHING) for one in own if one.is_hidden]
        sums[unit] = left + [Cell((one.part, one.whole or 0), ()) for one in own if one.part is not None]
        if not own or not rest_may_be_shown(left):
            hidden[unit] = together(left) if left else NOTHING
        yield figure_of(_added(sums[unit]), unit, span.name, measure, word, shown=unit not in hidden)
    yield from _above(sums, hidden, tree, span, measure, word)


def _of_year(
    by_unit: Mapping[UUID, Cell], units: Sequence[UUID], tree: Tree, span: Span, measure: Measure, word: str
) -> Iterator[Figure]:
    cells = {unit: by_unit.get(unit, _nothing_of(measure)) for unit in units}
    for unit, cell in cells.items():
        yield figure_of(cell, unit, span.name, measure, word, shown=cell.may_be_shown)
    if measure is not Measure.FIRST_TALK:  # a middle number of several units is no sum of theirs
        hidden = {unit: cell for unit, cell in cells.items() if not cell.may_be_shown}
        yield from _above({unit: [cell] for unit, cell in cells.items()}, hidden, tree, span, measure, word)


def _nothing_of(measure: Measure) -> Cell:
    """Where there is nothing there is still a figure, and it is hidden: shown beside a total it would be missed."""
    parts = 2 if measure in {Measure.KEPT, Measure.GRADED} else 1
    return Cell((0, 0), (frozenset(),) * parts)


def _above(
    sums: Mapping[UUID, Sequence[Cell]],
    hidden: Mapping[UUID, Cell],
    tree: Tree,
    span: Span,
    measure: Measure,
    word: str,
) -> Iterator[Figure]:
    shown = shown_above(tree, hidden)
    for top in (unit for unit, below in tree.items() if below):
        inside = [cell for unit in with_all_below(top, tree) for cell in sums.get(unit, ())]
        is_shown = top in shown and bool(inside)
        yield figure_of(_added(inside), top, span.name, measure, word, shown=is_shown, with_below=True)


def _graded(
    counted: Mapping[tuple[UUID, str], Counted],
    units: Sequence[UUID],
    tree: Tree,
    span: Span,
    absence_shown: set[tuple[UUID, bool]],
) -> Iterator[Figure]:
    """The share alone, in whole per cent: its two sums beside those of the absence would tell what was corrected."""
    cells = {unit: counted[unit, span.name].graded for unit in units}
    for figure in _of_year(cells, units, tree, span, Measure.GRADED, ""):
        part, whole = figure.part, figure.whole
        if part is None or not whole or (figure.unit_id, figure.with_below) not in absence_shown:
            yield _hidden(figure)
        else:
            yield _as_share(figure, round(100 * part / whole))


def _hidden(figure: Figure) -> Figure:
    return Figure(
        unit_id=figure.unit_id, span=figure.span, measure=figure.measure, with_below=figure.with_below
    )


def _as_share(figure: Figure, share: int) -> Figure:
    return Figure(
        unit_id=figure.unit_id,
        span=figure.span,
        measure=figure.measure,
        with_below=figure.with_below,
        part=share,
        whole=100,
    )


def _added(cells: Sequence[Cell]) -> Cell:
    return Cell((sum(cell.values[0] for cell in cells), sum(cell.values[1] for cell in cells)), ())
