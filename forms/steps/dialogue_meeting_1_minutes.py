"""Minutes of dialogue meeting 1: how the measures work, which new ones were weighed, what was agreed."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import TAKES_PART
from forms.questions import AGREED
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind


class DialogueMeeting1MinutesForm(DocumentForm):
    """Goes to the employee, who confirms it or says what is missing; the plan is updated beside it."""

    kind = DocumentKind.DIALOGUE_MEETING_1_MINUTES
    title = _l("Minutes of dialogue meeting 1")
    intro = _l(
        "Write what you went through and what you agreed. "
        "Afterwards, bring the follow-up plan up to date; the law asks for both."
    )
    submit_label = _l("Send the minutes to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The meeting"), ("held_on", "present")),
        Section(_l("What you went through"), ("measures_evaluated", "new_measures", "views_differ")),
        Section(_l("What you agreed"), ("agreed", "next_conversation_on")),
    )

    held_on = DateAnswer(
        _l("When was the meeting?"),
        toward=Toward.PAST,
        required=_l("Write the day of the meeting."),
        checks=(not_in_future, not_before_absence),
    )
    present = SeveralAnswer(
        _l("Who was there besides the two of you?"),
        options=TAKES_PART,
    )
    measures_evaluated = TextAnswer(
        _l("How do the measures you have tried work?"),
        required=_l("Write how the measures work, or that none has been tried yet."),
        hint=_l("One by one: keep, change or stop."),
    )
    new_measures = TextAnswer(
        _l("Which new measures did you weigh?"),
        hint=_l("Also those you decided against, and why."),
    )
    views_differ = TextAnswer(
        _l("Did you see something differently?"),
        hint=_l("Write both views as each of you would put it. It is no failure to disagree."),
        rows=3,
    )
    agreed = AGREED
    next_conversation_on = DateAnswer(
        _l("When do you talk next?"),
        toward=Toward.FUTURE,
        hint=_l("A fixed day is safer than “soon”. It goes into both calendars."),
        checks=(after_today, within_days(365)),
    )
