"""The letter to the doctor: what the work is, what can be adapted, and what is asked about it. It asks nothing of health."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, SeveralAnswer
from forms.fields import only_if
from forms.options import options_of
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from workflow.domain.doctor_questions import DOCTOR_QUESTIONS, Way
from workflow.domain.documents import DocumentKind

WAYS = (
    (Way.EMPLOYEE.value, _l("The employee takes it along")),
    (Way.POST.value, _l("By post")),
)


class DoctorLetterForm(DocumentForm):
    """The employee reads it first; only when the employee confirms it, the letter itself is made."""

    kind = DocumentKind.DOCTOR_LETTER
    title = _l("Letter to the doctor about possibilities")
    intro = _l(
        "The doctor knows little of the workplace and can say more when it is described. Ask what is possible at work; "
        "the answer comes through the employee, who reads the letter before it goes anywhere."
    )
    submit_label = _l("See the letter")
    advice: ClassVar[tuple[str, ...]] = (
        _l("Describe the work so that somebody who has never been there can see it."),
        _l(
            "Offer possibilities. A list with something to choose from is easier to answer than an open question."
        ),
        _l("Never ask what the illness is called, how it is treated or how it will go. You need none of it."),
    )
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The work"), ("tasks", "possibilities")),
        Section(_l("What you ask"), ("questions", "own_question")),
        Section(_l("How it gets there"), ("way", "doctor", "address")),
    )

    tasks = TextAnswer(
        _l("Which tasks does the work consist of?"),
        required=_l("Describe the tasks, so that the doctor can picture the work."),
        hint=_l("What is heavy and light, standing and sitting, alone and with others, hours and pace."),
    )
    possibilities = TextAnswer(
        _l("What can be adapted?"),
        required=_l("Write what can be adapted at the workplace, one possibility a line."),
        hint=_l("Tasks, hours, pace, place, aids, help from colleagues. One possibility a line."),
    )
    questions = SeveralAnswer(
        _l("What do you ask the doctor?"),
        options=options_of(DOCTOR_QUESTIONS),
        required=_l("Choose at least one question."),
    )
    own_question = TextAnswer(
        _l("A question of your own about work"),
        rows=3,
        hint=_l("About tasks and how the work is done, never about health."),
    )
    way = ChoiceAnswer(
        _l("How does the letter get to the doctor?"),
        options=WAYS,
        required=_l("Choose how the letter gets there."),
        hint=_l("Best is that the employee takes it along and talks about it with the doctor."),
    )
    doctor = LineAnswer(
        _l("Name of the doctor or the practice"),
        when=only_if("way", Way.POST.value),
        required=_l("Write who the letter goes to, as the employee has told you."),
        unchecked="a practice may be named after what it treats",
    )
    address = TextAnswer(
        _l("Postal address"),
        rows=3,
        limit=300,
        when=only_if("way", Way.POST.value),
        required=_l("Write the address the letter is sent to."),
        unchecked="places may be named after those they are for",
    )

    def defaults(self) -> Mapping[str, object]:
        """Best through the employee."""
        return {"way": Way.EMPLOYEE.value}
