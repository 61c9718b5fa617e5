"""What came out of dialogue meeting 2, which Nav calls and leads."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import TAKES_PART
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind


class DialogueMeeting2OutcomeForm(DocumentForm):
    """Nav writes its own minutes; this is what manager and employee take with them."""

    kind = DocumentKind.DIALOGUE_MEETING_2_OUTCOME
    title = _l("Outcome of dialogue meeting 2")
    intro = _l(
        "Nav writes the minutes of the meeting. Write here what it means for the two of you at work, "
        "so that you both know what comes next."
    )
    submit_label = _l("Send the outcome to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The meeting"), ("held_on", "present")),
        Section(_l("What comes next"), ("agreed", "employer_does", "employee_does", "others_do")),
        Section(_l("The next talk"), ("next_conversation_on",)),
    )

    held_on = DateAnswer(
        _l("When was the meeting?"),
        toward=Toward.PAST,
        required=_l("Write the day of the meeting."),
        checks=(not_in_future, not_before_absence),
    )
    present = SeveralAnswer(_l("Who was there besides the two of you?"), options=TAKES_PART)
    agreed = TextAnswer(
        _l("What was agreed?"),
        required=_l("Write what was agreed, or that nothing new was."),
        hint=_l("Further adapted work, a work trial, measures from Nav, a new meeting."),
    )
    employer_does = TextAnswer(_l("What does the employer do?"), rows=3, hint=_l("Who does it, and by when."))
    employee_does = TextAnswer(_l("What does the employee do?"), rows=3)
    others_do = TextAnswer(_l("What do Nav, the doctor or others do?"), rows=3)
    next_conversation_on = DateAnswer(
        _l("When do you talk next?"),
        toward=Toward.FUTURE,
        hint=_l("A fixed day is safer than “soon”. It goes into both calendars."),
        checks=(after_today, within_days(365)),
    )
