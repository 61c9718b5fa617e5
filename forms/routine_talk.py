"""That the routine was gone through together: the day, and who was there."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.translating import _l
from forms.validators import not_in_future


class RoutineTalkForm(AnswerForm):
    """The names come from the context: whom the manager answers for."""

    name = "routine_talk"
    title = _l("Note that you went through it together")
    intro = _l(
        "Those you tick are asked on their own page whether they were there. Only they can say that they know it."
    )
    submit_label = _l("Note it")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("held_on", "present")),)

    held_on = DateAnswer(
        _l("When was it?"),
        toward=Toward.PAST,
        required=_l("Write the day, for instance “today”."),
        checks=(not_in_future,),
    )
    present = SeveralAnswer(_l("Who was there?"))

    def defaults(self) -> Mapping[str, object]:
        """Usually noted on the same day."""
        return {"held_on": self.context.today}
