"""The registration in the position bank: assessment, trial, and what other work could be."""

from typing import Any, ClassVar

from wtforms.validators import ValidationError

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, ConfirmAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_before, not_in_future
from workflow.domain.documents import DocumentKind

OUTCOMES = (
    ("successful", _l("It went well")),
    ("partly", _l("It went well in part")),
    ("unsuccessful", _l("It did not work")),
)
ASSESSED_BY = (
    ("occupational_health", _l("The occupational health service")),
    ("nav", _l("Nav")),
    ("other", _l("Somebody else")),
)


def worked(_form: Any, field: Any) -> None:
    """Only after a trial that led somewhere."""
    if field.data == "unsuccessful":
        raise ValidationError(
            _l("A trial that did not work is followed by another one first. Register after one that did.")
        )


class PositionBankRegistrationForm(DocumentForm):
    """In the order it happens: assessed, tried, registered."""

    kind = DocumentKind.POSITION_BANK_REGISTRATION
    title = _l("Register in the position bank")
    intro = _l(
        "When the own position is no longer possible: the occupational health service assesses other work, it is "
        "tried, and after a trial that went well the employee is registered for other positions."
    )
    submit_label = _l("Register the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Assessment"), ("assessed_on", "assessed_by")),
        Section(_l("Trial"), ("trial_from", "trial_to", "trial_where", "trial_outcome", "trial_note")),
        Section(
            _l("Registration"), ("percentage", "wanted", "qualifications", "conditions", "employee_agrees")
        ),
    )

    assessed_on = DateAnswer(
        _l("When was it assessed?"),
        toward=Toward.PAST,
        required=_l("Write the day of the assessment."),
        checks=(not_in_future,),
    )
    assessed_by = ChoiceAnswer(
        _l("Who assessed it?"), options=ASSESSED_BY, required=_l("Choose who assessed it.")
    )
    trial_from = DateAnswer(
        _l("First day of the trial"),
        toward=Toward.PAST,
        required=_l("Write the first day of the trial."),
        checks=(
            not_in_future,
            not_before("assessed_on", lambda day: _l("The assessment comes first, on %(day)s.", day=day)),
        ),
    )
    trial_to = DateAnswer(
        _l("Last day of the trial"),
        toward=Toward.PAST,
        required=_l("Write the last day of the trial."),
        checks=(not_in_future, end_not_before_start("trial_from")),
    )
    trial_where = LineAnswer(
        _l("Where was it?"),
        required=_l("Write the unit and the position."),
        unchecked="a unit and a position",
    )
    trial_outcome = ChoiceAnswer(
        _l("How did it go?"), options=OUTCOMES, required=_l("Choose how it went."), checks=(worked,)
    )
    trial_note = TextAnswer(
        _l("What did you learn?"), rows=3, hint=_l("What worked at work, and what did not.")
    )
    percentage = NumberAnswer(
        _l("How large a position?"),
        low=1,
        high=100,
        unit="%",
        required=_l("Write how large a position is looked for, in per cent."),
    )
    wanted = TextAnswer(_l("Which work is looked for?"), required=_l("Write which work is looked for."))
    qualifications = TextAnswer(
        _l("Training and experience"),
        required=_l("Write the employee's training and experience."),
        unchecked="trades and courses",
    )
    conditions = TextAnswer(_l("What must the work allow for?"), hint=_l("Hours, tasks or place. Not why."))
    employee_agrees = ConfirmAnswer(
        _l("The employee"),
        statement=_l("The employee has read this and wants to be registered."),
        required=_l("Tick it when the employee has agreed."),
    )
