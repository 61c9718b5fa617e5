"""Decides how many tries to reach the employee have gone unanswered since they last were in touch.

It counts and decides nothing more: what to do about it is a person's choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from workflow.domain.documents import DocumentKind, Fact

UNANSWERED = frozenset({"left_message", "no_answer"})
"""What came of a try that nobody answered. Saying that one does not want to talk now is an answer."""
MEDICAL = "yes"
"""Who could not come for medical reasons has not stayed away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A line of the contact log with what it needs to be counted: a contact or a meeting the employee did not come to."""

    kind: DocumentKind
    on_day: date
    noted_at: datetime
    outcome: Fact
    medical_reason: Fact = None

    @property
    def is_unanswered(self) -> bool:
        """Whether the employee was not reached, or did not come and did not say that there were medical reasons."""
        if self.kind is DocumentKind.NO_SHOW_NOTE:
            return self.medical_reason != MEDICAL
        return self.outcome in UNANSWERED


def unanswered_tries(contacts: Iterable[Contact]) -> int:
    """How many tries since the last answer: by the day of the contact, on one day by when it was noted."""
    count = 0
    for contact in sorted(contacts, key=lambda contact: (contact.on_day, contact.noted_at)):
        count = count + 1 if contact.is_unanswered else 0
    return count
