"""Decides in SQL which cases a page shows: those in which whoever asks has the right; what is not seen is not there."""

from datetime import date

from workflow.adapters.persistence.relations import Condition, case_in_reach, employment_in_reach, holds
from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor

Sight = Condition
CASE_LISTS = Right(Act.READ, Thing.CASE_LIST)

__all__ = ["CASE_LISTS", "Sight", "case_in_reach", "employment_in_reach", "holds", "listed"]


def listed(actor: Actor, today: date) -> Sight:
    """The cases that stand in somebody's lists."""
    return case_in_reach(actor, CASE_LISTS, today)
