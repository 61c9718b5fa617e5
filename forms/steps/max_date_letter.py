"""The letter that tells the employee when the right to sick pay ends, and what to do before."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.questions import LAST_DAY_WITH_SICK_PAY
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind


class MaxDateLetterForm(DocumentForm):
    """Sent two to three months ahead, so that nobody is left without income unawares."""

    kind = DocumentKind.MAX_DATE_LETTER
    title = _l("Letter about the end of sick pay")
    intro = _l(
        "The right to sick pay ends after about a year (National Insurance Act § 8-12). The employee must hear it in "
        "good time: applications for other benefits can take months. Payroll is told at the same time."
    )
    submit_label = _l("Send the letter to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The end of sick pay"), ("max_date",)),
        Section(_l("The letter"), ("sent_on", "pension_form_enclosed", "message")),
    )

    max_date = LAST_DAY_WITH_SICK_PAY
    sent_on = DateAnswer(
        _l("Date of the letter"),
        toward=Toward.PAST,
        required=_l("Write the date of the letter, usually today."),
        checks=(not_in_future, not_before_absence),
    )
    pension_form_enclosed = YesNoAnswer(
        _l("Is the pension fund's application form enclosed?"),
        required=_l("Answer whether the application form is enclosed."),
        hint=_l("The form for disability pension. Choose no if the employee is not a member of the fund."),
    )
    message = TextAnswer(
        _l("A few words to the employee"),
        hint=_l("The letter already tells about the date, other benefits and whom to ask."),
    )

    def defaults(self) -> Mapping[str, object]:
        """The letter usually goes out today."""
        return {"sent_on": self.context.today}
