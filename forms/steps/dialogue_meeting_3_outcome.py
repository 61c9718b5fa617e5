"""What came out of dialogue meeting 3, which Nav calls and leads towards the end of sick pay."""

from typing import ClassVar

from forms.base import Section
from forms.steps.dialogue_meeting_2_outcome import DialogueMeeting2OutcomeForm
from forms.translating import _l
from workflow.domain.documents import DocumentKind


class DialogueMeeting3OutcomeForm(DialogueMeeting2OutcomeForm):
    """The same questions as after dialogue meeting 2, asked when the end of sick pay is near."""

    kind = DocumentKind.DIALOGUE_MEETING_3_OUTCOME
    title = _l("Outcome of dialogue meeting 3")
    intro = _l(
        "Nav writes the minutes of the meeting. Write here what it means for the two of you at work, "
        "and for what comes when the right to sick pay ends."
    )
    sections: ClassVar[tuple[Section, ...]] = DialogueMeeting2OutcomeForm.sections
