"""What every written invitation asks and says: when, where, how long, whether the doctor may come, and what is good to know."""

from collections.abc import Mapping
from dataclasses import replace

from forms.base import AnswerForm
from forms.choices import YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, TimeAnswer, only_if
from forms.steps.said_in_invitations import said_to_everybody
from forms.text_fields import LineAnswer
from forms.translating import _l
from forms.validators import must_be_yes, not_in_past, within_days
from workflow.domain.documents import Answers

SUGGESTED_MINUTES = 45
WHEN_AND_WHERE = ("meeting_on", "meeting_time", "length_minutes", "place")


class InvitingForm(AnswerForm):
    """Goes to the employee and into the calendars."""

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
