"""That Nav is asked to refund the employer period: which of two grounds, and which days. No illness has a place here."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.fields import DateAnswer
from forms.translating import _l
from forms.validators import end_not_before_start
from workflow.domain.documents import DocumentKind

GROUNDS = (
    ("chronic", _l("A long-lasting or chronic condition that makes for many absences")),
    ("pregnancy", _l("Absence that has to do with pregnancy")),
)
DECISION = (
    ("yes", _l("Yes, Nav has said yes")),
    ("applied", _l("It is applied for")),
    ("no", _l("Not yet")),
)


class EmployerPeriodRefundForm(DocumentForm):
    """Nav's ground as a code and the days; that is all the employer needs to know and may write."""

    kind = DocumentKind.EMPLOYER_PERIOD_REFUND
    title = _l("Refund of the employer period")
    intro = _l(
        "Nav can refund what the employer pays in the first 16 days, on two grounds (National Insurance Act § 8-20). "
        "Which condition it is has no place here: the employee tells Nav."
    )
    submit_label = _l("File it and make the letter to Nav")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The ground and the days"), ("ground", "from_on", "to_on", "decided")),
    )

    ground = ChoiceAnswer(
        _l("On which ground?"), options=GROUNDS, required=_l("Choose one of the two grounds.")
    )
    from_on = DateAnswer(
        _l("First day of the employer period"), required=_l("Write the first day of the employer period.")
    )
    to_on = DateAnswer(
        _l("Last day of the employer period"),
        required=_l("Write the last day of the employer period."),
        checks=(end_not_before_start("from_on"),),
    )
    decided = ChoiceAnswer(
        _l("Has Nav decided that the exemption counts?"),
        options=DECISION,
        required=_l("Answer whether Nav has decided."),
    )
