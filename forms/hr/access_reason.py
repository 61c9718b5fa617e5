"""Why HR opens a case outside an open task: one of a few answers, and a line in own words."""

from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import LineAnswer
from forms.translating import _l

PREFIX = "access_reason-"
OTHER = "other"


class AccessReasonForm(AnswerForm):
    """The answers come from the context; the line is asked for where none of them fits."""

    name = "access_reason"
    title = _l("Why do you open this case?")
    intro = _l(
        "No task of yours is open on this case. Say in a word why you need it. "
        "The employee sees your answer among the readings, and it counts for an hour."
    )
    submit_label = _l("Open the case")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("choice", "words")),)

    choice = ChoiceAnswer(_l("What is it about?"), required=_l("Choose what comes closest."))
    words = LineAnswer(
        _l("In your own words"), hint=_l("One line. Needed when you chose something else."), limit=200
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a reason is given; "something else" says nothing alone."""
        valid = super().validate(extra_validators)
        if self.choice.data == OTHER and not self.words.data:
            self.words.errors = [_l("Write in a few words what it is about.")]
            return False
        return valid
