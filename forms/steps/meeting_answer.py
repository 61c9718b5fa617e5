"""The employee's answer to an invitation: comes, would rather have another time, or cannot; and whom they bring."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer, SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, TimeAnswer, only_if
from forms.options import BRINGS
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_in_past, within_days

ANSWERS = (
    ("comes", _l("I come")),
    ("another_time", _l("I would like another time")),
    ("cannot", _l("I cannot come")),
)


class MeetingAnswerForm(AnswerForm):
    """Speaks to the employee; nothing but the answer itself is required."""

    name = "meeting_answer"
    title = _l("Answer the invitation")
    intro = _l("Your manager is told what you answer. You can change it as long as the meeting lies ahead.")
    submit_label = _l("Send your answer")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Your answer"), ("answer", "proposed_on", "proposed_time", "words")),
        Section(_l("Somebody with you"), ("brings", "names")),
    )

    answer = ChoiceAnswer(_l("Do you come?"), options=ANSWERS, required=_l("Choose how you want to answer."))
    proposed_on = DateAnswer(
        _l("Which day suits you better?"),
        toward=Toward.FUTURE,
        when=only_if("answer", "another_time"),
        required=_l("Write a day that suits you better."),
        checks=(not_in_past, within_days(365)),
    )
    proposed_time = TimeAnswer(_l("Which time?"), when=only_if("answer", "another_time"))
    words = TextAnswer(
        _l("Do you want to say why?"),
        rows=3,
        limit=1000,
        when=only_if("answer", "another_time", "cannot"),
        hint=_l(
            "You need not, and nothing about your health is needed here. Phone or video may be another way."
        ),
    )
    brings = SeveralAnswer(
        _l("Do you want somebody with you?"),
        options=BRINGS,
        hint=_l("You may always bring somebody. You ask them yourself, and need not say who it is."),
    )
    names = LineAnswer(
        _l("Who is it?"),
        when=only_if("brings", "trusted_person", "employee_rep", "safety_rep"),
        hint=_l("Only if you want your manager to know beforehand."),
        unchecked="a name",
    )
