"""Which duties of an absence count in the figures: only those whose day has come, and exemptions of all kinds."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from workflow.domain.figures.process_figures import days_to, exempted, kept
from workflow.domain.rules import STANDARD
from workflow.services.figure_lines import duties_of
from workflow.services.figures import EXEMPT_FROM_ACTIVITY, Followed

FIRST = date(2025, 12, 1)
AGES_LATER = date(2026, 12, 1)


def followed(*, grade: int = 100, last_day: date | None = None, **filed: date) -> Followed:
    return Followed(
        person=uuid4(), unit=uuid4(), first_day=FIRST, last_day=last_day, grade=grade, filed=filed
    )


def kinds(one: Followed, today: date) -> list[str]:
    return [duty.kind for duty in duties_of(one, STANDARD, today)]


def test_a_duty_whose_day_has_not_come_is_neither_met_nor_late() -> None:
    assert kinds(followed(), FIRST + timedelta(days=4)) == []
    assert kinds(followed(), FIRST + timedelta(days=5)) == ["first_conversation"]
    assert kinds(followed(), FIRST + timedelta(weeks=4)) == ["first_conversation"]
    assert kinds(followed(), FIRST + timedelta(weeks=4, days=1)) == ["first_conversation", "plan"]


def test_an_absence_that_ended_before_had_no_such_duty() -> None:
    ended = followed(last_day=FIRST + timedelta(weeks=4) - timedelta(days=1))
    assert kinds(ended, AGES_LATER) == ["first_conversation"]


def test_who_works_in_part_has_no_dialogue_meeting_1_and_no_duty_of_activity() -> None:
    assert kinds(followed(grade=50), AGES_LATER) == ["first_conversation", "plan", "dialogue_meeting_2"]
    assert len(kinds(followed(), AGES_LATER)) == 5


@pytest.mark.parametrize(
    ("kind", "paper"),
    [
        ("plan", "plan_exemption"),
        ("dialogue_meeting_1", "dialogue_meeting_1_exemption"),
        ("activity_check", EXEMPT_FROM_ACTIVITY),
        ("dialogue_meeting_2", "dialogue_meeting_2_exemption"),
    ],
)
def test_an_exemption_counts_once_for_its_own_duty(kind: str, paper: str) -> None:
    one = replace(followed(), filed={paper: FIRST + timedelta(days=20)})
    duties = duties_of(one, STANDARD, AGES_LATER)
    assert [duty.kind for duty in duties if duty.exempted] == [kind]
    assert exempted(duties).values == (1,)
    assert exempted(duties).rests_on == (frozenset({one.person}),)


def test_what_was_exempted_is_neither_in_time_nor_late() -> None:
    one = followed(plan_exemption=FIRST, first_conversation_minutes=FIRST + timedelta(days=2))
    duties = [
        duty for duty in duties_of(one, STANDARD, AGES_LATER) if duty.kind in {"plan", "first_conversation"}
    ]
    assert kept(duties).values == (1, 1)
    assert days_to([duty for duty in duties if duty.kind == "first_conversation"]).values == (2,)
