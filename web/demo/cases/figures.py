"""Short absences of people who have no case: with them the figures of two units rest on enough people, of others not."""

from datetime import date, timedelta

from web.demo.roster import Place
from web.demo.story import Story
from web.demo.workplace import Workplace
from workflow.domain.figures.spans import quarters_in

SCHOOL = ("tove", "fatima", "eirik", "magnus", "leif")
HOME_CARE = ("jorunn", "bente", "trine", "ole", "sunniva")
WORKS = ("hilde", "knut")
MANAGERS = {SCHOOL: "mona", HOME_CARE: "amir", WORKS: "sigrid"}
IN_QUARTERS = {SCHOOL: (0, 2), HOME_CARE: (0, 3), WORKS: (1,)}
"""Winter and autumn at the school and in home care; twice a year is far within what may be self-certified."""


def short_absences(work: Workplace) -> Story:
    """What the last two years had of self-certified days, typed in from the former system."""
    yield work.ago(5)
    today = work.ago(5)
    for people, quarters in IN_QUARTERS.items():
        for year in (today.year - 1, today.year):
            for quarter in (quarters_in(year)[number] for number in quarters):
                for place, who in enumerate(people):
                    first = _monday(quarter.first + timedelta(days=14 + 9 * place))
                    if first + timedelta(days=30) < today:
                        work.was_away(who, first, days=2 + place % 2, by=MANAGERS[people])


def coverage(work: Workplace) -> Story:
    """The employee representative covers the school, the safety representative home care and the works."""
    yield work.ago(4)
    work.cover("tove", Place.SCHOOL, by="aud")
    for place in (Place.HOME_CARE, Place.WORKS):
        work.cover("jorunn", place, by="aud")


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
