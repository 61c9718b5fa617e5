"""Decides which days of a stretch are drawn: not those on which something else of the same place decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from web.casework.timeline.content import Stretch, Timeline

_DAY = timedelta(days=1)
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Piece:
    """Days of a stretch in a row; the longest carries its word, the last one is open if the stretch is."""

    stretch: Stretch
    first: date
    last: date
    is_longest: bool
    is_open: bool


def pieces(stretch: Stretch, timeline: Timeline) -> Iterator[Piece]:
    """The days that are seen, in order; none when all of them are hidden."""
    last_known = stretch.last_known(timeline.today)
    hiding = [
        (other.first, other.last_known(timeline.today))
        for other in timeline.stretches
        if other.hides(stretch)
    ]
    seen = list(_without(hiding, (stretch.first, last_known)))
    longest = max(seen, key=lambda days: days[1] - days[0], default=None)
    for days in seen:
        ends_open = stretch.last is None and days[1] == last_known
        yield Piece(stretch, *days, is_longest=days is longest, is_open=ends_open)


def _without(hidden: Iterable[Days], days: Days) -> Iterator[Days]:
    first, last = days
    for begins, ends in sorted(hidden):
        if begins > last:
            break
        if first < begins:
            yield first, begins - _DAY
        first = max(first, ends + _DAY)
    if first <= last:
        yield first, last
