"""The manager's note that the employee would not confirm a document, or has not answered."""

from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward, shown_date
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import ConfirmationOutcome

OUTCOMES = (
    (ConfirmationOutcome.REFUSED.value, _l("The employee does not want to confirm it")),
    (ConfirmationOutcome.SILENT.value, _l("The employee has not answered")),
)


class SilenceAnswer(ChoiceAnswer):
    """A no can be noted at any time; that no answer came, only once the time to answer is over."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, options=OUTCOMES, **rest)
        last = self.context.answer_by
        if last is not None and self.context.today <= last:
            self._options = OUTCOMES[:1]
            self.hint = self.description = _l(
                "There is time to answer until %(day)s. After that you can also note that no answer came.",
                day=shown_date(last),
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

    outcome = SilenceAnswer(_l("What fits?"), required=_l("Choose what fits."))
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
