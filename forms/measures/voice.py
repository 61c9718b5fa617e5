"""What an employee writes about a measure before it is evaluated."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.text_fields import TextAnswer
from forms.translating import _l


class MeasureVoiceForm(AnswerForm):
    """A few lines in own words; they stand in the evaluation as they are."""

    name = "measure_voice"
    title = _l("How does it work for you?")
    intro = _l(
        "Write a line before you look at it together. Your words stand in the evaluation exactly as you write them, and "
        "you need not say anything about your health."
    )
    submit_label = _l("Send your words to your manager")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("voice",)),)

    voice = TextAnswer(
        _l("In your own words"),
        limit=1000,
        required=_l("Write how it works for you, in a few lines."),
        hint=_l("What works, what does not yet, and what you would rather try."),
    )
