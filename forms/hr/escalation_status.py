"""How far a request for help has come, with HR's own note."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l

STATUSES = (
    ("asked", _l("Asked for")),
    ("taken_up", _l("Taken up by HR")),
    ("sent", _l("Sent on")),
    ("answered", _l("Answered")),
    ("closed", _l("Closed")),
)


class EscalationStatusForm(AnswerForm):
    """A status and a note; the note takes the place of the one before."""

    name = "escalation_status"
    title = _l("How far has it come?")
    intro = _l("Both the manager and the employee see how far the request has come. The note is HR's own.")
    submit_label = _l("Save how far it has come")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("status", "note")),)

    status = ChoiceAnswer(
        _l("Where does it stand?"), options=STATUSES, required=_l("Choose how far the request has come.")
    )
    note = TextAnswer(
        _l("Note"),
        hint=_l("What was done, and what is awaited. Nothing about illness."),
    )
