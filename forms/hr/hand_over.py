"""Who becomes responsible for a case, or for several, from now on."""

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


class NameMenu(ChoiceAnswer):
    """One of many names."""

    control = "select"


class HandOverSeveralForm(AnswerForm):
    """The same for the cases chosen in a list: a long list of names, so it is a menu."""

    name = "hand_over_several"
    title = _l("Give the chosen cases to another manager")
    intro = _l("First you see what happens. Nothing changes before you have seen it and said yes.")
    submit_label = _l("See what happens")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("manager",)),)

    manager = NameMenu(_l("Who takes over?"), required=_l("Choose who takes over the cases."))
