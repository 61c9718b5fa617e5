"""The figures of a quarter: absence of each unit by month, and what is told of the workplace."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from workflow.domain.figures.cells import Cell
from workflow.domain.figures.man_days import Post, count
from workflow.domain.figures.masking import shown_of
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.figures.spans import Span, months_in
from workflow.domain.measures import MeasureArea
from workflow.services.figures import Signal

SIGNALS = ((Measure.WORK_RELATED, ""), *((Measure.ACCOMMODATION, area.value) for area in MeasureArea))


def absence_of_quarter(posts: Iterable[Post], quarter: Span, days: Sequence[date]) -> list[Figure]:
    """Three months and the quarter for every unit where somebody had to work."""
    months = months_in(quarter)
    counted = count(posts, [*months, quarter], days)
    found: list[Figure] = []
    for unit in dict.fromkeys(unit for unit, _ in counted):
        own = {span.name: counted[unit, span.name].absence for span in months if (unit, span.name) in counted}
        choice = shown_of(list(own.values()))
        for place, (name, cell) in enumerate(own.items()):
            found.append(figure_of(cell, unit, name, Measure.ABSENCE, shown=place in choice.parts))
        whole = counted[unit, quarter.name].absence
        found.append(figure_of(whole, unit, quarter.name, Measure.ABSENCE, shown=choice.total))
    return found


def signals_of_quarter(signals: Iterable[Signal], units: Iterable[UUID], quarter: Span) -> list[Figure]:
    """One figure for every unit and kind, so that none is missed where there is nothing to tell."""
    cells = signal_cells(signals)
    return [
        figure_of(cell, unit, quarter.name, measure, word, shown=cell.may_be_shown)
        for unit in units
        for measure, word in SIGNALS
        for cell in [cells.get((unit, measure, word), NOTHING)]
    ]


def signal_cells(signals: Iterable[Signal]) -> Mapping[tuple[UUID, Measure, str], Cell]:
    """How many there were of each kind in each unit, and of how many people."""
    people: dict[tuple[UUID, Measure, str], list[UUID]] = {}
    for one in signals:
        people.setdefault((one.unit, one.measure, one.word), []).append(one.person)
    return {place: Cell((len(told), 0), (frozenset(told),)) for place, told in people.items()}


NOTHING = Cell((0, 0), (frozenset(),))


def figure_of(
    cell: Cell,
    unit: UUID,
    span: str,
    measure: Measure,
    word: str = "",
    *,
    shown: bool,
    with_below: bool = False,
) -> Figure:
    """A cell as it is kept: without its values when it is hidden."""
    part, whole = cell.values if shown else (None, None)
    return Figure(
        unit_id=unit, span=span, measure=measure, word=word, with_below=with_below, part=part, whole=whole
    )
