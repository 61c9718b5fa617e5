"""How the employee remembers a contact that the manager has noted: own words, kept beside the note."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.text_fields import TextAnswer
from forms.translating import _l


class OwnStatementForm(AnswerForm):
    """Speaks to the employee. Nobody asks for it, and it is always welcome."""

    name = "own_statement"
    title = _l("This is how I remember it")
    intro = _l(
        "You can put your own words beside the note. They are kept with it, and whoever reads the note reads them too."
    )
    submit_label = _l("Put it beside the note")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("In your own words"), ("statement",)),)

    statement = TextAnswer(
        _l("In your own words"),
        required=_l("Write how you remember it."),
        hint=_l("You need not write anything about your health."),
    )
