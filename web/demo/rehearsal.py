"""Plays all stories side by side, in the order of their days, as if everybody had used the service all along."""

import heapq
from collections.abc import Callable, Sequence
from datetime import date, time

from web.demo.desk import Surroundings
from web.demo.story import CaseStory, Story
from web.demo.workers import Workers
from web.demo.workplace import Workplace

Tell = Callable[[CaseStory], Story]
TellOfWork = Callable[[Workplace], Story]

_FIRST_MINUTE = 8 * 60
_MINUTES = 6 * 60
_AFTER_MIDNIGHT = time(0, 10)
"""What happens on the demonstration's own day happens so early that it has happened whenever the service starts."""


def rehearse(
    around: Surroundings,
    workers: Workers,
    stories: Sequence[tuple[str, Tell]],
    at_work: Sequence[TellOfWork] = (),
) -> None:
    """Let every story of a case happen, and what happens at the workplace; the workers do what follows from it."""
    cases = [CaseStory(around, username) for username, _ in stories]
    told = [tell(case) for case, (_, tell) in zip(cases, stories, strict=True)]
    told += [tell(Workplace(around)) for tell in at_work]
    waiting = [(next(story), number) for number, story in enumerate(told)]
    heapq.heapify(waiting)
    while waiting:
        day, number = heapq.heappop(waiting)
        workers.live_until(day)
        around.clock.move_to(day, _time_of(day, number, around.municipality.today))
        if number < len(cases):
            cases[number].catch_up()
        following = next(told[number], None)
        workers.work()
        if following is not None:
            heapq.heappush(waiting, (max(day, following), number))
    workers.live_until(around.municipality.today)


def _time_of(day: date, number: int, today: date) -> time:
    """Some time of a working day, another one for each story and day, always the same."""
    if day >= today:
        return _AFTER_MIDNIGHT
    minute = _FIRST_MINUTE + (day.toordinal() * 53 + number * 97) % _MINUTES
    return time(minute // 60, minute % 60)
