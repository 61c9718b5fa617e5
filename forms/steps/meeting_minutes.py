"""Minutes of any conversation that has no form of its own: what the two talked of, what they agreed, when they go on."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.questions import AGREED, ALSO_PRESENT, HELD_HOW
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_in_future, within_days
from workflow.domain.documents import DocumentKind


class MeetingMinutesForm(DocumentForm):
    """Goes to the employee, who confirms it or says what is missing."""

    kind = DocumentKind.MEETING_MINUTES
    title = _l("Minutes of a conversation")
    intro = _l(
        "Write what you talked about and what you agreed, in words both of you recognise. "
        "Then the employee is asked whether anything important is missing."
    )
    submit_label = _l("Send the minutes to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The conversation"), ("held_on", "held_how", "also_present")),
        Section(_l("What you talked about"), ("discussed",)),
        Section(_l("What you agreed"), ("agreed", "next_conversation_on")),
    )

    held_on = DateAnswer(
        _l("When did you talk?"),
        toward=Toward.PAST,
        required=_l("Write the day you talked, for instance “today” or “yesterday”."),
        checks=(not_in_future,),
    )
    held_how = HELD_HOW
    also_present = ALSO_PRESENT
    discussed = TextAnswer(
        _l("What did you talk about?"),
        required=_l("Write what you talked about. A few lines are enough."),
        hint=_l("Work, tasks and what is possible. Not which illness, and not which treatment."),
        rows=6,
    )
    agreed = AGREED
    next_conversation_on = DateAnswer(
        _l("When do you talk next?"),
        toward=Toward.FUTURE,
        hint=_l("Leave it open if you have not agreed on a day. A day you write goes into both calendars."),
        checks=(after_today, within_days(365)),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually written right after the talk."""
        return {"held_on": self.context.today}
