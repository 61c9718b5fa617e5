"""The invitation to dialogue meeting 1: when, where, how long, who comes, and the right to bring somebody."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import SeveralAnswer, YesNoAnswer
from forms.options import TAKES_PART
from forms.steps.inviting import WHEN_AND_WHERE, InvitingForm
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind


class DialogueMeeting1InvitationForm(InvitingForm, DocumentForm):
    """Goes to the employee and into the calendars."""

    kind = DocumentKind.DIALOGUE_MEETING_1_INVITATION
    title = _l("Invitation to dialogue meeting 1")
    intro = _l(
        "When somebody is wholly away, the employer holds a meeting within seven weeks to go through the plan "
        "(Working Environment Act § 4-6). A quiet room and enough time make it a good one."
    )
    submit_label = _l("Send the invitation to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("When and where"), WHEN_AND_WHERE),
        Section(_l("Who takes part"), ("employee_told_of_trusted_person", "invited", "doctor_consent")),
        Section(_l("To the employee"), ("message",)),
    )

    employee_told_of_trusted_person = YesNoAnswer(
        _l("Does the employee know that a trusted person may come along?"),
        required=_l("Answer whether the employee has been told about the right to bring a trusted person."),
        hint=_l("The invitation says it too. It is kinder to have heard it from you."),
    )
    invited = SeveralAnswer(
        _l("Who else is invited?"),
        options=TAKES_PART,
        hint=_l("Only those who are needed. Ask the employee first who should be there."),
    )
    message = TextAnswer(
        _l("A few words to the employee"),
        hint=_l("What the meeting is for, and what the employee may think about beforehand."),
    )
