"""The documented reason why dialogue meeting 1 is not held."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

REASONS = (
    ("returns_without_accommodation", _l("The employee will come back without adapted work")),
    ("too_ill", _l("The employee is so seriously ill that coming back is out of the question for now")),
    ("graded_not_useful", _l("The sick note is graded, and nobody finds a meeting useful now")),
)


class DialogueMeeting1ExemptionForm(DocumentForm):
    """Takes the place of the meeting when it is obviously unnecessary, or not useful beside work in part."""

    kind = DocumentKind.DIALOGUE_MEETING_1_EXEMPTION
    title = _l("No dialogue meeting 1 for now")
    intro = _l(
        "The meeting can be left out when it is obviously unnecessary. While the employee works in part it is held "
        "only if the employee, the doctor or you find it useful (Working Environment Act § 4-6)."
    )
    submit_label = _l("File why there is no meeting")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("Why"), ("reason", "grounds")),)

    reason = ChoiceAnswer(_l("Why is there no meeting?"), options=REASONS, required=_l("Choose the reason."))
    grounds = TextAnswer(
        _l("What do you build this on?"),
        required=_l("Write what you build this on, so that it can be understood later."),
        hint=_l("What the employee said about a meeting, and when you asked. Never the diagnosis."),
    )
