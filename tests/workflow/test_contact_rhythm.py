"""When the next contact is due by a rhythm, given when the two were in touch; what counts as that."""

from datetime import date
from itertools import islice

import pytest

from workflow.domain.contact_rhythm import DAY_OF_CONTACT, ContactWay, Rhythm, day_in_touch, days_from
from workflow.domain.documents import DocumentKind, OnFile

AGREED, FIRST = date(2026, 3, 2), date(2026, 3, 16)


def rhythm(weeks: int, first: date = FIRST) -> Rhythm:
    return Rhythm(every_weeks=weeks, way=ContactWay.PHONE, from_on=first, agreed_on=AGREED)


@pytest.mark.parametrize(
    ("weeks", "first", "in_touch", "next_on"),
    [
        (2, FIRST, [], FIRST),
        (2, FIRST, [date(2026, 2, 20)], FIRST),  # before it was agreed
        (2, FIRST, [AGREED], FIRST),  # the talk in which they agreed on it
        (2, AGREED, [AGREED], date(2026, 3, 16)),  # the first time is today, and was
        (2, FIRST, [date(2026, 3, 10)], date(2026, 3, 24)),  # sooner than agreed: two weeks from then
        (1, FIRST, [date(2026, 3, 4)], FIRST),  # a talk in between brings nothing forward
        (2, FIRST, [FIRST], date(2026, 3, 30)),
        (2, FIRST, [date(2026, 3, 19)], date(2026, 4, 2)),  # late: counted from when it was
        (8, FIRST, [FIRST, date(2026, 3, 18)], date(2026, 5, 13)),
        (1, FIRST, [date(2026, 3, 30), FIRST], date(2026, 4, 6)),  # the latest counts, whatever the order
    ],
)
def test_the_next_contact_is_so_many_weeks_after_the_last_one(
    weeks: int, first: date, in_touch: list[date], next_on: date
) -> None:
    assert rhythm(weeks, first).next_on(in_touch) == next_on


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        ("talked", True),
        ("answered", True),
        ("did_not_want", True),
        ("left_message", False),
        ("no_answer", False),
    ],
)
def test_a_try_nobody_answered_leaves_the_day_where_it_is(outcome: str, counts: bool) -> None:
    facts = {"contacted_on": "2026-03-10", "outcome": outcome}
    note = OnFile(kind=DocumentKind.CONTACT_ATTEMPT, version=1, filed_on=AGREED, facts=dict(facts))
    assert (day_in_touch(note) is not None) is counts


@pytest.mark.parametrize("kind", sorted(set(DAY_OF_CONTACT) - {DocumentKind.CONTACT_ATTEMPT}))
def test_minutes_of_any_talk_count_on_the_day_it_was_held(kind: DocumentKind) -> None:
    paper = OnFile(kind=kind, version=1, filed_on=date(2026, 3, 12), facts={"held_on": "2026-03-10"})
    assert day_in_touch(paper) == date(2026, 3, 10)


@pytest.mark.parametrize("kind", [DocumentKind.FOLLOW_UP_PLAN, DocumentKind.NO_SHOW_NOTE])
def test_what_is_written_without_the_other_is_no_contact(kind: DocumentKind) -> None:
    paper = OnFile(
        kind=kind, version=1, filed_on=AGREED, facts={"held_on": "2026-03-10", "missed_on": "2026-03-10"}
    )
    assert day_in_touch(paper) is None


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 3, 10), [FIRST, date(2026, 3, 30)]),
        (FIRST, [FIRST, date(2026, 3, 30)]),
        (date(2026, 3, 29), [FIRST, date(2026, 3, 30)]),
        (
            date(2026, 4, 20),
            [date(2026, 4, 13), date(2026, 4, 27)],
        ),  # nobody was in touch: the rhythm goes on
    ],
)
def test_the_days_of_a_rhythm_begin_with_the_last_one_that_has_come(today: date, days: list[date]) -> None:
    assert list(islice(days_from(FIRST, 2, today), 2)) == days
