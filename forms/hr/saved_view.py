"""A name for a view of the list, and whether the list opens with it."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import SeveralAnswer
from forms.text_fields import LineAnswer
from forms.translating import _l

LONGEST_NAME = 60


class SavedViewForm(AnswerForm):
    """The same when it is kept and when it is changed."""

    name = "saved_view"
    title = _l("Keep this view")
    intro = _l(
        "What the list is narrowed to is kept under a name. Only you see it. A name you search for is not kept."
    )
    submit_label = _l("Keep the view")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("called", "opens_list")),)

    called = LineAnswer(
        _l("What do you call it?"),
        hint=_l("A place or a task, not a person’s name."),
        limit=LONGEST_NAME,
        required=_l("Give the view a short name."),
    )
    opens_list = SeveralAnswer(
        _l("When you open the list of cases"), options=(("yes", _l("Show this view first")),)
    )
