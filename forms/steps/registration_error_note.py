"""The explanation why a case should not have been opened; the case is closed, and the explanation stays."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

REASONS = (
    ("wrong_person", _l("It was registered on the wrong person")),
    ("wrong_dates", _l("The dates were wrong, and there is no absence to follow up")),
    ("not_sick", _l("The absence was something else than sick leave")),
    ("duplicate", _l("The same absence is registered twice")),
    ("other", _l("Something else")),
)


class RegistrationErrorNoteForm(DocumentForm):
    """Nothing is erased: the employee can see what was corrected and why."""

    kind = DocumentKind.REGISTRATION_ERROR_NOTE
    title = _l("Registered by mistake")
    intro = _l(
        "The case is closed and reminders stop. What was written stays, so that it can be explained later."
    )
    submit_label = _l("Close the case as a mistake")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("What went wrong"), ("reason", "explanation")),)

    reason = ChoiceAnswer(_l("What was wrong?"), options=REASONS, required=_l("Choose what was wrong."))
    explanation = TextAnswer(
        _l("Explain in a sentence or two"),
        required=_l("Explain in a sentence or two, so that it can be understood later."),
        rows=3,
    )
