"""Minutes of the first talk: what the two agreed about work, and when they talk again."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import EXPECTED_LENGTH
from forms.questions import AGREED, ALSO_PRESENT, HELD_HOW
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind

TREATMENT = (
    ("yes", _l("Yes")),
    ("no", _l("No")),
    ("not_said", _l("Did not come up")),
)


class FirstConversationMinutesForm(DocumentForm):
    """Goes to the employee, who confirms it or says what is missing."""

    kind = DocumentKind.FIRST_CONVERSATION_MINUTES
    title = _l("Minutes of the first conversation")
    intro = _l(
        "Write what you agreed, in words both of you recognise. "
        "The talk is about work and what is possible, never about the diagnosis."
    )
    submit_label = _l("Send the minutes to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The conversation"), ("held_on", "held_how", "told_of_trusted_person", "also_present")),
        Section(_l("Work and the time ahead"), ("ability", "expected_length", "treatment_under_way")),
        Section(_l("The workplace"), ("accommodation", "tasks_to_cover", "obstacles")),
        Section(_l("What you agreed"), ("agreed", "next_conversation_on")),
    )

    held_on = DateAnswer(
        _l("When did you talk?"),
        toward=Toward.PAST,
        required=_l("Write the day you talked, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    held_how = HELD_HOW
    told_of_trusted_person = YesNoAnswer(
        _l("Does the employee know that a trusted person may come along?"),
        required=_l("Answer whether the employee has been told about the right to bring a trusted person."),
        hint=_l(
            "Everybody may bring a representative, a colleague or somebody else they trust. "
            "The first conversation counts as held when the employee has been told. "
            "If you forgot, tell them now, for instance in a message, and answer yes."
        ),
    )
    also_present = ALSO_PRESENT
    ability = TextAnswer(
        _l("What can the employee do at work now?"),
        required=_l("Write what the employee can do at work now. “Nothing at present” is an answer too."),
        hint=_l("Tasks, hours and places that work. Not which illness, and not which treatment."),
    )
    expected_length = ChoiceAnswer(
        _l("How long does the employee think it will last?"), options=EXPECTED_LENGTH
    )
    treatment_under_way = ChoiceAnswer(
        _l("Is treatment or examination under way?"),
        options=TREATMENT,
        hint=_l(
            "Only yes or no, to be able to plan. You must not ask which treatment, and the employee need not answer."
        ),
    )
    accommodation = TextAnswer(
        _l("What can be adapted?"),
        hint=_l("Tasks, working hours, aids or place. Concrete and for a time: from when, until when."),
    )
    tasks_to_cover = TextAnswer(_l("Which tasks must somebody else take for now?"), rows=3)
    obstacles = TextAnswer(
        _l("Is there anything at the workplace that stands in the way?"),
        hint=_l("What must be mended for it to be good to come back."),
    )
    agreed = AGREED
    next_conversation_on = DateAnswer(
        _l("When do you talk next?"),
        toward=Toward.FUTURE,
        required=_l("Write the day you agreed to talk again."),
        hint=_l("A fixed day is safer than “soon”. It goes into both calendars."),
        checks=(after_today, within_days(365)),
    )
