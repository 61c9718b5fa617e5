"""The note from the talk after the return: how it goes, and whether to talk again."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind

GOES_WELL = (
    ("yes", _l("Yes")),
    ("no", _l("Not quite yet")),
)


class AftercareNoteForm(DocumentForm):
    """Goes to the employee, who confirms it or says what is missing."""

    kind = DocumentKind.AFTERCARE_NOTE
    title = _l("How it goes after coming back")
    intro = _l("A short talk about what works and what should still be changed. A few lines are enough.")
    submit_label = _l("Send the note to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The conversation"), ("held_on", "goes_well", "notes")),
        Section(_l("What comes next"), ("agreed", "next_on")),
    )

    held_on = DateAnswer(
        _l("When did you talk?"),
        toward=Toward.PAST,
        required=_l("Write the day you talked, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    goes_well = ChoiceAnswer(
        _l("Does it go well?"), options=GOES_WELL, required=_l("Answer whether it goes well.")
    )
    notes = TextAnswer(
        _l("What works, and what does not yet?"), hint=_l("Tasks, hours, pace, colleagues. Not the illness.")
    )
    agreed = TextAnswer(_l("What did you agree?"), hint=_l("Who does what, and by when."))
    next_on = DateAnswer(
        _l("Do you talk again? When?"),
        toward=Toward.FUTURE,
        hint=_l("Leave it open if neither of you needs another talk."),
        checks=(after_today, within_days(365)),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually noted right after the talk."""
        return {"held_on": self.context.today}
