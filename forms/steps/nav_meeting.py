"""When and where Nav has called a dialogue meeting to."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.dates import Toward
from forms.fields import DateAnswer, TimeAnswer
from forms.text_fields import LineAnswer
from forms.translating import _l
from forms.validators import not_before_absence, within_days


class NavMeetingForm(AnswerForm):
    """Nav invites and Nav decides; here the day is kept, so that the plan is sent in time."""

    name = "nav_meeting"
    title = _l("Nav has called a dialogue meeting")
    intro = _l(
        "Write what Nav's letter says. The day goes into both calendars, and we remind you to bring the plan up to "
        "date and send it to Nav at least a week before."
    )
    submit_label = _l("Keep Nav's date")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("When and where"), ("meeting_on", "meeting_time", "place")),
    )

    meeting_on = DateAnswer(
        _l("Which day?"),
        toward=Toward.FUTURE,
        required=_l("Write the day that Nav's letter says."),
        checks=(not_before_absence, within_days(730)),
    )
    meeting_time = TimeAnswer(_l("What time?"))
    place = LineAnswer(
        _l("Where?"),
        hint=_l("At Nav, at work, on the phone or on video."),
        unchecked="a place may be named after those it is for",
    )
