"""Nav's decision that dialogue meeting 2 is not held, noted by the employer."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind

REASONS = (
    ("medical", _l("Medical reasons")),
    ("institution", _l("A stay in an institution")),
    ("fit_within_28_weeks", _l("Expected back in full within 28 weeks")),
    ("documented_measure", _l("A measure is under way that is likely to bring the employee back in full")),
)


class DialogueMeeting2ExemptionForm(DocumentForm):
    """Only Nav can make this exception; the employer keeps a note of it."""

    kind = DocumentKind.DIALOGUE_MEETING_2_EXEMPTION
    title = _l("Nav has decided: no dialogue meeting 2 for now")
    intro = _l(
        "Only Nav decides this (National Insurance Act § 8-7 a). Write what stands in Nav's message, nothing more."
    )
    submit_label = _l("File Nav's decision")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("The decision"), ("decided_on", "reason", "note")),)

    decided_on = DateAnswer(
        _l("When did Nav decide?"),
        toward=Toward.PAST,
        required=_l("Write the date of Nav's message."),
        checks=(not_in_future, not_before_absence),
    )
    reason = ChoiceAnswer(
        _l("Which reason does Nav give?"), options=REASONS, required=_l("Choose the reason Nav gives.")
    )
    note = TextAnswer(_l("Anything to remember about it"), rows=3, hint=_l("Not the illness."))
