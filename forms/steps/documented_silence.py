"""The manager's note that the employee would not confirm a document, or has not answered."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import ConfirmationOutcome

OUTCOMES = (
    (ConfirmationOutcome.REFUSED.value, _l("The employee does not want to confirm it")),
    (ConfirmationOutcome.SILENT.value, _l("The employee has not answered")),
)


class DocumentedSilenceForm(AnswerForm):
    """The process goes on, and the employee can still answer later."""

    name = "documented_silence"
    title = _l("No confirmation from the employee")
    intro = _l(
        "Write down how you asked. Then the follow-up can go on; the employee sees this note and can still answer."
    )
    submit_label = _l("File that there is no confirmation")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("What happened"), ("outcome", "asked_on", "attempts", "grounds")),
    )

    outcome = ChoiceAnswer(_l("What fits?"), options=OUTCOMES, required=_l("Choose what fits."))
    asked_on = DateAnswer(
        _l("When did you ask last?"),
        toward=Toward.PAST,
        required=_l("Write the day you asked last."),
        checks=(not_in_future, not_before_absence),
    )
    attempts = TextAnswer(
        _l("How did you try?"),
        required=_l("Write how you tried to get an answer, each attempt with its date."),
        hint=_l("Phone, message, meeting, with or without a trusted person."),
    )
    grounds = TextAnswer(
        _l("What did the employee say, and what do you think yourself?"),
        required=_l("Write what was said, or that nothing was, and why you go on without a confirmation."),
        hint=_l("Keep apart what you know and what you think."),
    )
