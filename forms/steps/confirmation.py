"""The employee's answer to a document: right, right with a comment, or not right with an own statement."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.fields import only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import ConfirmationOutcome

OUTCOMES = (
    (ConfirmationOutcome.CONFIRMED.value, _l("I have read it, and it is right")),
    (ConfirmationOutcome.COMMENTED.value, _l("I have read it, and want to add something")),
    (ConfirmationOutcome.OBJECTED.value, _l("I have read it, and do not agree")),
)


class ConfirmationForm(AnswerForm):
    """Speaks to the employee. Every one of the three answers is a good answer."""

    name = "confirmation"
    title = _l("Is anything important missing?")
    intro = _l(
        "Read it in peace. Is it as you remember it, and is anything that matters to you missing or wrong? "
        "What you write is kept beside the document, and your manager sees it. It is all right to disagree."
    )
    submit_label = _l("Send your answer")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("Your answer"), ("outcome", "statement")),)

    outcome = ChoiceAnswer(
        _l("What fits?"), options=OUTCOMES, required=_l("Choose one of the three answers.")
    )
    statement = TextAnswer(
        _l("In your own words"),
        when=only_if("outcome", ConfirmationOutcome.COMMENTED.value, ConfirmationOutcome.OBJECTED.value),
        required=_l("Write what you want to add, or what you do not agree with."),
        hint=_l("You need not write anything about your health."),
    )
