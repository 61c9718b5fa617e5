"""The referral to the occupational health service: what is asked, and what the employee agrees to share."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.fields import only_if
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

ASKED = (
    ("needs", _l("To look at what the work asks, and which needs there are")),
    ("measures", _l("To propose measures that can be carried out here")),
    ("work_trial", _l("To assess a trial in another position")),
    ("meeting", _l("To take part in a meeting")),
    ("surroundings", _l("To look at the surroundings at work")),
    ("other", _l("Something else")),
)


class OccupationalHealthReferralForm(DocumentForm):
    """Without the employee's yes, the letter does not say whom it is about."""

    kind = DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL
    title = _l("Ask the occupational health service")
    intro = _l(
        "The occupational health service is neutral and can be brought in from the first day. "
        "What it is told about the employee, the employee decides."
    )
    submit_label = _l("Make the letter to the occupational health service")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("What is asked"), ("asked_for", "question", "work_situation")),
        Section(_l("What may be shared"), ("employee_agrees", "shared", "plan_shared")),
        Section(_l("The answer"), ("reply_to",)),
    )

    asked_for = ChoiceAnswer(
        _l("What do you ask for?"), options=ASKED, required=_l("Choose what you ask the service for.")
    )
    question = TextAnswer(
        _l("What do you want to know?"),
        required=_l("Write what you want to know."),
        hint=_l("About work: tasks, load, surroundings, possibilities. Never a diagnosis."),
    )
    work_situation = TextAnswer(_l("What does the work consist of?"))
    employee_agrees = YesNoAnswer(
        _l("Does the employee agree to be named?"),
        required=_l("Answer whether the employee agrees to be named."),
        hint=_l("With a no, the letter is about the workplace and names nobody."),
    )
    shared = TextAnswer(
        _l("What does the employee agree to share?"),
        when=only_if("employee_agrees", "yes"),
        required=_l("Write what the employee agrees to share, even if it is only the name."),
    )
    plan_shared = YesNoAnswer(
        _l("May the follow-up plan be shared?"),
        when=only_if("employee_agrees", "yes"),
        required=_l("Answer whether the plan may be shared."),
    )
    reply_to = LineAnswer(
        _l("Who gets the answer?"), hint=_l("Name and telephone number."), unchecked="a name and a number"
    )
