"""The statement at eight weeks: is there work-related activity, and if not, why it cannot be arranged."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.fields import NumberAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

OUTCOMES = (
    ("in_activity", _l("Work-related activity is under way")),
    ("graded", _l("The sick note is graded, and the employee works in part")),
    ("medical", _l("The doctor says that weighty medical reasons prevent activity")),
    ("not_possible", _l("Activity cannot be arranged at our workplace")),
)


class ActivityStatementForm(DocumentForm):
    """What the employer has ready when Nav assesses the duty to be in activity."""

    kind = DocumentKind.ACTIVITY_STATEMENT
    title = _l("Activity after eight weeks")
    intro = _l(
        "After eight weeks the employee should be in some work-related activity, unless illness prevents it "
        "or it cannot be arranged (National Insurance Act § 8-8). Nav assesses this and may stop the sick pay, "
        "so it helps the employee that you write down how things are."
    )
    submit_label = _l("File the statement")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("How things are"), ("outcome",)),
        Section(
            _l("More about it"),
            ("activity_description", "work_grade", "extended_certificate", "why_not_possible", "considered"),
        ),
    )

    outcome = ChoiceAnswer(
        _l("What fits best?"), options=OUTCOMES, required=_l("Choose what fits best for now.")
    )
    activity_description = TextAnswer(
        _l("What does the employee do?"),
        when=only_if("outcome", "in_activity"),
        required=_l("Write what the employee does, how much and since when."),
        hint=_l("For instance some hours, other tasks, training, or a work trial."),
    )
    work_grade = NumberAnswer(
        _l("How much does the employee work?"),
        low=1,
        high=99,
        unit="%",
        when=only_if("outcome", "graded"),
        required=_l("Write how many per cent the employee works."),
    )
    extended_certificate = YesNoAnswer(
        _l("Has the doctor written the extended medical certificate?"),
        when=only_if("outcome", "medical"),
        required=_l("Answer whether the extended medical certificate is there."),
        hint=_l(
            "Nav needs it to make the exception, so the step stays open until it is there. "
            "You only need to know that it exists; its content is between doctor, employee and Nav."
        ),
    )
    why_not_possible = TextAnswer(
        _l("Why can activity not be arranged?"),
        when=only_if("outcome", "not_possible"),
        required=_l("Write why activity cannot be arranged. Nav asks for your reasons in writing."),
        hint=_l("About the workplace and the tasks, not about the illness."),
    )
    considered = TextAnswer(
        _l("What have you considered and tried?"),
        when=only_if("outcome", "not_possible", "medical"),
        hint=_l("Other tasks, fewer hours, aids, another place, help from others."),
    )
