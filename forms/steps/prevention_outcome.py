"""What the preventive talks led to: what was agreed, and whether the follow-up can end."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.questions import AGREED
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind

OUTCOMES = (
    ("prevention_solved", _l("It is solved")),
    ("prevention_goes_on_by_itself", _l("What was agreed goes on without more talks")),
    ("prevention_absence_began", _l("An absence has begun, and is followed up as such")),
    ("prevention_not_wanted", _l("No more talks are wanted")),
)


class PreventionOutcomeForm(DocumentForm):
    """Goes to the employee, who confirms it or says what is missing; with it the follow-up can be closed."""

    kind = DocumentKind.PREVENTION_OUTCOME
    title = _l("What the preventive talks led to")
    intro = _l("A few lines both of you recognise: what you talked about at work, and what you agreed.")
    submit_label = _l("Send it to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The talks"), ("held_on", "notes")),
        Section(_l("What you agreed"), ("agreed", "outcome")),
    )

    held_on = DateAnswer(
        _l("When did you talk last?"),
        toward=Toward.PAST,
        hint=_l("Leave it open if no talk was held."),
        checks=(not_in_future, not_before_absence),
    )
    notes = TextAnswer(
        _l("What did you talk about at work?"), hint=_l("Tasks, hours, pace, colleagues. Not the health.")
    )
    agreed = AGREED
    outcome = ChoiceAnswer(_l("How does it go on?"), options=OUTCOMES, required=_l("Choose how it goes on."))
