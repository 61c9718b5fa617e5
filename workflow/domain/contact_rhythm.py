"""Decides on which days the two should have been in touch, by the rhythm they agreed on, and what counts as being in touch.

It never says that somebody must answer: a try nobody answered is noted like any other, and leaves the day where it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

from workflow.domain.contacts import UNANSWERED
from workflow.domain.documents import DocumentKind, OnFile
from workflow.domain.text import N_

LONGEST_WEEKS = 8
"""Rarer than that is no rhythm."""


class ContactWay(StrEnum):
    """How the two agreed to be in touch."""

    PHONE = "phone"
    MEETING = "meeting"
    MESSAGE = "message"


WAYS: dict[str, str] = {
    ContactWay.PHONE: N_("By phone"),
    ContactWay.MEETING: N_("By meeting"),
    ContactWay.MESSAGE: N_("By message"),
}
"""What each is called: message ids."""

DAY_OF_CONTACT: dict[DocumentKind, str] = {
    DocumentKind.CONTACT_ATTEMPT: "contacted_on",
    **dict.fromkeys(
        (
            DocumentKind.EARLY_CONTACT_NOTE,
            DocumentKind.FIRST_CONVERSATION_MINUTES,
            DocumentKind.MEETING_MINUTES,
            DocumentKind.DISAGREEMENT_MINUTES,
            DocumentKind.DIALOGUE_MEETING_1_MINUTES,
            DocumentKind.DIALOGUE_MEETING_2_OUTCOME,
            DocumentKind.DIALOGUE_MEETING_3_OUTCOME,
        ),
        "held_on",
    ),
}
"""Papers that say that the two were in touch, with the fact that says on which day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rhythm:
    """Every so many weeks, in this way, the first time on `from_on`; what was before `agreed_on` does not count."""

    every_weeks: int
    way: ContactWay
    from_on: date
    agreed_on: date

    def next_on(self, in_touch: Iterable[date]) -> date:
        """The day of the next contact, given the days on which the two were in touch."""
        counted = [day for day in in_touch if day > self.agreed_on or day >= self.from_on]
        if not counted:
            return self.from_on
        return max(self.from_on, max(counted) + timedelta(weeks=self.every_weeks))


def day_in_touch(paper: OnFile) -> date | None:
    """The day on which the two were in touch, as a paper says; None when it says nothing of that, or nobody answered."""
    fact = DAY_OF_CONTACT.get(paper.kind)
    if fact is None or paper.facts.get("outcome") in UNANSWERED:
        return None
    return paper.day(fact)


def days_from(first: date, weeks: int, today: date) -> Iterator[date]:
    """The days of a rhythm from `first` on, beginning with the last one that has come, without end."""
    passed = max(0, (today - first).days // (7 * weeks))
    return (first + timedelta(weeks=weeks * number) for number in count(passed))
