"""Who becomes responsible for a case from now on."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.translating import _l


class HandOverForm(AnswerForm):
    """The choices come from the context: everybody who can sign in as a manager."""

    name = "hand_over"
    title = _l("Give the case to another manager")
    intro = _l(
        "The new manager sees the case at once, and the one before no longer does. "
        "It counts for the employment too, so the next absence goes to the right one."
    )
    submit_label = _l("Give the case to this manager")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("manager",)),)

    manager = ChoiceAnswer(_l("Who takes over?"), required=_l("Choose who takes over the case."))
