"""Whether a meeting was held, and if not, why."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future

OUTCOMES = (
    ("held", _l("Yes, we met")),
    ("not_held", _l("No, it was not held")),
)
WHY_NOT = (
    ("did_not_come", _l("The employee did not come")),
    ("agreed", _l("We agreed to leave it")),
    ("hindered", _l("I was hindered myself")),
    ("other", _l("Something else came between")),
)


class MeetingOutcomeForm(AnswerForm):
    """Two questions at most; what was said is written down elsewhere."""

    name = "meeting_outcome"
    title = _l("Was the meeting held?")
    intro = _l("Then everybody knows where things stand, and nobody is reminded of it again.")
    submit_label = _l("Keep this")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("The meeting"), ("outcome", "held_on", "because")),)

    outcome = ChoiceAnswer(
        _l("Was the meeting held?"), options=OUTCOMES, required=_l("Answer whether the meeting was held.")
    )
    held_on = DateAnswer(
        _l("On which day?"),
        toward=Toward.PAST,
        when=only_if("outcome", "held"),
        required=_l("Write the day you met."),
        checks=(not_in_future, not_before_absence),
    )
    because = ChoiceAnswer(
        _l("Why not?"),
        options=WHY_NOT,
        when=only_if("outcome", "not_held"),
        required=_l("Choose why it was not held."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Most meetings are held on the day that was agreed, which the page knows."""
        return {"outcome": "held"}
