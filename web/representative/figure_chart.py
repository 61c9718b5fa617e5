"""Decides where the bars of the chart stand: one a quarter, and an empty frame where a figure is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from flask_babel import gettext as _

from web.representative.figure_words import cell_text, decimal
from workflow.domain.figures.published import Figure, Measure

MOST_QUARTERS = 8
WIDTH, LEFT, CEILING, FLOOR = 640, 56, 24, 184
STEP_PER_CENT = 5


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One quarter; a hidden one has the height of the frame, which says nothing of its value."""

    x: int
    y: int
    width: int
    height: int
    label: str
    below: str
    is_hidden: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """The drawing: numbers to place, words to read aloud."""

    width: int
    height: int
    left: int
    floor: int
    ceiling: int
    top: str
    bars: list[Bar]
    sentence: str


def chart(figures: Sequence[Figure]) -> Chart | None:
    """The absence of the last quarters, the earliest on the left; None before the first is counted."""
    quarters = [one for one in figures if one.measure is Measure.ABSENCE and "-Q" in one.span]
    quarters = sorted(quarters, key=lambda one: one.span)[-MOST_QUARTERS:]
    if not quarters:
        return None
    highest = max((_per_cent(one) for one in quarters), default=0.0)
    top = max(STEP_PER_CENT, STEP_PER_CENT * ceil(highest / STEP_PER_CENT))
    step = (WIDTH - LEFT) // len(quarters)
    told = [f"{_short(one)}: {cell_text(one)}" for one in quarters]
    return Chart(
        width=WIDTH,
        height=FLOOR + 32,
        left=LEFT,
        floor=FLOOR,
        ceiling=CEILING,
        top=f"{top} %",
        bars=[_bar(one, LEFT + step * place, step, top) for place, one in enumerate(quarters)],
        sentence=_("Sickness absence by quarter: %(told)s.", told="; ".join(told)),
    )


def _bar(figure: Figure, x: int, step: int, top: int) -> Bar:
    whole = FLOOR - CEILING
    height = whole if figure.is_hidden else round(whole * _per_cent(figure) / top)
    return Bar(
        x=x + step // 6,
        y=FLOOR - height,
        width=step * 2 // 3,
        height=height,
        label=_("hidden") if figure.is_hidden else f"{decimal(_per_cent(figure))} %",
        below=_short(figure),
        is_hidden=figure.is_hidden,
    )


def _per_cent(figure: Figure) -> float:
    return 100 * (figure.part or 0) / figure.whole if figure.whole else 0.0


def _short(figure: Figure) -> str:
    year, _dash, quarter = figure.span.partition("-Q")
    return str(_("Q%(number)s %(year)s", number=quarter, year=year))
