"""Decides how the periods and gaps behind a date are drawn: small bars on one scale, each with its words beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from web.casework.absence_words import kind_name
from web.casework.why_words import ELSEWHERE
from web.i18n import format_short_day
from workflow.domain.absence.periods import HOLIDAY_KINDS, SPEAKING_KINDS, WHOLLY_ABSENT, WORK_KINDS
from workflow.domain.absence.spells import Gap
from workflow.why import Behind

WIDE, HIGH = 1000, 20
NARROWEST = 8
"""A single day is still seen."""
LOWEST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One line: its days and what they are, and where the bar lies; `kind` is sick, holiday, work, elsewhere or gap."""

    days: str
    what: str
    kind: str
    x: int
    width: int
    height: int
    is_open: bool = False

    @property
    def y(self) -> int:
        """As high as the share away."""
        return HIGH - self.height


def bars(periods: Sequence[Behind], gaps: Sequence[Gap], today: date) -> list[Bar]:
    """Every period and gap by its first day."""
    if not periods:
        return []
    edges = [one.first for one in periods], [_end(one, today) for one in periods]
    scale = _Scale(min(edges[0]), max(edges[1]))
    found = [*_periods(periods, scale, today), *_gaps(gaps, scale)]
    return [bar for _first, bar in sorted(found, key=lambda entry: entry[0])]


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def place(self, first: date, last: date) -> tuple[int, int]:
        """Where a stretch begins and how wide it is; never outside, never invisible."""
        days = (self.last - self.first).days + 1
        width = max(NARROWEST, round(((last - first).days + 1) * WIDE / days))
        return min(round((first - self.first).days * WIDE / days), WIDE - NARROWEST), min(width, WIDE)


def _periods(periods: Sequence[Behind], scale: _Scale, today: date) -> Iterator[tuple[date, Bar]]:
    for one in periods:
        x, width = scale.place(one.first, _end(one, today))
        kind = _kind(one)
        share = one.grade if kind == "sick" and one.grade is not None else WHOLLY_ABSENT
        yield (
            one.first,
            Bar(
                days=_days(one.first, one.last),
                what=_what(one),
                kind=kind,
                x=x,
                width=width,
                height=max(LOWEST, HIGH * share // WHOLLY_ABSENT),
                is_open=one.last is None,
            ),
        )


def _gaps(gaps: Sequence[Gap], scale: _Scale) -> Iterator[tuple[date, Bar]]:
    for gap in gaps:
        x, width = scale.place(gap.start, gap.end)
        what = str(_("No sickness, %(count)s days: the absence goes on", count=gap.days))
        yield (
            gap.start,
            Bar(days=_days(gap.start, gap.end), what=what, kind="gap", x=x, width=width, height=LOWEST),
        )


def _end(one: Behind, today: date) -> date:
    return one.last or max(today, one.first)


def _kind(one: Behind) -> str:
    if one.kind is None:
        return "elsewhere"
    if one.kind in HOLIDAY_KINDS:
        return "holiday"
    return "work" if one.kind in WORK_KINDS or one.kind not in SPEAKING_KINDS else "sick"


def _days(first: date, last: date | None) -> str:
    if last is None:
        return str(_("From %(day)s", day=format_short_day(first)))
    return (
        format_short_day(first) if first == last else f"{format_short_day(first)} – {format_short_day(last)}"
    )


def _what(one: Behind) -> str:
    """The kind and the share; of absence elsewhere no more than the reader may know."""
    if one.kind is None:
        return str(_(ELSEWHERE))
    words = kind_name(one.kind)
    if one.grade is not None and _kind(one) == "sick":
        words = f"{words}, {_('%(grade)s %% away', grade=one.grade)}"
    return f"{words} ({_('another position')})" if one.elsewhere else words
