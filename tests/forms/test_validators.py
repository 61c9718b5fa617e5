"""Which readable answers are refused, and what the sentence beside the field says."""

from datetime import date
from typing import Any

import pytest

from forms.base import FormContext
from forms.steps import FORMS, OTHER_FORMS
from tests.forms.examples import example

EVERY = {**{kind.value: form for kind, form in FORMS.items()}, **{form.name: form for form in OTHER_FORMS}}


@pytest.mark.parametrize(
    ("name", "field", "answer", "sentence"),
    [
        (
            "absence_notice",
            "first_day",
            "22.11.2026",
            "This day has not come yet. The latest you can write is today, 21.11.2026.",
        ),
        (
            "absence_notice",
            "first_day",
            "31.7.2020",
            "The employment began on 01.08.2020. Write that day or a later one.",
        ),
        (
            "absence_notice",
            "first_day",
            "1.9.2023",
            "This is a long time ago. Check the year; the earliest you can write is 19.11.2023.",
        ),
        (
            "absence_notice",
            "expected_end",
            "30.9.2026",
            "The last day cannot be before the first day, 01.10.2026.",
        ),
        ("absence_period", "end", "20.11.2026", "The last day cannot be before the first day, 21.11.2026."),
        (
            "absence_period",
            "end",
            "1.1.2030",
            "This is too far ahead. The latest you can write is 22.11.2027.",
        ),
        (
            "relapse_notice",
            "first_day",
            "30.9.2026",
            "The absence began on 01.10.2026. Write that day or a later one.",
        ),
        (
            "first_conversation_minutes",
            "held_on",
            "30.9.2026",
            "The absence began on 01.10.2026. Write that day or a later one.",
        ),
        (
            "first_conversation_minutes",
            "next_conversation_on",
            "21.11.2026",
            "Choose a later day. The earliest is tomorrow, 22.11.2026.",
        ),
        (
            "follow_up_plan",
            "evaluation_on",
            "i dag",
            "Choose a later day. The earliest is tomorrow, 22.11.2026.",
        ),
        (
            "follow_up_plan",
            "evaluation_on",
            "22.11.2027",
            "This is too far ahead. The latest you can write is 21.11.2027.",
        ),
        (
            "dialogue_meeting_1_invitation",
            "meeting_on",
            "20.11.2026",
            "This day has passed. The earliest you can write is today, 21.11.2026.",
        ),
        (
            "representative_invitation",
            "until",
            "22.11.2027",
            "This is too far ahead. The latest you can write is 21.11.2027.",
        ),
        ("representative_invitation", "representative", "rep-9", "Choose one of the answers."),
    ],
)
def test_an_answer_that_is_not_allowed_says_what_is(
    context: FormContext, name: str, field: str, answer: str, sentence: str
) -> None:
    assert context.first_day is not None
    posted = {**example(name, context.today, context.first_day), field: answer}
    form = EVERY[name](posted, context=context)
    assert not form.validate()
    assert form.errors == {field: [sentence]}


@pytest.mark.parametrize(
    ("name", "field", "answer"),
    [
        ("absence_notice", "first_day", "21.11.2026"),
        ("absence_notice", "expected_end", "1.10.2026"),
        ("absence_period", "end", "21.11.2026"),
        ("follow_up_plan", "evaluation_on", "i morgen"),
        ("follow_up_plan", "evaluation_on", "21.11.2027"),
        ("dialogue_meeting_1_invitation", "meeting_on", "i dag"),
        ("representative_invitation", "until", "21.11.2027"),
    ],
)
def test_the_last_allowed_day_is_allowed(context: FormContext, name: str, field: str, answer: str) -> None:
    assert context.first_day is not None
    posted = {**example(name, context.today, context.first_day), field: answer}
    form = EVERY[name](posted, context=context)
    assert form.validate(), form.errors


def test_an_absence_after_the_employment_says_when_it_ended(context: FormContext) -> None:
    ended = FormContext(today=context.today, employed_to=date(2026, 10, 31))
    form: Any = EVERY["absence_notice"](
        example("absence_notice", context.today, context.today), context=ended
    )
    assert not form.validate()
    assert form.errors["first_day"] == [
        "The employment ended on 31.10.2026. Write that day or an earlier one."
    ]


def test_the_doctor_is_only_invited_when_the_employee_agrees(context: FormContext) -> None:
    posted = {**example("dialogue_meeting_1_invitation", context.today, context.today), "invited": "doctor"}
    form = EVERY["dialogue_meeting_1_invitation"]
    open_question = form(posted, context=context)
    assert not open_question.validate()
    assert list(open_question.errors) == ["doctor_consent"]
    refused: Any = form({**posted, "doctor_consent": "no"}, context=context)
    assert not refused.validate()
    assert "only be invited when the employee agrees" in refused.errors["doctor_consent"][0]
    assert form({**posted, "doctor_consent": "yes"}, context=context).validate()
