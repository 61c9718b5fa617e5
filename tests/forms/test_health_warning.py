"""Words of health in an answer are shown once more before they are kept; a tick keeps exactly these."""

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wtforms.fields.core import UnboundField

import forms
from forms import health_words
from forms.base import AnswerForm, FormContext
from forms.health_warning import KEPT, SHOWN
from forms.steps.confirmation import ConfirmationForm
from forms.steps.dialogue_meeting_1_invitation import DialogueMeeting1InvitationForm
from forms.steps.first_conversation_minutes import FirstConversationMinutesForm
from forms.text_fields import TextAnswer
from tests.forms.examples import example

ILL = "Han har migrene, og Migrene igjen; koden er F32.1."


def minutes(context: FormContext, **answers: str) -> Any:
    posted = {**example("first_conversation_minutes", context.today, context.today), **answers}
    form: Any = FirstConversationMinutesForm(posted, context=context)
    form.valid = form.validate()
    return form


def kept(form: Any) -> dict[str, str]:
    return {SHOWN: form.health_warning.marks, KEPT: "yes"}


def test_words_of_work_are_not_warned_about(context: FormContext) -> None:
    form = minutes(context)
    assert form.valid
    assert form.health_warning is None


def test_words_of_health_stop_the_form_once_and_are_told_beside_their_question(context: FormContext) -> None:
    form = minutes(context, agreed=ILL)
    assert not form.valid
    assert form.errors == {}
    assert form.health_warning.words == ("migrene", "F32.1")
    assert form.agreed.health_words == ("migrene", "F32.1")
    assert form.ability.health_words == ()


def test_the_tick_keeps_the_text_as_it_is(context: FormContext) -> None:
    form = minutes(context, agreed=ILL, **kept(minutes(context, agreed=ILL)))
    assert form.valid
    assert form.health_warning.kept


def test_a_tick_without_having_seen_the_words_keeps_nothing(context: FormContext) -> None:
    assert not minutes(context, agreed=ILL, **{KEPT: "yes"}).valid


@pytest.mark.parametrize(
    "changes", [{"agreed": ILL + " Og angst."}, {"agreed": ILL, "ability": "Har angst."}]
)
def test_a_new_word_is_shown_although_the_others_were_kept(
    context: FormContext, changes: dict[str, str]
) -> None:
    form = minutes(context, **changes, **kept(minutes(context, agreed=ILL)))
    assert not form.valid
    assert not form.health_warning.kept
    assert "angst" in form.health_warning.words


def test_the_same_word_in_another_question_is_another_word(context: FormContext) -> None:
    form = minutes(context, ability=ILL, **kept(minutes(context, agreed=ILL)))
    assert not form.valid


def test_taking_a_word_out_needs_no_new_tick(context: FormContext) -> None:
    form = minutes(context, agreed="Han har migrene.", **kept(minutes(context, agreed=ILL)))
    assert form.valid


def test_taking_every_word_out_needs_no_tick_at_all(context: FormContext) -> None:
    form = minutes(context, **{SHOWN: minutes(context, agreed=ILL).health_warning.marks})
    assert form.valid


def test_other_faults_are_told_at_the_same_time_and_the_tick_stays(context: FormContext) -> None:
    shown = minutes(context, agreed=ILL, held_on="31.02.2026")
    assert list(shown.errors) == ["held_on"]
    again = minutes(context, agreed=ILL, held_on="31.02.2026", **kept(shown))
    assert not again.valid
    assert again.health_warning.kept


def test_a_question_that_is_not_asked_is_not_looked_at(context: FormContext) -> None:
    posted = {"outcome": "confirmed", "statement": ""}
    assert ConfirmationForm(posted, context=context).validate()
    posted = {
        **example("dialogue_meeting_1_invitation", context.today, context.today),
        "place": "Demensrommet",
    }
    assert DialogueMeeting1InvitationForm(posted, context=context).validate()


def test_text_too_long_to_keep_is_told_to_be_shortened_and_not_searched(context: FormContext) -> None:
    form = minutes(context, agreed="angst " * 100_000)
    assert list(form.errors) == ["agreed"]
    assert form.health_warning is None


def test_a_form_shown_for_the_first_time_warns_of_nothing(context: FormContext) -> None:
    form: Any = FirstConversationMinutesForm(context=context, data={"agreed": ILL})
    assert form.health_warning is None
    assert not form.validate()


@given(marks=st.text(max_size=80), tick=st.text(max_size=5))
def test_made_up_signs_keep_nothing(marks: str, tick: str) -> None:
    posted = {"outcome": "commented", "statement": "Jeg har angst.", SHOWN: marks, KEPT: tick}
    form = ConfirmationForm(posted, context=FormContext(today=date(2026, 11, 21)))
    assert not form.validate()


def test_every_free_text_of_every_form_is_looked_through_or_stands_in_the_table_of_those_that_are_not() -> (
    None
):
    for module in walk_packages(forms.__path__, "forms."):
        import_module(module.name)
    texts = {
        (form.name, name): field.kwargs.get("unchecked", "")
        for form in _below(AnswerForm)
        for name, field in ((name, getattr(form, name)) for name in dir(form))
        if isinstance(field, UnboundField) and issubclass(field.field_class, TextAnswer)
    }
    table = Path(health_words.__file__ or "").with_name("README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+) \|$", table, re.MULTILINE)
    assert {(*place, why) for place, why in texts.items() if why} == set(told)
    assert len(texts) > 150


def _below(kind: type[AnswerForm]) -> Iterator[type[AnswerForm]]:
    for one in kind.__subclasses__():
        if hasattr(one, "name"):  # others only build on what has none
            yield one
        yield from _below(one)
