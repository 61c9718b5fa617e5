"""What each outcome asks, what the form works out by itself, and what it refuses with the paragraph."""

from datetime import date

import pytest

from forms.base import FormContext
from forms.steps.clarification_outcome import OUTCOMES, ClarificationOutcomeForm

FIRST_DAY, AFTER, PROTECTED = date(2025, 10, 1), date(2026, 11, 21), date(2026, 9, 30)
ALWAYS = {"outcome": "own_position", "decided_on": "20.09.2026", "grounds": "Vi har prøvd tre tiltak."}
DISMISSAL = {
    "outcome": "dismissal_considered",
    "dismissal_ground": "illness",
    "adaptation_tried": "yes",
    "other_work_considered": "no",
    "position_bank_considered": "no",
    "discussion_meeting_held": "no",
    "dismissal_notes": "Tre tiltak er prøvd. Andre stillinger er ikke gått gjennom.",
}
ASKED = {
    "own_position": {"from_on", "percentage"},
    "own_position_adapted": {"from_on", "percentage"},
    "other_position": {"from_on", "percentage", "position", "agreed_in_writing"},
    "reduced_percentage": {"from_on", "percentage", "agreed_in_writing"},
    "position_bank": set(),
    "disability": {"benefit_decided"},
    "resigned": {"resigned_in_writing", "last_day"},
    "dismissal_considered": {
        "dismissal_ground",
        "adaptation_tried",
        "other_work_considered",
        "position_bank_considered",
        "discussion_meeting_held",
        "dismissal_notes",
    },
}


def form_of(today: date = AFTER, **answers: str) -> ClarificationOutcomeForm:
    return form_with(answers, today)


def form_with(answers: dict[str, str], today: date = AFTER) -> ClarificationOutcomeForm:
    context = FormContext(today=today, first_day=FIRST_DAY)
    return ClarificationOutcomeForm({**ALWAYS, **answers}, context=context)


def shown(form: ClarificationOutcomeForm) -> dict[str, str]:
    return {
        answer.name: answer.shown for section in form.answers("en").sections for answer in section.answers
    }


@pytest.mark.parametrize("outcome", [code for code, _label in OUTCOMES])
def test_each_outcome_asks_what_it_builds_on_and_nothing_of_the_others(outcome: str) -> None:
    form = form_of(outcome=outcome)
    assert form.validate() is (not ASKED[outcome])
    assert set(form.errors) == ASKED[outcome]
    without = form_of(outcome=outcome, grounds="")
    without.validate()
    assert "grounds" in without.errors


def test_illness_is_refused_as_ground_with_the_day_and_the_paragraph() -> None:
    form = form_of(PROTECTED, **DISMISSAL)
    assert not form.validate()
    (sentence,) = form.errors["dismissal_ground"]
    assert "30.09.2026" in sentence
    assert "§ 15-8" in sentence
    assert form_of(date(2026, 10, 1), **DISMISSAL).validate()


def test_other_grounds_are_taken_while_protected_and_must_be_said() -> None:
    answers = {**DISMISSAL, "dismissal_ground": "enterprise"}
    form = form_of(PROTECTED, **answers)
    assert not form.validate()
    assert set(form.errors) == {"other_grounds"}
    assert form_of(PROTECTED, **answers, other_grounds="Avdelingen legges ned 1. januar.").validate()


def test_a_meeting_that_was_held_has_a_day() -> None:
    form = form_with({**DISMISSAL, "discussion_meeting_held": "yes"})
    assert not form.validate()
    assert set(form.errors) == {"discussion_meeting_on"}
    held = form_with({**DISMISSAL, "discussion_meeting_held": "yes", "discussion_meeting_on": "15.09.2026"})
    assert held.validate(), held.errors
    assert held.facts()["discussion_meeting_on"] == "2026-09-15"


def test_the_truth_is_filed_with_what_is_missing_beside_it() -> None:
    form = form_with(DISMISSAL)
    assert form.validate(), form.errors
    told = shown(form)
    assert "Over since 30.09.2026" in told["protected_until"]
    assert form.facts()["protected_until"] == "2026-09-30"
    assert told["still_missing"].splitlines() == [
        "To consider other suitable work with the employer (§ 15-7)",
        "To consider the position bank",
        "To hold the discussion meeting with the employee (§ 15-1)",
    ]


def test_everything_in_place_says_nothing_about_grounds() -> None:
    everything = dict.fromkeys(
        ("adaptation_tried", "other_work_considered", "position_bank_considered", "discussion_meeting_held"),
        "yes",
    )
    form = form_with({**DISMISSAL, **everything, "discussion_meeting_on": "15.09.2026"})
    assert form.validate(), form.errors
    assert "says nothing about whether there are grounds" in shown(form)["still_missing"]


def test_what_is_worked_out_cannot_be_typed() -> None:
    form = form_with({**DISMISSAL, "protected_until": "2020-01-01", "still_missing": "Ingenting"})
    assert form.validate(), form.errors
    assert form.facts()["protected_until"] == "2026-09-30"
    assert "Ingenting" not in shown(form)["still_missing"]


def test_without_dismissal_nothing_of_it_is_filed() -> None:
    form = form_of(outcome="position_bank", adaptation_tried="yes", dismissal_ground="illness")
    assert form.validate(), form.errors
    assert len(form.answers("en").sections) == 1
    assert form.facts()["dismissal_ground"] is None
    assert form.facts()["protected_until"] is None
