"""The note that the updated plan was sent to Nav before dialogue meeting 2."""

from collections.abc import Mapping
from typing import Any, ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.absence.milestones import plan_due_before
from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.rules import PLAN_TO_NAV_DAYS

HOW = (
    ("nav_no", _l("On Nav's pages")),
    ("system", _l("Through our own system")),
    ("post", _l("By post")),
    ("other", _l("In another way")),
)


WHY_LATE = _l("The plan was sent less than a week before the meeting. Write why, in a sentence or two.")


class PlanSentToNavForm(DocumentForm):
    """A plan sent late is better than none: then the reason is asked for, and kept."""

    kind = DocumentKind.PLAN_SENT_TO_NAV
    title = _l("The plan is sent to Nav")
    intro = _l(
        "Nav calls dialogue meeting 2. The updated plan must reach Nav at least one week before the meeting "
        "(National Insurance Act § 25-2)."
    )
    submit_label = _l("File that the plan is sent")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Sending the plan"), ("sent_on", "how")),
        Section(_l("The meeting"), ("meeting_on", "late_reason")),
    )

    sent_on = DateAnswer(
        _l("When was the plan sent?"),
        toward=Toward.PAST,
        required=_l("Write the day the plan was sent."),
        checks=(not_in_future, not_before_absence),
    )
    how = ChoiceAnswer(_l("How was it sent?"), options=HOW, required=_l("Choose how the plan was sent."))
    meeting_on = DateAnswer(
        _l("When is Nav's meeting?"),
        required=_l("Write the day of the meeting, as it stands in Nav's letter."),
        hint=_l("The day in Nav's letter."),
        checks=(not_before_absence,),
    )
    late_reason = TextAnswer(
        _l("If it was sent later than a week before: why?"),
        rows=3,
        hint=_l("Leave it open when the plan was sent in time."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Asks for the reason where it is needed: the step refuses a late plan that nobody has explained."""
        valid = super().validate(extra_validators)
        if self._late() and not self.late_reason.data:
            self.late_reason.errors = [str(WHY_LATE)]
            return False
        return valid

    def defaults(self) -> Mapping[str, object]:
        """Usually noted on the day it is done."""
        return {"sent_on": self.context.today}

    def facts(self) -> dict[str, Fact]:
        """Besides the days: whether the plan was late, and whether lateness was explained."""
        late = self._late()
        return {**super().facts(), "late": late, "late_explained": late and bool(self.late_reason.data)}

    def _late(self) -> bool:
        sent_on, meeting_on = self.sent_on.data, self.meeting_on.data
        return bool(
            sent_on and meeting_on and sent_on > plan_due_before(meeting_on, days=PLAN_TO_NAV_DAYS.value).day
        )
