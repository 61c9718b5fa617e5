"""The documented reason why a follow-up plan is obviously unnecessary; the law's own exemption, never a shortcut."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

REASONS = (
    ("too_ill", _l("The employee is so seriously ill that coming back is out of the question for now")),
    ("back_soon", _l("The employee is soon back in full, without adapted work")),
    ("employment_ends", _l("The employment is coming to an end")),
    ("no_contact", _l("It has not been possible to get in touch")),
)


class PlanExemptionForm(DocumentForm):
    """Takes the place of the plan when one is obviously unnecessary."""

    kind = DocumentKind.PLAN_EXEMPTION
    title = _l("No follow-up plan for now")
    intro = _l(
        "A plan can be left out only when it is obviously unnecessary (Working Environment Act § 4-6). "
        "The employee can read what you write here, and you can make a plan later."
    )
    submit_label = _l("File why there is no plan")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("Why"), ("reason", "grounds")),)

    reason = ChoiceAnswer(
        _l("Why is a plan obviously unnecessary?"), options=REASONS, required=_l("Choose the reason.")
    )
    grounds = TextAnswer(
        _l("What do you build this on?"),
        required=_l("Write what you build this on, so that it can be understood later."),
        hint=_l("What you agreed, or how you tried to get in touch and when. Never the diagnosis."),
    )
