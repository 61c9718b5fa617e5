"""The note that the employee is back at work, and when you talk about how it goes."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind


class ReturnNoteForm(DocumentForm):
    """Coming back is a step, not the end: one talk afterwards is always planned."""

    kind = DocumentKind.RETURN_NOTE
    title = _l("Back at work")
    intro = _l("Good news. The first weeks back matter most, so agree now when you talk about how it goes.")
    submit_label = _l("Note that the employee is back")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Coming back"), ("returned_on", "work_percentage")),
        Section(_l("The time ahead"), ("helps", "follow_up_on")),
    )

    returned_on = DateAnswer(
        _l("First day back"),
        toward=Toward.PAST,
        required=_l("Write the first day back at work."),
        checks=(not_in_future, not_before_absence),
    )
    work_percentage = NumberAnswer(
        _l("How much does the employee work now?"),
        low=1,
        high=100,
        unit="%",
        required=_l("Write how many per cent the employee works; 100 is the whole of their own position."),
        hint=_l("Of their own position: 100 is all of it."),
    )
    helps = TextAnswer(
        _l("What helps in the first weeks?"),
        hint=_l("What is adapted and until when, what colleagues are told and by whom."),
    )
    follow_up_on = DateAnswer(
        _l("When do you talk about how it goes?"),
        toward=Toward.FUTURE,
        required=_l("Write the day you talk about how it goes. One talk after the return is always planned."),
        hint=_l("Two to four weeks is common."),
        checks=(after_today, within_days(365)),
    )

    def defaults(self) -> Mapping[str, object]:
        """Most come back today and in full."""
        return {"returned_on": self.context.today, "work_percentage": 100}
