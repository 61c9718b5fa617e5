"""That the right to certify one's own absence is withdrawn: grounds, from when to when, and when it is looked at anew."""

from typing import Any, ClassVar

from wtforms.validators import ValidationError

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, ConfirmAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_after, not_before, not_in_past
from workflow.domain.absence.recurring import months_before
from workflow.domain.documents import DocumentKind
from workflow.domain.rules_of_tracks import WITHDRAWAL_REVIEW_MONTHS

REASONS = (
    ("often", _l("Self-certification was used at least four times in twelve months")),
    ("doubt", _l("There are good grounds to believe that the absence had another cause than illness")),
)


def within_six_months(form: Any, field: Any) -> None:
    """The law has it looked at anew after six months (ftrl § 8-27)."""
    begins = form["from_on"].data
    if begins and months_before(field.data, WITHDRAWAL_REVIEW_MONTHS.value) > begins:
        raise ValidationError(_l("Look at it anew within six months of the day it begins."))


class SelfCertificationWithdrawalForm(DocumentForm):
    """A letter to the employee; never for ever, and never without having heard them."""

    kind = DocumentKind.SELF_CERTIFICATION_WITHDRAWAL
    title = _l("Withdraw the right to self-certify")
    intro = _l(
        "After misuse, HR can decide that the employee needs a sick note from the first day for a time (National "
        "Insurance Act § 8-27). The employee is heard first, gets the reasons in a letter, and it is looked at anew."
    )
    submit_label = _l("File it and send the letter to the employee")
    asked_anew = frozenset({"employee_heard"})
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The grounds"), ("reason", "grounds", "employee_heard")),
        Section(_l("For how long"), ("from_on", "to_on", "review_on")),
    )

    reason = ChoiceAnswer(
        _l("Which ground does the law give?"), options=REASONS, required=_l("Choose which ground it is.")
    )
    grounds = TextAnswer(
        _l("What are the grounds?"),
        required=_l("Write the grounds; the employee gets them in the letter."),
        hint=_l("What happened, with dates. Not what you think about health."),
    )
    employee_heard = ConfirmAnswer(
        _l("The employee's view"),
        statement=_l("The employee has had the chance to say their view before this was decided."),
        required=_l("Talk with the employee first, then tick it."),
    )
    from_on = DateAnswer(
        _l("From which day?"),
        toward=Toward.FUTURE,
        required=_l("Write the day it begins."),
        checks=(not_in_past,),
    )
    to_on = DateAnswer(
        _l("Until which day?"),
        toward=Toward.FUTURE,
        required=_l("Write the last day; it cannot be for ever."),
        checks=(end_not_before_start("from_on"),),
    )
    review_on = DateAnswer(
        _l("When is it looked at anew?"),
        toward=Toward.FUTURE,
        required=_l("Write the day it is looked at anew."),
        hint=_l("Within six months."),
        checks=(
            not_before("from_on", lambda day: _l("Choose a day after it begins, %(day)s.", day=day)),
            not_after("to_on", lambda day: _l("Choose a day before it ends, %(day)s.", day=day)),
            within_six_months,
        ),
    )
