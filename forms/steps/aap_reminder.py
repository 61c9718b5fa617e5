"""The letter that reminds the employee to apply for work assessment allowance while there is time."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.questions import LAST_DAY_WITH_SICK_PAY
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

APPLIED = (
    ("no", _l("No")),
    ("yes", _l("Yes")),
    ("not_known", _l("Not known")),
)


class AapReminderForm(DocumentForm):
    """A letter like this also comes by itself four months before the end; this one has the manager's own words."""

    kind = DocumentKind.AAP_REMINDER
    title = _l("Letter about work assessment allowance")
    intro = _l(
        "Nav may need three months with an application. A letter goes out by itself in good time; write one here when "
        "you want to say it earlier, once more, or in your own words."
    )
    submit_label = _l("Send the letter to the employee")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("The letter"), ("max_date", "applied", "message")),)

    max_date = LAST_DAY_WITH_SICK_PAY
    applied = ChoiceAnswer(
        _l("Has the employee applied already?"),
        options=APPLIED,
        required=_l("Choose whether the employee has applied."),
    )
    message = TextAnswer(
        _l("A few words to the employee"),
        hint=_l("The letter already tells what to apply for, where, and how long it takes."),
    )
