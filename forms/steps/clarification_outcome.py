"""What the employment comes to after long absence, and the grounds; it records a decision and never suggests one."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind

OUTCOMES = (
    ("own_position", _l("Back in own position")),
    ("own_position_adapted", _l("Back in own position, adapted")),
    ("other_position", _l("Back in another position")),
    ("reduced_percentage", _l("Back with a smaller percentage")),
    ("position_bank", _l("In the position bank, looking for other work")),
    ("disability", _l("Disability benefit or pension")),
    ("resigned", _l("The employee has resigned")),
    ("dismissal_considered", _l("Ending the employment is being considered")),
)
DISMISSAL = only_if("outcome", "dismissal_considered")


class ClarificationOutcomeForm(DocumentForm):
    """The employment follows the contract until it is changed; this form changes nothing by itself."""

    kind = DocumentKind.CLARIFICATION_OUTCOME
    title = _l("Clarification of the employment")
    intro = _l(
        "Write what you have come to together, and what it builds on. "
        "The employment goes on as the contract says until something else is agreed or decided in the proper way."
    )
    submit_label = _l("File the clarification")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The outcome"), ("outcome", "decided_on", "grounds", "employee_view")),
        Section(
            _l("Before anything is decided about ending the employment"),
            (
                "protection_year_over",
                "adaptation_tried",
                "other_work_considered",
                "discussion_meeting_held",
                "dismissal_notes",
            ),
            _l(
                "These questions are a reminder of what the law asks (Working Environment Act §§ 4-6, 15-1, 15-7, 15-8). "
                "Talk to HR before you go on. The answers are no advice for or against."
            ),
        ),
    )

    outcome = ChoiceAnswer(
        _l("What have you come to?"), options=OUTCOMES, required=_l("Choose what you have come to.")
    )
    decided_on = DateAnswer(
        _l("When was this clear?"),
        toward=Toward.PAST,
        required=_l("Write the day this was clear."),
        checks=(not_in_future, not_before_absence),
    )
    grounds = TextAnswer(
        _l("What does it build on?"),
        limit=4000,
        rows=6,
        required=_l("Write what it builds on: what was tried, what was weighed, who took part."),
        hint=_l("Facts both of you recognise. Not the illness."),
    )
    employee_view = TextAnswer(_l("How does the employee see it?"), rows=4)
    protection_year_over = YesNoAnswer(
        _l("Have more than twelve months passed since the absence began?"),
        when=DISMISSAL,
        required=_l("Answer whether more than twelve months have passed."),
        hint=_l("In the first twelve months nobody can be dismissed because of illness (§ 15-8)."),
    )
    adaptation_tried = YesNoAnswer(
        _l("Has adapted work been tried as far as possible?"),
        when=DISMISSAL,
        required=_l("Answer whether adapted work has been tried as far as possible."),
    )
    other_work_considered = YesNoAnswer(
        _l("Has other suitable work with the employer been considered?"),
        when=DISMISSAL,
        required=_l("Answer whether other suitable work has been considered."),
    )
    discussion_meeting_held = YesNoAnswer(
        _l("Has the discussion meeting with the employee been held?"),
        when=DISMISSAL,
        required=_l("Answer whether the discussion meeting has been held."),
        hint=_l("The employee may bring somebody. The meeting comes before any decision (§ 15-1)."),
    )
    dismissal_notes = TextAnswer(
        _l("What was tried and considered, and what is left to do?"),
        limit=4000,
        when=DISMISSAL,
        required=_l("Write what was tried and considered, and what is left to do."),
    )
