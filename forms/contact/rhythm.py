"""How often the manager is in touch with the employee, how, and from when."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from wtforms import ValidationError

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer
from forms.options import options_of
from forms.translating import _l
from workflow.domain.contact_rhythm import LONGEST_WEEKS, WAYS


def not_past(form: Any, field: Any) -> None:
    """The first contact by it is today at the earliest."""
    if field.data < form.context.today:
        raise ValidationError(_l("The first contact by it lies ahead, or is today."))


class ContactRhythmForm(AnswerForm):
    """Four short answers; what was agreed before stays in the history."""

    name = "contact_rhythm"
    title = _l("How often are you in touch?")
    intro = _l(
        "Agree on it together: often enough that nobody is forgotten, seldom enough that it is no burden. You are reminded "
        "when the next contact is near, and not at all when you have been in touch."
    )
    submit_label = _l("Keep what we agreed")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("every_weeks", "way", "from_on", "together")),)

    every_weeks = NumberAnswer(
        _l("How many weeks between each time?"),
        low=1,
        high=LONGEST_WEEKS,
        required=_l("Write how many weeks, from 1 to 8."),
        hint=_l("1 is every week, 8 every eighth."),
    )
    way = ChoiceAnswer(_l("How?"), options=options_of(WAYS), required=_l("Choose how you are in touch."))
    from_on = DateAnswer(
        _l("When is the first time?"),
        toward=Toward.FUTURE,
        required=_l("Write the day of the first contact."),
        checks=(not_past,),
    )
    together = YesNoAnswer(
        _l("Have you agreed on this with the employee?"),
        required=_l("Answer whether you agreed on it together."),
        hint=_l("If you have not reached each other yet, you may begin and change it later."),
    )

    def defaults(self) -> Mapping[str, object]:
        """A week from now is soon enough for the first time."""
        return {"way": "phone", "from_on": self.context.today + timedelta(weeks=1)}
