"""The notice that an employee who had come back is absent again; it takes the case up where it belongs."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.options import PROOF, WORK_RELATED
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_before_absence, not_in_future, while_employed
from workflow.domain.documents import DocumentKind


class RelapseNoticeForm(DocumentForm):
    """As short as the first notice: what was agreed before is still there."""

    kind = DocumentKind.RELAPSE_NOTICE
    title = _l("Away again")
    intro = _l(
        "The case is taken up again where it belongs on the timeline, with everything you agreed before. "
        "It happens to many, and is no failure."
    )
    submit_label = _l("Take the case up again")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The absence"), ("first_day", "grade", "proof", "expected_end")),
        Section(_l("Work"), ("work_related", "what_changed")),
    )

    first_day = DateAnswer(
        _l("First day of the new absence"),
        toward=Toward.PAST,
        required=_l("Write the first day of the new absence, for instance “today”."),
        checks=(not_in_future, not_before_absence, while_employed),
    )
    grade = NumberAnswer(
        _l("How much is the employee away?"),
        low=1,
        high=100,
        unit="%",
        required=_l("Write how many per cent the employee is away; 100 is the whole position."),
        hint=_l("100 means away from all work. With a graded sick note, write its percentage."),
    )
    proof = ChoiceAnswer(
        _l("Self-certified, or a sick note?"),
        options=PROOF,
        when=only_if("grade", "100"),
        required=_l("Choose whether it is self-certified or there is a sick note."),
        hint=_l("A sick note that comes later is added then. Part-time absence always has a note."),
    )
    expected_end = DateAnswer(
        _l("Last day, if it is known"), toward=Toward.FUTURE, checks=(end_not_before_start("first_day"),)
    )
    work_related = ChoiceAnswer(
        _l("Does the absence have to do with the workplace?"),
        options=WORK_RELATED,
        hint=_l("The employee decides whether to say this."),
    )
    what_changed = TextAnswer(
        _l("Should something at work be different this time?"),
        hint=_l("Tasks, pace or surroundings, not health."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Most absences are reported on the first day and are whole."""
        return {
            "first_day": self.context.today,
            "grade": 100,
            "proof": "self_certified",
            "work_related": "not_said",
        }
