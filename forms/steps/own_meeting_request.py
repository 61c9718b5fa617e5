"""The request to Nav for a dialogue meeting in the employee's own voice."""

from typing import ClassVar

from forms.base import Section
from forms.choices import ChoiceAnswer
from forms.steps.earlier_meeting_request import ASKED_BY, EarlierMeetingRequestForm
from forms.translating import _l
from workflow.domain.documents import Fact


class OwnMeetingRequestForm(EarlierMeetingRequestForm):
    """Speaks to the employee, who is the one asking."""

    title = _l("Ask Nav for a meeting earlier")
    intro = _l(
        "You may ask Nav for a dialogue meeting when you need one (National Insurance Act § 8-7 a). "
        "What you write here becomes the letter to Nav. Nav decides whether and when to meet."
    )
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The meeting"), ("meeting", "why")),
        Section(
            _l("Wishes for the meeting"),
            ("doctor_wanted", "doctor_why", "interpreter_wanted", "interpreter_language"),
        ),
    )

    asked_by = ChoiceAnswer(_l("Who asks for it?"), options=ASKED_BY)

    def facts(self) -> dict[str, Fact]:
        """The facts of the request; the employee asks."""
        return super().facts() | {"asked_by": "employee"}
