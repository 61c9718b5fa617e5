"""Why reminders are not sent: one of a few codes, because nothing personal may stand beside them."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.translating import _l


class SetAsideForm(AnswerForm):
    """The reasons come from the context."""

    name = "set_aside"
    title = _l("Do not send them")
    intro = _l("They are never sent. The tasks stay on the lists of those who have them.")
    submit_label = _l("Set them aside")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("reason",)),)

    reason = ChoiceAnswer(_l("Why are they not sent?"), required=_l("Choose why they are set aside."))
