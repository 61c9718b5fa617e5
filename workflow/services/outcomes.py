"""How an effect can end for now: done, dropped because it is no longer wanted, or later."""

from dataclasses import dataclass
from datetime import datetime

from workflow.services.results import Post, Result


@dataclass(frozen=True, slots=True)
class Done:
    """Mails to send first, results to write with the outcome."""

    posts: tuple[Post, ...] = ()
    results: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Not wanted any more; `reason` is a code."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not before `until` (real time); does not count as an attempt."""

    until: datetime


Outcome = Done | Dropped | Later
