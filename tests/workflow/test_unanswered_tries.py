"""How many tries nobody answered: counted since the two were last in touch, and by what happened when."""

from datetime import UTC, date, datetime, time

import pytest

from workflow.domain.contacts import Contact, unanswered_tries
from workflow.domain.documents import DocumentKind


def tried(day: int, outcome: str, *, noted: int | None = None, at: int = 9) -> Contact:
    return Contact(
        kind=DocumentKind.CONTACT_ATTEMPT,
        on_day=date(2026, 3, day),
        at_time=time(at),
        noted_at=datetime(2026, 3, noted or day, 12, tzinfo=UTC),
        outcome=outcome,
    )


def missed(day: int, medical: str) -> Contact:
    return Contact(
        kind=DocumentKind.NO_SHOW_NOTE,
        on_day=date(2026, 3, day),
        at_time=time(14),
        noted_at=datetime(2026, 3, day, 14, tzinfo=UTC),
        outcome=None,
        medical_reason=medical,
    )


@pytest.mark.parametrize(
    ("contacts", "count"),
    [
        ([], 0),
        ([tried(2, "no_answer"), tried(3, "left_message")], 2),
        ([tried(2, "no_answer"), tried(3, "talked")], 0),
        ([tried(2, "talked"), tried(3, "no_answer")], 1),
        ([tried(2, "no_answer"), tried(3, "did_not_want"), tried(4, "no_answer")], 1),
        ([tried(2, "no_answer"), tried(3, "answered")], 0),
        ([tried(2, "no_answer"), missed(3, "no"), missed(4, "not_said")], 3),
        ([tried(2, "no_answer"), missed(3, "yes")], 0),
        ([tried(4, "no_answer", noted=4), tried(2, "talked", noted=5)], 1),
        ([tried(2, "talked", at=8), tried(2, "no_answer", at=7, noted=3)], 0),
        ([tried(2, "talked", noted=3), tried(2, "no_answer", noted=2)], 0),
    ],
    ids=[
        "nothing yet",
        "two tries",
        "then we talked",
        "only those since",
        "not wanting to talk is an answer",
        "an answer in writing",
        "meetings nobody came to",
        "who could not come for medical reasons has not stayed away",
        "by the day it happened, not the day it was noted",
        "on one day by the hour",
        "in one hour by when it was noted",
    ],
)
def test_tries_since_the_last_answer(contacts: list[Contact], count: int) -> None:
    assert unanswered_tries(contacts) == count
    assert unanswered_tries(reversed(contacts)) == count
