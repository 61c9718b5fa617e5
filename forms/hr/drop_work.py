"""Why work that failed is not tried again."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.fields import LineAnswer
from forms.translating import _l

LONGEST = 150


class DropWorkForm(AnswerForm):
    """A reason without names: it stands in the list of work."""

    name = "drop_work"
    title = _l("Give this up")
    intro = _l("It is not tried again. Say why, so that somebody who asks later understands.")
    submit_label = _l("Give it up")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("reason",)),)

    reason = LineAnswer(
        _l("Why?"),
        limit=LONGEST,
        required=_l("Write in a few words why it is not needed any more."),
        hint=_l("For instance “given by hand”. No names, nothing about illness."),
    )
