"""Puts the picture together: shapes, the words on them, what is read aloud instead, and the same as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask_babel import gettext as _
from flask_babel import ngettext

from web.casework.timeline.content import MEETING, Gap, Mark, Stretch, Timeline
from web.casework.timeline.drawing import Bar, Frame, GapBand, Pin, bars, frame_of, gap_bands, pins
from web.casework.timeline.scale import WIDTH, Scale, Tick, scale_of, ticks
from web.i18n import format_day, format_short_day, format_week, language
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.text import N_

SHAPE_NAMES: dict[str, str] = {
    "sick": N_("Absence"),
    "holiday": N_("Holiday or leave"),
    "work": N_("At work"),
}
KIND_NAMES: dict[AbsenceKind, str] = {
    AbsenceKind.SELF_CERTIFIED: N_("Self-certified absence"),
    AbsenceKind.SICK_NOTE_ZERO: N_("Sick note of zero per cent"),
    AbsenceKind.SICK_NOTE_TREATMENT_DAYS: N_("Sick note for single treatment days"),
    AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY: N_("Sick note with travel subsidy"),
    AbsenceKind.SICK_NOTE_PENDING: N_("Pending sick note"),
}
"""What is told apart in the table, although it is drawn alike."""
ROOM_FOR_A_WORD = 44
"""A word that begins nearer to the edge than this would be cut off."""


@dataclass(frozen=True, slots=True)
class AxisWord:
    """A word under the axis, and a smaller one under it."""

    x: int
    text: str
    below: str


@dataclass(frozen=True, slots=True)
class Named:
    """A mark in the list below the picture; `drawn` is false for one the picture does not reach."""

    number: int
    name: str
    on: str
    kind: str
    drawn: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What the macro draws."""

    frame: Frame
    bars: tuple[Bar, ...]
    gaps: tuple[GapBand, ...]
    pins: tuple[Pin, ...]
    axis: tuple[AxisWord, ...]
    today: int | None
    title: str
    said: str
    keys: tuple[tuple[str, str], ...]
    named: tuple[Named, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]


def picture_of(timeline: Timeline) -> Picture | None:
    """The picture in the language of this answer; None when no period is known."""
    if not timeline.stretches:
        return None
    scale = scale_of(timeline)
    placed, lanes = pins(timeline, scale)
    frame = frame_of(lanes, timeline)
    drawn = tuple(bars(timeline, scale, frame))
    return Picture(
        frame=frame,
        bars=drawn,
        gaps=tuple(gap_bands(timeline, scale)),
        pins=tuple(placed),
        axis=tuple(_axis(scale)),
        today=scale.at(timeline.today) if scale.holds(timeline.today) else None,
        title=str(_("The absence as a timeline")),
        said=_said(timeline),
        keys=tuple(_keys({bar.shape for bar in drawn}, timeline)),
        named=tuple(_named(number, mark, scale) for number, mark in enumerate(timeline.marks, start=1)),
        columns=(str(_("What")), str(_("When")), str(_("How much"))),
        rows=tuple(_rows(timeline)),
    )


def _keys(shapes: set[str], timeline: Timeline) -> Iterator[tuple[str, str]]:
    """What is drawn besides absence, in words; only what there is."""
    for shape in ("holiday", "work"):
        if shape in shapes:
            yield shape, str(_(SHAPE_NAMES[shape]))
    if timeline.gaps:
        yield "gap", str(_("Days without absence"))


def _axis(scale: Scale) -> list[AxisWord]:
    words: list[AxisWord] = []
    year = 0
    readable = (tick for tick in ticks(scale) if scale.at(tick.on) <= WIDTH - ROOM_FOR_A_WORD)
    for tick in readable:
        words.append(AxisWord(scale.at(tick.on), _tick_word(tick), _below(tick, year)))
        year = tick.on.year
    return words


def _tick_word(tick: Tick) -> str:
    return format_week(tick.on) if tick.of_week else format_date(tick.on, "LLL", locale=language())


def _below(tick: Tick, year: int) -> str:
    """The year where it begins; under a week its Monday."""
    if tick.of_week:
        return f"{tick.on:%d.%m.}"
    return str(tick.on.year) if tick.on.year != year else ""


def _said(timeline: Timeline) -> str:
    """What somebody who does not see the picture hears."""
    count = len(timeline.stretches)
    periods = ngettext("%(num)s period, from %(first)s to %(last)s.", "%(num)s periods, from %(first)s to %(last)s.",
                       count, first=format_day(timeline.first_day), last=format_day(timeline.last_known))  # fmt: skip
    sentences = [str(periods)]
    if timeline.gaps:
        sentences.append(str(ngettext("%(num)s gap between.", "%(num)s gaps between.", len(timeline.gaps))))
    sentences.append(str(_("Today is %(day)s.", day=format_day(timeline.today))))
    if ahead := [mark for mark in timeline.marks if mark.on >= timeline.today]:
        sentences.append(
            str(_("Next: %(name)s on %(day)s.", name=_(ahead[0].name), day=format_day(ahead[0].on)))
        )
    return " ".join(sentences)


def _named(number: int, mark: Mark, scale: Scale) -> Named:
    return Named(number, str(_(mark.name)), format_short_day(mark.on), mark.kind, scale.holds(mark.on))


def _rows(timeline: Timeline) -> list[tuple[str, str, str]]:
    """The same as the picture, a row each, in the order of the days."""
    dated: list[tuple[date, tuple[str, str, str]]] = [
        (stretch.first, (_stretch_name(stretch), _days(stretch.first, stretch.last), _share(stretch)))
        for stretch in timeline.stretches
    ]
    dated += [(gap.first, (_gap_name(gap), _days(gap.first, gap.last), _count(gap.days))) for gap in timeline.gaps]  # fmt: skip
    dated += [(mark.on, (_mark_name(mark), format_day(mark.on), "")) for mark in timeline.marks]
    dated.append((timeline.today, (str(_("Today")), format_day(timeline.today), "")))
    return [row for _on, row in sorted(dated, key=lambda entry: entry[0])]


def _stretch_name(stretch: Stretch) -> str:
    name = str(_(KIND_NAMES.get(stretch.kind, SHAPE_NAMES[stretch.shape])))
    return f"{name}, {stretch.place}" if stretch.place else name


def _gap_name(gap: Gap) -> str:
    return str(
        _("No absence; too short to end it") if gap.goes_on else _("No absence; what follows is a new one")
    )


def _mark_name(mark: Mark) -> str:
    kind = _("Meeting") if mark.kind == MEETING else _("Deadline")
    return f"{kind}: {_(mark.name)}"


def _share(stretch: Stretch) -> str:
    return str(_("%(grade)s %% away", grade=stretch.grade)) if stretch.shape == "sick" else ""


def _count(days: int) -> str:
    return str(ngettext("%(num)s day", "%(num)s days", days))


def _days(first: date, last: date | None) -> str:
    if last is None:
        return str(_("From %(day)s", day=format_day(first)))
    return f"{format_short_day(first)}–{format_short_day(last)}"
