"""The sentence above a preview counts each thing once: what moves is not also withdrawn and added."""

from datetime import date

import pytest
from flask import Flask

from web.casework.responsible.register_reminders import Reminders, moved_lines
from web.casework.responsible.register_sentence import Counts, sentence
from workflow.domain.case import CaseFile
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage
from workflow.foresight import Consequences
from workflow.timetable import Firing

TODAY = date(2026, 3, 2)
FILE = CaseFile(stage=Stage.PLAN, today=TODAY, first_day=date(2026, 2, 2), grade=100)


def reminder(about: str, on: date) -> Firing:
    return Firing(on, about, Effect.REMIND_DUTY, on)


def following(withdrawn: tuple[Firing, ...], added: tuple[Firing, ...]) -> Consequences:
    return Consequences(
        before=FILE, after=FILE, duties=(), reminders_withdrawn=withdrawn, reminders_added=added
    )


def test_a_reminder_with_another_day_has_moved() -> None:
    plan, later = reminder("plan", date(2026, 3, 6)), reminder("plan", date(2026, 3, 13))
    contact, letter = reminder("max_date", date(2026, 4, 1)), reminder("clarification", date(2026, 5, 1))
    found = Reminders.of([following((plan, contact), (later, letter))])
    assert found == Reminders(moved=((plan, later),), withdrawn=(contact,), added=(letter,))


def test_reminders_of_two_cases_are_not_taken_for_one_another() -> None:
    plan, other = reminder("plan", date(2026, 3, 6)), reminder("plan", date(2026, 3, 13))
    found = Reminders.of([following((plan,), ()), following((), (other,))])
    assert (found.moved, found.withdrawn, found.added) == ((), (plan,), (other,))


def test_a_reminder_whose_day_has_come_goes_out_at_once(app: Flask) -> None:
    old, new = reminder("plan", date(2026, 3, 6)), reminder("plan", TODAY)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert "at once" in moved_lines([(old, new)], TODAY)[0]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (Counts(2, 0, 0, 0, 1, 0), "If you save this, two deadlines move and one reminder is withdrawn."),
        (Counts(0, 1, 0, 0, 0, 3), "If you save this, one duty comes back and three reminders are added."),
        (
            Counts(1, 0, 2, 13, 0, 0),
            "If you save this, one deadline moves, two duties are no longer needed and 13 reminders move.",
        ),
        (Counts(0, 0, 0, 0, 0, 0), ""),
    ],
)
def test_the_sentence_says_how_many_of_each(app: Flask, counts: Counts, told: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert sentence(counts) == told
