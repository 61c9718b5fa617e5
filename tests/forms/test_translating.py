"""A sentence finds its language when it is shown."""

from collections.abc import Iterator

import pytest

from forms.base import FormContext
from forms.steps.absence_notice import AbsenceNoticeForm
from forms.translating import _l, _unchanged, use

NORWEGIAN = {
    "Report an absence": "Meld fravær",
    "By phone": "På telefon",
    "Write a whole number from %(low)s to %(high)s.": "Skriv et helt tall fra %(low)s til %(high)s.",
}


@pytest.fixture
def norwegian() -> Iterator[None]:
    use(lambda message: NORWEGIAN.get(message, message))
    yield
    use(_unchanged)


def test_a_sentence_made_before_the_language_was_known_is_shown_in_it(context: FormContext) -> None:
    sentence = _l("By phone")
    assert str(sentence) == "By phone"
    use(lambda message: NORWEGIAN.get(message, message))
    try:
        assert str(sentence) == "På telefon"
    finally:
        use(_unchanged)


@pytest.mark.usefixtures("norwegian")
def test_answers_and_errors_are_in_the_language_of_the_reader(context: FormContext) -> None:
    form = AbsenceNoticeForm({"first_day": "i dag", "grade": "500", "reported_how": "phone"}, context=context)
    assert not form.validate()
    assert form.errors == {"grade": ["Skriv et helt tall fra 1 til 100."]}
    answers = form.answers("nb")
    shown = {answer.name: answer.shown for section in answers.sections for answer in section.answers}
    assert answers.title == "Meld fravær"
    assert shown["reported_how"] == "På telefon"


def test_nothing_kept_or_refused_is_still_waiting_to_be_translated(context: FormContext) -> None:
    form = AbsenceNoticeForm({"grade": "500"}, context=context)
    form.validate()
    assert all(type(sentence) is str for errors in form.errors.values() for sentence in errors)
    answers = form.answers("nb")
    kept = [answers.title, *(section.title for section in answers.sections)]
    kept += [
        text
        for section in answers.sections
        for one in section.answers
        for text in (one.label, one.shown, *one.options)
    ]
    assert all(type(text) is str for text in kept)
