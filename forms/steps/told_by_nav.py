"""What Nav has told of the dates of a case: its own first day, the end of sick pay, and the meeting it has called."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.translating import _l


class ToldByNavForm(AnswerForm):
    """Three days, each voluntary: one that is emptied is no longer told. Which days cannot be, the use case says."""

    name = "told_by_nav"
    title = _l("Told by Nav")
    intro = _l(
        "Nav sees more than we do, so its dates count before those reckoned here; both are kept. "
        "Empty a field to take its date back."
    )
    submit_label = _l("See what changes")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("first_day", "max_date", "meeting_on")),)

    first_day = DateAnswer(_l("First day of the absence, says Nav"), toward=Toward.PAST)
    max_date = DateAnswer(_l("Sick pay ends, says Nav"))
    meeting_on = DateAnswer(
        _l("Dialogue meeting called by Nav"),
        hint=_l("The day that stands in the letter. The plan should be with Nav a week before."),
    )
