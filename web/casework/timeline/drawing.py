"""Decides where each shape of the picture stands: bars as high as their grade, gaps, numbered marks, today, the axis."""

from collections.abc import Iterator
from dataclasses import dataclass

from web.casework.timeline.content import Gap, Timeline
from web.casework.timeline.pieces import Piece, pieces
from web.casework.timeline.plots import Plot, plots_below
from web.casework.timeline.scale import LEFT, RIGHT, WIDTH, Scale

TOP = 22
LANE = 26
AXIS = 46
LEAST_BAR = 3
HOLIDAY_HEIGHT, WORK_HEIGHT = 16, 5
ROOM_FOR_GRADE, ROOM_FOR_WORDS = 48, 22
A_DIGIT = 10
APART = 26
"""Two marks nearer to each other than this stand on top of each other, each in its lane."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as a rectangle."""

    x: int
    y: int
    width: int
    height: int
    shape: str
    is_open: bool
    label: str


@dataclass(frozen=True, slots=True)
class GapBand:
    """A gap as a band; `label` is its days where there is room."""

    x: int
    width: int
    goes_on: bool
    label: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered mark with its line down to the axis; `number` is that of the list below."""

    number: int
    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures every shape refers to."""

    width: int
    height: int
    left: int
    right: int
    plots: tuple[Plot, ...]

    @property
    def floor(self) -> int:
        """Where the lowest plot stands on the axis."""
        return self.plots[-1].floor


def frame_of(lanes: int, timeline: Timeline) -> Frame:
    """Higher the more lanes the marks need, and the more places there is work at."""
    plots = plots_below(TOP + lanes * LANE + 8, timeline.places)
    return Frame(WIDTH, plots[-1].floor + AXIS, LEFT, WIDTH - RIGHT, plots)


def bars(timeline: Timeline, scale: Scale, frame: Frame) -> list[Bar]:
    """Every piece that counts, the highest behind, so that what is graded stands in front of what is whole."""
    plots = dict(zip(timeline.places, frame.plots, strict=True))
    found = [
        _bar(piece, scale, plots[piece.stretch.place])
        for stretch in timeline.stretches
        for piece in pieces(stretch, timeline)
    ]
    return sorted(found, key=lambda bar: (-bar.height, bar.x))


def _bar(piece: Piece, scale: Scale, plot: Plot) -> Bar:
    stretch = piece.stretch
    shape = stretch.shape
    height = {"holiday": HOLIDAY_HEIGHT, "work": WORK_HEIGHT}.get(shape) or plot.height_of(stretch.grade)
    x = scale.at(piece.first)
    width = max(LEAST_BAR, scale.at(piece.last) + max(1, round(scale.a_day)) - x)
    fits = shape == "sick" and piece.is_longest and width >= ROOM_FOR_GRADE and height >= ROOM_FOR_WORDS
    return Bar(
        x=x,
        y=plot.floor - height,
        width=width,
        height=height,
        shape=shape,
        is_open=piece.is_open,
        label=f"{stretch.grade} %" if fits else "",
    )


def gap_bands(timeline: Timeline, scale: Scale) -> Iterator[GapBand]:
    """Every gap; its number of days where it fits."""
    for gap in timeline.gaps:
        x = scale.at(gap.first)
        width = max(LEAST_BAR, _end(scale, gap) - x)
        yield GapBand(x, width, gap.goes_on, str(gap.days) if width > A_DIGIT * len(str(gap.days)) else "")


def pins(timeline: Timeline, scale: Scale) -> tuple[list[Pin], int]:
    """The marks the picture reaches, and how many lanes they take; numbers go through all marks."""
    found: list[Pin] = []
    taken: list[int] = []
    for number, mark in enumerate(timeline.marks, start=1):
        if not scale.holds(mark.on):
            continue
        x = min(max(scale.at(mark.on), LEFT + 4), WIDTH - RIGHT - 4)
        lane = next((lane for lane, last in enumerate(taken) if x - last >= APART), len(taken))
        taken[lane : lane + 1] = [x]
        found.append(Pin(number, x, lane, mark.kind))
    return [_lowered(pin, len(taken)) for pin in found], len(taken)


def _lowered(pin: Pin, lanes: int) -> Pin:
    """The first lane is the lowest."""
    return Pin(pin.number, pin.x, TOP + (lanes - pin.y) * LANE - LANE // 2 + 2, pin.kind)


def _end(scale: Scale, gap: Gap) -> int:
    return scale.at(gap.last) + round(scale.a_day)
