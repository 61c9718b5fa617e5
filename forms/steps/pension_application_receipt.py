"""What became of the application for disability pension: it came, or it will not come and why."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind

OUTCOMES = (
    ("received", _l("The application has come")),
    ("declined", _l("The employee does not want to apply")),
    ("not_member", _l("The employee is not a member of the pension fund")),
)


class PensionApplicationReceiptForm(DocumentForm):
    """Goes into the personnel folder; the application itself holds health information and is not kept here."""

    kind = DocumentKind.PENSION_APPLICATION_RECEIPT
    title = _l("Application for disability pension")
    intro = _l(
        "Note that the application has come, or that none will come. Whether to apply is the employee's own choice. "
        "The application goes on to the pension fund; what it says about health is not kept here."
    )
    submit_label = _l("File the note")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The application"), ("outcome", "received_on", "note")),
    )

    outcome = ChoiceAnswer(_l("How did it go?"), options=OUTCOMES, required=_l("Choose what fits."))
    received_on = DateAnswer(
        _l("When did you get the application or the answer?"),
        toward=Toward.PAST,
        required=_l("Write the day you got the application or the answer."),
        checks=(not_in_future, not_before_absence),
    )
    note = TextAnswer(_l("Anything to remember about it"), rows=3, hint=_l("Not the illness."))

    def defaults(self) -> Mapping[str, object]:
        """Usually noted on the day it comes."""
        return {"received_on": self.context.today}
