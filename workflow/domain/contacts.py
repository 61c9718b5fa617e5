"""Decides how many tries to reach the employee have gone unanswered since they last were in touch.

It counts and decides nothing more: what to do about it is a person's choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from workflow.domain.documents import DocumentKind, Fact

UNANSWERED = frozenset({"left_message", "no_answer"})
"""What came of a try that nobody answered. Saying that one does not want to talk now is an answer."""
MEDICAL = "yes"
"""Who could not come for medical reasons has not stayed away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A line of the contact log with what it needs to be counted: a contact or a meeting the employee did not come to.

    `at_time` is when in the day it happened, as far as anybody can tell.
    """

    kind: DocumentKind
    on_day: date
    at_time: time
    noted_at: datetime
    outcome: Fact
    medical_reason: Fact = None

    @property
    def is_unanswered(self) -> bool:
        """Whether the employee was not reached, or did not come and did not say that there were medical reasons."""
        if self.kind is DocumentKind.NO_SHOW_NOTE:
            return self.medical_reason != MEDICAL
        return self.outcome in UNANSWERED


def in_order(contact: Contact) -> tuple[date, time, datetime]:
    """What contacts are sorted by."""
    return contact.on_day, contact.at_time, contact.noted_at


def unanswered_tries(contacts: Iterable[Contact]) -> int:
    """How many tries since the last answer, in the order in which they happened, not in which they were noted."""
    count = 0
    for contact in sorted(contacts, key=in_order):
        count = count + 1 if contact.is_unanswered else 0
    return count
