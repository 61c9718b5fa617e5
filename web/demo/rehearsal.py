"""Plays all stories side by side, in the order of their days, as if everybody had used the service all along."""

import heapq
from collections.abc import Callable, Sequence
from datetime import date, time

from web.demo.story import CaseStory, Stage, Story

Tell = Callable[[CaseStory], Story]

_FIRST_MINUTE = 8 * 60
_MINUTES = 6 * 60
_AFTER_MIDNIGHT = time(0, 10)
"""What happens on the demonstration's own day happens so early that it has happened whenever the service starts."""


def rehearse(stage: Stage, stories: Sequence[tuple[str, Tell]]) -> None:
    """Let every story happen."""
    waiting: list[tuple[date, int, Story]] = []
    for number, (username, tell) in enumerate(stories):
        story = tell(CaseStory(stage, username))
        waiting.append((next(story), number, story))
    heapq.heapify(waiting)
    while waiting:
        day, number, story = heapq.heappop(waiting)
        stage.clock.move_to(day, _time_of(day, number, stage.municipality.today))
        following = next(story, None)
        if following is not None:
            heapq.heappush(waiting, (max(day, following), number, story))


def _time_of(day: date, number: int, today: date) -> time:
    """Some time of a working day, another one for each story and day, always the same."""
    if day >= today:
        return _AFTER_MIDNIGHT
    minute = _FIRST_MINUTE + (day.toordinal() * 53 + number * 97) % _MINUTES
    return time(minute // 60, minute % 60)
