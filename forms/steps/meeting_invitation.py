"""The written invitation to a conversation: when, where, what for, who comes, and what is good to know beforehand."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import SeveralAnswer
from forms.options import GUESTS
from forms.steps.inviting import WHEN_AND_WHERE, InvitingForm
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind


class MeetingInvitationForm(InvitingForm, DocumentForm):
    """Goes to the employee and into the calendars; a guest from outside gets it on paper."""

    kind = DocumentKind.MEETING_INVITATION
    title = _l("Invitation to a conversation")
    intro = _l(
        "The invitation also says what the conversation goes through, and that the employee may bring somebody "
        "they trust. A quiet place and enough time make it a good one."
    )
    submit_label = _l("Send the invitation")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("When and where"), WHEN_AND_WHERE),
        Section(_l("What it is about"), ("purpose", "message")),
        Section(_l("Who takes part"), ("invited", "doctor_consent")),
    )

    purpose = TextAnswer(
        _l("What is the conversation for?"),
        rows=3,
        limit=500,
        required=_l("Write in a sentence what the conversation is for."),
        hint=_l("It is about work: tasks, adaptations, the way on."),
    )
    message = TextAnswer(
        _l("A few words to the employee"),
        rows=3,
        limit=1000,
        hint=_l("A kind word goes a long way."),
    )
    invited = SeveralAnswer(
        _l("Who else is invited?"),
        options=GUESTS,
        hint=_l("Only those who are needed. The employee says whom they want to bring when they answer."),
    )
