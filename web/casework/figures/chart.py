"""Decides where the bars of the charts stand, and an empty frame where a figure is hidden; the tables have the same numbers.

Bars stand in the order of time, or of the duties in the process; never by how high they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from flask_babel import gettext as _

from web.casework.figures.words import DUTIES, FREE, cell_text, decimal, is_month_of_hidden, places
from workflow.domain.figures.published import Figure, Measure

MOST_QUARTERS, MOST_MONTHS, MOST_YEARS = 8, 12, 6
WIDTH, LEFT, CEILING, FLOOR = 640, 56, 24, 184
STEP, HUNDRED = 5, 100


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One figure; a hidden one has the height of the frame, which says nothing of its value."""

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

    key: str
    title: str
    width: int
    height: int
    left: int
    floor: int
    ceiling: int
    top: str
    bars: list[Bar]
    sentence: str


@dataclass(frozen=True)
class _Kind:
    """What bars stand for: how high a figure is, and how that is written."""

    value: Callable[[Figure], float]
    written: Callable[[float], str]
    top: int | None = None


_PER_CENT = _Kind(
    lambda one: HUNDRED * (one.part or 0) / one.whole if one.whole else 0.0,
    lambda value: f"{decimal(value)} %",
)
_SHARE = _Kind(_PER_CENT.value, lambda value: f"{round(value)} %", HUNDRED)
_NUMBER = _Kind(lambda one: float(one.part or 0), lambda value: str(round(value)))


def charts(figures: Sequence[Figure]) -> dict[str, list[Chart]]:
    """The charts that go with each table, by its key; none where everything would be hidden."""
    found = {
        "absence": [
            _chart("quarters", _("Sickness absence by quarter"), _quarters(figures), _PER_CENT),
            _chart("months", _("Sickness absence by month"), _months(figures), _PER_CENT),
        ],
        "kept": [_of_year("kept", _("Duties met in time"), figures, Measure.KEPT, DUTIES, _SHARE)],
        "exempted": [_of_year("exempted", _("Exemptions used"), figures, Measure.EXEMPTED, FREE, _NUMBER)],
        "first_talk": [
            _chart("first-talk", _("Days to the first conversation"), _first_talks(figures), _NUMBER)
        ],
    }
    return {key: [one for one in several if one is not None] for key, several in found.items()}


Points = Sequence[tuple[str, Figure]]


def _quarters(figures: Sequence[Figure]) -> Points:
    found = [one for one in figures if one.measure is Measure.ABSENCE and "-Q" in one.span]
    return [(_quarter(one), one) for one in sorted(found, key=lambda one: one.span)[-MOST_QUARTERS:]]


def _months(figures: Sequence[Figure]) -> Points:
    by_place = places(figures)
    found = [
        one
        for one in figures
        if one.measure is Measure.ABSENCE
        and "-" in one.span
        and "-Q" not in one.span
        and not is_month_of_hidden(one.span, by_place)
    ]
    return [(_month(one), one) for one in sorted(found, key=lambda one: one.span)[-MOST_MONTHS:]]


def _first_talks(figures: Sequence[Figure]) -> Points:
    found = [one for one in figures if one.measure is Measure.FIRST_TALK]
    return [(one.span, one) for one in sorted(found, key=lambda one: one.span)[-MOST_YEARS:]]


def _of_year(
    key: str, title: str, figures: Sequence[Figure], measure: Measure, words: dict[str, str], kind: _Kind
) -> Chart | None:
    """The latest year, with the units below where their total is seen."""
    mine = [one for one in figures if one.measure is measure]
    if not mine:
        return None
    year, with_below = max(one.span for one in mine), any(one.with_below for one in mine)
    by_word = {one.word: one for one in mine if one.span == year and one.with_below is with_below}
    points = [(_(label), by_word[word]) for word, label in words.items() if word in by_word]
    when = _("%(time)s, with the units below", time=year) if with_below else year
    return _chart(key, f"{title}, {when}", points, kind)


def _chart(key: str, title: str, points: Points, kind: _Kind) -> Chart | None:
    shown = [kind.value(one) for _label, one in points if not one.is_hidden]
    if not shown:
        return None
    top = kind.top or max(STEP, STEP * ceil(max(shown) / STEP))
    step = (WIDTH - LEFT) // len(points)
    told = "; ".join(f"{label}: {cell_text(one)}" for label, one in points)
    return Chart(
        key=key,
        title=title,
        width=WIDTH,
        height=FLOOR + 32,
        left=LEFT,
        floor=FLOOR,
        ceiling=CEILING,
        top=_top(top, kind),
        bars=[
            _bar(label, one, LEFT + step * place, step, top, kind)
            for place, (label, one) in enumerate(points)
        ],
        sentence=f"{title}: {told}.",
    )


def _top(top: int, kind: _Kind) -> str:
    return str(top) if kind is _NUMBER else f"{top} %"


def _bar(label: str, figure: Figure, x: int, step: int, top: int, kind: _Kind) -> Bar:
    whole = FLOOR - CEILING
    height = whole if figure.is_hidden else round(whole * kind.value(figure) / top)
    width = min(step * 2 // 3, 96)
    return Bar(
        x=x + (step - width) // 2,
        y=FLOOR - height,
        width=width,
        height=height,
        label=_("hidden") if figure.is_hidden else kind.written(kind.value(figure)),
        below=label,
        is_hidden=figure.is_hidden,
    )


def _quarter(figure: Figure) -> str:
    year, _dash, quarter = figure.span.partition("-Q")
    return str(_("Q%(number)s %(year)s", number=quarter, year=year))


def _month(figure: Figure) -> str:
    """03.26, as there is room for."""
    year, _dash, month = figure.span.partition("-")
    return f"{month}.{year[-2:]}"
