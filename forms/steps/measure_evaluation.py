"""The evaluation of a measure: how it went, what each of the two says, and what happens now."""

from typing import Any, ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.context import FormContext
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today
from workflow.domain.documents import Answers, DocumentKind, ShownAnswer, ShownSection

HOW_IT_WENT = (
    ("helped", _l("It helped")),
    ("partly", _l("It helped in part")),
    ("not", _l("It did not help")),
    ("not_tried", _l("It was not tried")),
)
WHAT_NEXT = (
    ("keep", _l("Go on as agreed until the last day")),
    ("change", _l("Change it")),
    ("renew", _l("Renew it until a new last day")),
    ("stop", _l("Stop now")),
)
VOICE = "employee_voice"
"""What the employee has written beforehand, word for word; nobody else can change it."""


class MeasureEvaluationForm(DocumentForm):
    """About the measure, never about the person. The employee reads it and answers."""

    kind = DocumentKind.MEASURE_EVALUATION
    title = _l("How does the measure work?")
    intro = _l(
        "Talk about it together first. It is the measure you look at: what did not work can be changed."
    )
    submit_label = _l("Send the evaluation to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("How it went"), ("how_it_went", "why_not_tried", "manager_says", "employee_says")),
        Section(_l("What happens now"), ("what_next", "new_until", "next_on")),
    )

    how_it_went = ChoiceAnswer(
        _l("Did the measure help?"), options=HOW_IT_WENT, required=_l("Choose how it went.")
    )
    why_not_tried = TextAnswer(
        _l("Why was it not tried?"),
        limit=1000,
        rows=3,
        when=only_if("how_it_went", "not_tried"),
        required=_l("Write why it was not tried."),
        hint=_l("What came in the way at work. Not the illness."),
    )
    manager_says = TextAnswer(
        _l("What does the manager say?"),
        limit=1000,
        rows=2,
        required=_l("Write a line on how the manager sees it."),
    )
    employee_says = TextAnswer(
        _l("What did the employee say in the talk?"),
        limit=1000,
        rows=2,
        required=_l("Write a line on what the employee said. “Did not want to say” is an answer too."),
        hint=_l("As it was said, about work and the measure."),
    )
    what_next = ChoiceAnswer(
        _l("What do you agree on now?"), options=WHAT_NEXT, required=_l("Choose what happens now.")
    )
    new_until = DateAnswer(
        _l("New last day"),
        toward=Toward.FUTURE,
        when=only_if("what_next", "renew"),
        required=_l("Write the new last day."),
        checks=(after_today,),
    )
    next_on = DateAnswer(
        _l("When do you look at it again?"),
        toward=Toward.FUTURE,
        when=only_if("what_next", "keep", "renew"),
        hint=_l("Can be left open. When a measure is renewed, it then becomes the day halfway."),
        checks=(after_today,),
    )

    def __init__(self, *posted: Any, context: FormContext, **rest: Any) -> None:
        """What the employee has written already need not be noted once more."""
        super().__init__(*posted, context=context, **rest)
        if self.voice:
            field: Any = self["employee_says"]
            field.missing, field.flags.required = None, False

    @property
    def voice(self) -> str:
        """The employee's own words, when there are any."""
        return self.context.known.get(VOICE, "")

    def answers(self, language: str) -> Answers:
        """With the employee's own words as a part of their own."""
        shown = super().answers(language)
        if not self.voice:
            return shown
        own = ShownAnswer(name=VOICE, label=str(_l("Written by the employee")), shown=self.voice)
        words = ShownSection(title=str(_l("In the employee's own words")), answers=(own,))
        return Answers(
            form=shown.form,
            form_version=shown.form_version,
            language=shown.language,
            title=shown.title,
            sections=(*shown.sections, words),
        )
