"""Why work that failed is set aside: one of a few codes, because nothing personal may stand beside work."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.translating import _l


class DropWorkForm(AnswerForm):
    """The reasons come from the context."""

    name = "drop_work"
    title = _l("Set it aside")
    intro = _l("It is not tried again. Say why, so that somebody who asks later understands.")
    submit_label = _l("Set it aside")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("reason",)),)

    reason = ChoiceAnswer(_l("Why is it set aside?"), required=_l("Choose why it is set aside."))
