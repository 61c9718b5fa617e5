"""The text of the routine, part by part, a file with it or in its place, the language it is written in, and the day it counts from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.files import FileAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import Answers

LONGEST_PART = 4000
ABOUT_NOBODY = "the routine is about everybody and nobody"
LANGUAGES = (
    ("nb", _l("Norwegian Bokmål")),
    ("nn", _l("Norwegian Nynorsk")),
    ("en", _l("English")),
)
PARTS = ("purpose", "reporting", "timeline", "roles", "rights", "privacy", "contacts")
"""The parts of the text, in the order they are read."""


class RoutineForm(AnswerForm):
    """Short, practical, the same for all; the employer's own words."""

    name = "routine"
    title = _l("Write the routine")
    intro = _l(
        "What everybody at the workplace should know when somebody falls ill. Short sentences, what to do and whom to "
        "call. When it is published, everybody is asked to read it."
    )
    submit_label = _l("Publish it and ask everybody to read it")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The routine"), PARTS),
        Section(_l("A file"), ("file",)),
        Section(_l("Publishing"), ("written_in", "published_on")),
    )

    purpose = TextAnswer(_l("What the routine is for"), limit=LONGEST_PART, rows=3, unchecked=ABOUT_NOBODY)
    reporting = TextAnswer(
        _l("When you fall ill"),
        limit=LONGEST_PART,
        required=_l("Write how absence is reported: to whom, how and when."),
        hint=_l("By phone to the nearest manager on the first day, for instance."),
        unchecked=ABOUT_NOBODY,
    )
    timeline = TextAnswer(
        _l("What happens when"),
        limit=LONGEST_PART,
        rows=8,
        required=_l("Write what happens, and when."),
        unchecked=ABOUT_NOBODY,
    )
    roles = TextAnswer(
        _l("Who does what"),
        limit=LONGEST_PART,
        rows=6,
        required=_l("Write what the employee, the manager and HR do."),
        unchecked=ABOUT_NOBODY,
    )
    rights = TextAnswer(_l("Rights and duties"), limit=LONGEST_PART, rows=6, unchecked=ABOUT_NOBODY)
    privacy = TextAnswer(
        _l("What we ask about, and what we never ask"), limit=LONGEST_PART, unchecked=ABOUT_NOBODY
    )
    contacts = TextAnswer(_l("Whom you can ask"), limit=LONGEST_PART, unchecked=ABOUT_NOBODY)
    file = FileAnswer(
        _l("The routine as a file"),
        accept=".pdf,application/pdf",
        hint=_l(
            "PDF. With a file you may leave parts of the text open, or all of it. A draft does not keep the file: choose it when you publish."
        ),
    )
    written_in = ChoiceAnswer(
        _l("Which language is it written in?"),
        options=LANGUAGES,
        required=_l("Choose the language it is written in."),
    )
    published_on = DateAnswer(
        _l("From which day does it count?"),
        toward=Toward.FUTURE,
        required=_l("Write the day it counts from."),
        hint=_l("Today at the earliest."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """With a file no part of the text has to be there: the file may say it."""
        if self.file.data:
            for name in PARTS:
                part: Any = self[name]
                part.missing = None
        return super().validate(extra_validators)

    def defaults(self) -> Mapping[str, object]:
        """Counts from today, unless it is wanted later."""
        return {"published_on": self.context.today}

    def content(self) -> Answers:
        """The text alone, its headings in the language the page is shown in; parts left open are left out."""
        answers = self.answers(str(self.written_in.data))
        text = answers.sections[0]
        written = replace(text, answers=tuple(part for part in text.answers if part.shown))
        return replace(answers, sections=(written,))
