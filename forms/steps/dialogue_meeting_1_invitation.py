"""The invitation to dialogue meeting 1: when, where, how long, who comes, and the right to bring somebody."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import SeveralAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, LineAnswer, NumberAnswer, TextAnswer, TimeAnswer, only_if
from forms.options import TAKES_PART
from forms.steps.said_in_invitations import said_to_everybody
from forms.translating import _l
from forms.validators import must_be_yes, not_in_past, within_days
from workflow.domain.documents import Answers, DocumentKind

SUGGESTED_MINUTES = 45


class DialogueMeeting1InvitationForm(DocumentForm):
    """Goes to the employee and into the calendars."""

    kind = DocumentKind.DIALOGUE_MEETING_1_INVITATION
    title = _l("Invitation to dialogue meeting 1")
    intro = _l(
        "When somebody is wholly away, the employer holds a meeting within seven weeks to go through the plan "
        "(Working Environment Act § 4-6). A quiet room and enough time make it a good one."
    )
    submit_label = _l("Send the invitation to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("When and where"), ("meeting_on", "meeting_time", "length_minutes", "place")),
        Section(_l("Who takes part"), ("employee_told_of_trusted_person", "invited", "doctor_consent")),
        Section(_l("To the employee"), ("message",)),
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
    message = TextAnswer(
        _l("A few words to the employee"),
        hint=_l("What the meeting is for, and what the employee may think about beforehand."),
    )

    def answers(self, language: str) -> Answers:
        """The answers, and below them what every invitation says."""
        own = super().answers(language)
        return replace(own, sections=(*own.sections, *said_to_everybody(self.context)))

    def defaults(self) -> Mapping[str, object]:
        """Three quarters of an hour is enough for most, and short enough for somebody who is ill."""
        return {"length_minutes": SUGGESTED_MINUTES}
