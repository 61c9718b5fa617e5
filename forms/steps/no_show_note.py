"""What was found out and offered when the employee did not come to a meeting: a kind question at a time."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, SeveralAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind

MEDICAL = (
    ("yes", _l("Yes")),
    ("no", _l("No")),
    ("not_said", _l("Not said")),
)
OTHER_WAYS = (
    ("phone", _l("Phone")),
    ("mail", _l("E-mail or message")),
    ("video", _l("Video")),
    ("elsewhere", _l("Another place")),
    ("none", _l("Not offered yet")),
)
_ONCE_KNOWN = only_if("medical_reason", "yes", "no", "not_said")


class NoShowNoteForm(DocumentForm):
    """First whether there were medical reasons, then why, then what was offered. It draws no conclusion."""

    kind = DocumentKind.NO_SHOW_NOTE
    title = _l("When the employee did not come")
    intro = _l(
        "There is nearly always a reason. Ask how things are before you ask why, and write down what you offered."
    )
    submit_label = _l("Keep the note")
    advice: ClassVar[tuple[str, ...]] = (
        _l("Get in touch the same day, and begin by asking how the employee is, not with the meeting."),
        _l("Ask whether the way you meet is the trouble: the place, the length, the time, who sits there."),
        _l("Whoever is ill may need somebody beside them. Say that a trusted person is welcome."),
        _l(
            "Say why it matters: both of you have a duty to look for a way back, and what you try is written down."
        ),
    )
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("What happened"), ("missed_on", "medical_reason")),
        Section(_l("The reason"), ("other_reason", "reason_not_said")),
        Section(
            _l("What you offered"), ("other_contact", "shorter_offered", "trusted_person_offered", "agreed")
        ),
    )

    missed_on = DateAnswer(
        _l("Which day was the meeting?"),
        toward=Toward.PAST,
        required=_l("Write the day of the meeting, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    medical_reason = ChoiceAnswer(
        _l("Were there medical reasons?"),
        options=MEDICAL,
        required=_l("Answer whether there were medical reasons. “Not said” is an answer too."),
        hint=_l("Only yes or no, as the employee says. Never which, and no need for proof."),
    )
    other_reason = TextAnswer(
        _l("What was the reason then?"),
        rows=3,
        when=only_if("medical_reason", "no"),
        required=_l("Write the reason in the employee's words, or that none was given."),
        hint=_l("As the employee says it. Keep apart what you know and what you think."),
    )
    reason_not_said = TextAnswer(
        _l("How did you ask?"),
        rows=3,
        when=only_if("medical_reason", "not_said"),
        required=_l("Write how you asked, for instance that you called and left a message."),
    )
    other_contact = SeveralAnswer(
        _l("Which other way to be in touch did you offer?"),
        options=OTHER_WAYS,
        when=_ONCE_KNOWN,
        required=_l("Choose what you offered, or “Not offered yet”."),
    )
    shorter_offered = YesNoAnswer(
        _l("Did you offer shorter talks, more often?"),
        when=_ONCE_KNOWN,
        required=_l("Answer whether you offered shorter talks."),
    )
    trusted_person_offered = YesNoAnswer(
        _l("Did you say that a trusted person may come along?"),
        when=_ONCE_KNOWN,
        required=_l("Answer whether you offered a trusted person."),
    )
    agreed = TextAnswer(
        _l("What is agreed now?"),
        rows=3,
        when=_ONCE_KNOWN,
        required=_l("Write what is agreed, or what you try next and when."),
        hint=_l("A new day, another way to meet, or when you try again."),
    )
