"""The note that the employee is back at work, and when you talk about how it goes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from forms.base import DocumentForm, Section
from forms.context import FormContext
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer
from forms.posted import Submitted
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind

_TALK_IS_PLANNED = _l("Write the day you talk about how it goes. A talk after the return is planned.")


class ReturnNoteForm(DocumentForm):
    """Coming back is a step, not the end: a talk afterwards is planned, unless the absence was short by the house rules."""

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
        required=_TALK_IS_PLANNED,
        hint=_l("Two to four weeks is common."),
        checks=(after_today, within_days(365)),
    )

    def __init__(self, formdata: Submitted | None = None, *, context: FormContext, **rest: Any) -> None:
        super().__init__(formdata, context=context, **rest)
        if (
            context.aftercare_from_days > 1
        ):  # whether the talk is asked for then depends on the first day back
            talk: Any = self["follow_up_on"]
            talk.missing, talk.flags.required = None, False

    def validate(self, extra_validators: Any = None) -> bool:
        """A talk is planned, except after an absence that the house rules call short."""
        valid = super().validate(extra_validators)
        talk = self["follow_up_on"]
        if talk.data is None and not talk.errors and not self._was_short():
            talk.errors = [str(_TALK_IS_PLANNED)]
            return False
        return valid

    def _was_short(self) -> bool:
        back, began = self["returned_on"].data, self.context.first_day
        if back is None or began is None:
            return False
        return bool(max(1, (back - began).days) < self.context.aftercare_from_days)

    def defaults(self) -> Mapping[str, object]:
        """Most come back today and in full."""
        return {"returned_on": self.context.today, "work_percentage": 100}
