"""The written invitation to a conversation: when, where, what for, who comes, and what is good to know beforehand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import SeveralAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, LineAnswer, NumberAnswer, TextAnswer, TimeAnswer, only_if
from forms.options import GUESTS
from forms.steps.said_in_invitations import said_to_everybody
from forms.translating import _l
from forms.validators import must_be_yes, not_in_past, within_days
from workflow.domain.documents import Answers, DocumentKind

SUGGESTED_MINUTES = 45


class MeetingInvitationForm(DocumentForm):
    """Goes to the employee and into the calendars; a guest from outside gets it on paper."""

    kind = DocumentKind.MEETING_INVITATION
    title = _l("Invitation to a conversation")
    intro = _l(
        "The invitation also says what the conversation goes through, and that the employee may bring somebody "
        "they trust. A quiet place and enough time make it a good one."
    )
    submit_label = _l("Send the invitation")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("When and where"), ("meeting_on", "meeting_time", "length_minutes", "place")),
        Section(_l("What it is about"), ("purpose", "message")),
        Section(_l("Who takes part"), ("invited", "doctor_consent")),
    )

    meeting_on = DateAnswer(
        _l("Which day?"),
        toward=Toward.FUTURE,
        required=_l("Write the day of the meeting."),
        checks=(not_in_past, within_days(365)),
    )
    meeting_time = TimeAnswer(
        _l("What time?"), required=_l("Write when the meeting begins, for instance 10.00.")
    )
    length_minutes = NumberAnswer(
        _l("How long?"),
        low=10,
        high=240,
        unit=_l("minutes"),
        required=_l("Write how many minutes you set aside; 45 is common."),
    )
    place = LineAnswer(
        _l("Where?"),
        required=_l("Write where you meet, or that it is a video meeting."),
        hint=_l("A quiet place where nobody listens. Video is fine when that suits the employee better."),
        unchecked="a place may be named after those it is for",
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
    doctor_consent = YesNoAnswer(
        _l("Has the employee agreed that the doctor comes?"),
        when=only_if("invited", "doctor"),
        required=_l("Answer whether the employee has agreed that the doctor comes."),
        checks=(
            must_be_yes(
                _l(
                    "The doctor can only be invited when the employee agrees. Ask first, or take the doctor out."
                )
            ),
        ),
    )

    def defaults(self) -> Mapping[str, object]:
        """Three quarters of an hour is enough for most, and short enough for somebody who is ill."""
        return {"length_minutes": SUGGESTED_MINUTES}

    def answers(self, language: str) -> Answers:
        """The answers, and below them what every invitation says."""
        own = super().answers(language)
        return replace(own, sections=(*own.sections, *said_to_everybody(self.context)))
