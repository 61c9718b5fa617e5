"""The request to Nav for dialogue meeting 2 before its time, or for dialogue meeting 3: Nav's questions and lengths."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.fields import only_if
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

MEETINGS = (
    ("dialogue_meeting_2", _l("Dialogue meeting 2, earlier than planned")),
    ("dialogue_meeting_3", _l("Dialogue meeting 3")),
)
ASKED_BY = (
    ("manager", _l("The manager")),
    ("employee", _l("The employee")),
)


class EarlierMeetingRequestForm(DocumentForm):
    """Manager and employee may each ask; Nav decides."""

    kind = DocumentKind.EARLIER_MEETING_REQUEST
    title = _l("Ask Nav for a meeting")
    intro = _l(
        "Both the employer and the employee may ask Nav for a dialogue meeting when they need one "
        "(National Insurance Act § 8-7 a). The answers become the letter to Nav."
    )
    submit_label = _l("Make the letter to Nav")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The meeting"), ("meeting", "asked_by", "why")),
        Section(
            _l("Wishes for the meeting"),
            ("doctor_wanted", "doctor_why", "interpreter_wanted", "interpreter_language"),
        ),
    )

    meeting = ChoiceAnswer(
        _l("Which meeting?"), options=MEETINGS, required=_l("Choose which meeting you ask for.")
    )
    asked_by = ChoiceAnswer(
        _l("Who asks for it?"), options=ASKED_BY, required=_l("Choose who asks for the meeting.")
    )
    why = TextAnswer(
        _l("Why is a meeting needed now?"),
        limit=1000,
        required=_l("Write why a meeting is needed now; Nav asks for it."),
        hint=_l("What has been tried, what is stuck, and what Nav could help with. Not the illness."),
    )
    doctor_wanted = YesNoAnswer(_l("Should the doctor take part?"))
    doctor_why = TextAnswer(
        _l("Why should the doctor take part?"),
        limit=500,
        rows=3,
        when=only_if("doctor_wanted", "yes"),
        required=_l("Write why the doctor should take part; Nav asks for it."),
    )
    interpreter_wanted = YesNoAnswer(_l("Is an interpreter needed?"))
    interpreter_language = LineAnswer(
        _l("Which language?"),
        limit=100,
        when=only_if("interpreter_wanted", "yes"),
        required=_l("Write which language the interpreter should know."),
        unchecked="the name of a language",
    )
