"""Decides where each shape of the picture stands: bars as high as their grade, gaps, numbered marks, today, the axis."""

from collections.abc import Iterator
from dataclasses import dataclass

from web.casework.timeline.content import Gap, Stretch, Timeline
from web.casework.timeline.scale import LEFT, RIGHT, WIDTH, Scale

TOP = 22
LANE = 26
PLOT = 110
AXIS = 46
LEAST_BAR = 2
HOLIDAY_HEIGHT = 16
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
    ceiling: int
    middle: int
    floor: int


def frame_of(lanes: int) -> Frame:
    """Higher the more lanes the marks need."""
    ceiling = TOP + lanes * LANE + 8
    floor = ceiling + PLOT
    return Frame(WIDTH, floor + AXIS, LEFT, WIDTH - RIGHT, ceiling, floor - PLOT // 2, floor)


def bars(timeline: Timeline, scale: Scale, frame: Frame) -> Iterator[Bar]:
    """Every stretch that is drawn; days of work leave their place empty."""
    for stretch in timeline.stretches:
        if stretch.shape == "work":
            continue
        height = HOLIDAY_HEIGHT if stretch.shape == "holiday" else round(PLOT * stretch.grade / 100)
        x, width = _span(scale, stretch, timeline)
        fits = width >= ROOM_FOR_GRADE and height >= ROOM_FOR_WORDS
        yield Bar(
            x=x,
            y=frame.floor - height,
            width=width,
            height=height,
            shape=stretch.shape,
            is_open=stretch.last is None,
            label=f"{stretch.grade} %" if fits and stretch.shape == "sick" else "",
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


def _span(scale: Scale, stretch: Stretch, timeline: Timeline) -> tuple[int, int]:
    x = scale.at(stretch.first)
    after = x + LEAST_BAR
    return x, max(after, scale.at(stretch.last_known(timeline.today)) + max(1, round(scale.a_day))) - x


def _end(scale: Scale, gap: Gap) -> int:
    return scale.at(gap.last) + round(scale.a_day)
